"""As whom a page reads and writes: as an analyst, perhaps source-blind, or as a lead who writes gold."""

from annotation.ui.session import workbench
from annotation.ui.tickets import Visitor
from annotation.workbench import ArticleView
from schemas import GOLD, Acknowledgement, Article, Commit

_MASKED = "█"


def view_for(visitor: Visitor, article_id: str) -> ArticleView:
    """What the screen shows of an article.

    Raises:
        UnknownArticle, NotAssigned, ReviewClosed, NotAllowed: it is not for this visitor.
    """
    if not visitor.settles:
        view = workbench().masked_view if visitor.is_masked else workbench().view
        return view(article_id, visitor.name)
    workbench().people.require(visitor.name, "review")
    return workbench().adjudication.view(article_id)


def store_for(visitor: Visitor, commit: Commit, article: Article) -> Acknowledgement:
    """Store what was done on the screen.

    Raises:
        CommitRefused, StaleCommit, NotAssigned, ReviewClosed, RulingRefused, NotAllowed: nothing was stored.
    """
    if not visitor.settles:
        store = workbench().masked_commit if visitor.is_masked else workbench().commit
        return store(commit, annotator=visitor.name, article=article)
    workbench().people.require(visitor.name, "review")
    return workbench().adjudication.commit(commit, reason=visitor.settles, author=visitor.name)


def revisions_for(visitor: Visitor, article_id: str) -> dict[str, int]:
    """The present revisions of the labels that the screen writes."""
    reader = GOLD if visitor.settles else workbench().desk.reader(article_id, visitor.name)
    return workbench().revisions(article_id, reader)


def signature(visitor: Visitor) -> str:
    """Whose labels the screen says these are; a browser keeps what is not saved yet apart by it."""
    if visitor.settles:
        return f"{GOLD} · {visitor.name}"
    return f"{visitor.name} · {_MASKED}" if visitor.is_masked else visitor.name

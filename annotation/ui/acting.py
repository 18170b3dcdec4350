"""As whom a page reads and writes: as an analyst, perhaps source-blind, or as a lead who writes gold."""

from annotation.ui.session import workbench
from annotation.ui.tickets import Visitor
from annotation.workbench import ArticleView
from schemas import GOLD, Acknowledgement, Article, Commit, StoryView

_MASKED = "█"


def view_for(visitor: Visitor, article_id: str) -> ArticleView:
    """What the screen shows of an article.

    Raises:
        UnknownArticle, NotAssigned, ReviewClosed, NotAllowed: it is not for this visitor.
    """
    if not visitor.writes_gold:
        view = workbench().masked_view if visitor.is_masked else workbench().view
        return view(article_id, visitor.name)
    workbench().people.require(visitor.name, "review")
    return workbench().adjudication.view(article_id)


def story_for(visitor: Visitor, article_id: str) -> StoryView:
    """What the screen is told of the other articles of a story.

    Raises:
        UnknownArticle, NotAssigned, NotThisReader, ReviewClosed, NotAllowed: it is not for this visitor.
    """
    if not visitor.writes_gold:
        return workbench().story(article_id, visitor.name, reader=visitor.reader, is_masked=visitor.is_masked)
    workbench().people.require(visitor.name, "review")
    return workbench().adjudication.story(article_id)


def store_for(visitor: Visitor, commit: Commit, article: Article) -> Acknowledgement:
    """Store what was done on the screen.

    Raises:
        CommitRefused, StaleCommit, NotAssigned, NotThisReader, ReviewClosed, RulingRefused, NotAllowed:
            nothing was stored.
    """
    if not visitor.writes_gold:
        store = workbench().masked_commit if visitor.is_masked else workbench().commit
        return store(commit, annotator=visitor.name, reader=visitor.reader, article=article)
    workbench().people.require(visitor.name, "review")
    return workbench().adjudication.commit(commit, reason=visitor.settles, author=visitor.name)


def revisions_for(visitor: Visitor, article_id: str) -> dict[str, int]:
    """The present revisions of the labels that the screen writes."""
    if visitor.writes_gold:
        return workbench().revisions(article_id, GOLD)
    reader = workbench().desk.reader(article_id, visitor.name, wanted=visitor.reader)
    return workbench().revisions(article_id, reader)


def signature(visitor: Visitor) -> str:
    """Whose labels the screen says these are."""
    if visitor.writes_gold:
        return f"{GOLD} · {visitor.name}"
    return f"{visitor.name} · {_MASKED}" if visitor.is_masked else visitor.name

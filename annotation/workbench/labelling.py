"""The half of a workbench by which articles are labelled: what is suggested, shown and stored."""

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotation.assistance import is_drawn
from annotation.errors import CommitRefused, ReservedName
from annotation.validity import problem
from annotation.workbench.articles import Articles
from annotation.workbench.given_labels import Given
from annotation.workbench.grading import graded
from annotation.workbench.proposing import Suggesting
from annotation.workbench.source_blind import masked, named
from annotation.workbench.story_claims import StoryClaims
from annotation.workbench.suggesting import names_of, propose
from annotation.workbench.team import Team
from annotation.workbench.viewing import ArticleView, view_of
from schemas import Acknowledgement, Article, Commit, StoryView, may_be_person

if TYPE_CHECKING:
    from annotation.workbench.learning import Learning


class Labelling(Team):
    """What an analyst is shown of an article, and what becomes of what they do."""

    @cached_property
    def articles(self) -> Articles:
        """List, correct and re-cut the stored articles."""
        return Articles(store=self._store, sources=self.registry.index, clock=self._now)

    @cached_property
    def learning(self) -> "Learning":
        """Learn from the labels, judge what the agents propose, order what is open."""
        from annotation.workbench.learning import Learning  # noqa: PLC0415 (only who asks for it pays for it)

        return Learning(
            self.settings,
            store=self._store,
            codebook=self.codebook,
            propose=lambda article: propose(article, sources=names_of(self.registry.index())),
            may_show=self.assigning.may_show,
            clock=self._now,
        )

    @cached_property
    def suggesting(self) -> Suggesting:
        """The agents: what they have read, and the reading of the rest."""
        return Suggesting(
            store=self._store,
            sources=self.registry.index,
            folder=self.settings.suggesting,
            clock=self._now,
            learning=lambda: self.learning,
        )

    def view(self, article_id: str, person: str) -> ArticleView:
        """An article with what its analyst is offered, and the analyst's own labels, nobody else's.

        Raises:
            UnknownArticle: it is not stored.
            NotAssigned: in a team, others read it.
        """
        article = self.articles.get(article_id)
        reader = self.desk.reader(article_id, person)
        agent, suggestions = self.suggesting.newest(article)
        day = article.published or self._now().date()
        suggestions = graded(suggestions, day=day, index=self.registry.index(), codebook=self.codebook)
        step = partial(self.desk.neighbour, article_id, person)
        return view_of(
            article,
            self._store.labels(article_id, reader, withdrawn=True),
            suggestions,
            reader=reader,
            agent=agent,
            is_drawn=partial(is_drawn, self.project, reader, article_id),
            neighbours=(step(step=-1), step(step=1)),
        )

    def commit(
        self, commit: Commit, *, annotator: str, reader: str = "", article: Article | None = None
    ) -> Acknowledgement:
        """Store what an analyst did; it is on disk when this returns.

        `reader` is as whom they did it [default: as whom they read the article now].

        Raises:
            CommitRefused: it does not fit the article or the codebook.
            NotAssigned: in a team, others read it.
            NotThisReader: they do not read it as `reader`.
            StaleCommit: somebody wrote the label first.
        """
        article = article or self.articles.get(commit.article_id)
        reader = self.desk.reader(commit.article_id, annotator, wanted=reader)
        found = problem(commit, article=article, codebook=self.codebook)
        found = found or self._story(article, reader).refusal(commit.changes)
        if found:
            raise CommitRefused(reason=found)
        if any(one.state and one.state.assistance == "hidden" for one in commit.changes):
            self.suggesting.keep_rules(article)  # else nobody could tell later what was held back
        return self._store.commit(commit, annotator=reader, received_at=self._now())

    def story(self, article_id: str, person: str, *, reader: str = "", is_masked: bool = False) -> StoryView:
        """The claims that the analyst has made in the other articles of a story, nobody else's.

        `is_masked` leaves out whatever would name a source.

        Raises:
            UnknownArticle, NotAssigned, NotThisReader: as `commit`.
        """
        article = self.articles.get(article_id)
        story = self._story(article, self.desk.reader(article_id, person, wanted=reader))
        return StoryView(confirmable=story.confirmable()) if is_masked else story.view()

    def _story(self, article: Article, reader: str) -> StoryClaims:
        return StoryClaims(self._store, self.registry.index(), reader=reader, article=article)

    def masked_view(self, article_id: str, person: str) -> ArticleView:
        """The same for a source-blind reading: names of sources and outlets are hidden.

        Raises:
            UnknownArticle, NotAssigned: as `view`.
        """
        return masked(self.view(article_id, person), self.registry.index().sources)

    def masked_commit(
        self, commit: Commit, *, annotator: str, article: Article, reader: str = ""
    ) -> Acknowledgement:
        """Store the judgements of a source-blind reading; sources stay what they were.

        Raises:
            CommitRefused: it sets more than judgements, or does not fit.
            NotAssigned, NotThisReader, StaleCommit: as `commit`.
        """
        reader = self.desk.reader(commit.article_id, annotator, wanted=reader)
        whole = named(commit, self._store, reader)
        return self.commit(whole, annotator=annotator, reader=reader, article=article)

    def import_labels(self, path: Path, *, annotator: str) -> tuple[Acknowledgement, ...]:
        """Store labels made elsewhere, matched to stored articles by the hash of their text.

        Raises:
            ReservedName: no annotator may have it.
            LabelsRefused: the file is refused whole, nothing of it is stored.
            StoreUnavailable: nothing of it is stored either.
        """
        if not may_be_person(annotator):
            raise ReservedName(name=annotator)
        given = Given(path, annotator, codebook=self.codebook, store=self._store, made_at=self._now())
        return given.store_all(registry_id=partial(self.registry.index().id_of, ""), revisions=self.revisions)

    def revisions(self, article_id: str, annotator: str) -> dict[str, int]:
        """The current revision of each label of one analyst in one article, withdrawn ones too."""
        labels = self._store.labels(article_id, annotator, withdrawn=True)
        return {label.key: label.revision for label in labels}

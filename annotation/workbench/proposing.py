"""The agents read the stored articles, ahead of the analysts; what they suggest is kept."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotation.errors import AlreadySuggesting
from annotation.sources import SourceIndex
from annotation.store import Store, Waiting
from annotation.workbench.claiming import claimed, is_claimed
from annotation.workbench.readers import Pool, Read, in_processes, read_all
from annotation.workbench.suggesting import RULES, agent_of, by_rules, names_of
from annotation.workbench.wishes import Wishes
from schemas import Article, Proposal, ReadingFailure, ReadingState, Suggestion

if TYPE_CHECKING:
    from annotation.workbench.learning import Judging, Learning

BATCH = 32
"""Articles whose suggestions are kept in one transaction, at most."""

_PATIENCE_SECONDS = 1.0
"""How long what was read waits to be kept, and the bar to move."""


class Run(NamedTuple):
    """What one run did."""

    read: int
    failed: int


def _never() -> bool:
    return False


def _to_nobody(_done: int, _all: int) -> None:
    pass


class Suggesting:
    """What the agents of a project have read, and the reading of the rest."""

    def __init__(
        self,
        *,
        store: Store,
        sources: Callable[[], SourceIndex],
        folder: Path,
        clock: Callable[[], datetime],
        learning: "Callable[[], Learning]",
    ) -> None:
        self._store = store
        self._sources = sources
        self._learning = learning
        self._now = clock
        self.wishes = Wishes(folder)

    # What there is to read

    def pending(self) -> tuple[Waiting, ...]:
        """The articles that a run would read, in the order of import.

        Those whose newest edition no agent has read; and of those that another agent or version has read the
        ones that somebody asked for and in which something is left to label. Those that failed are left out.
        """
        return self._sorted()[0]

    def _sorted(self) -> tuple[tuple[Waiting, ...], tuple[Waiting, ...], tuple[Waiting, ...]]:
        """Pending, outdated, settled."""
        again = self.wishes.again()
        failed = {(one.article_id, one.agent) for one in self.wishes.failures()}
        rows = [one for one in self._waiting() if (one.article_id, one.agent) not in failed]
        pending = tuple(r for r in rows if not r.is_read or (r.agent in again and not r.is_done))
        outdated = tuple(r for r in rows if r.is_read and not r.is_done and r.agent not in again)
        return pending, outdated, tuple(r for r in rows if r.is_read and r.is_done)

    def _waiting(self) -> tuple[Waiting, ...]:
        return self._store.proposals.waiting(self._agents(), otherwise=self._agent(""))

    def _agents(self) -> dict[str, str]:
        return {code: self._agent(code) for code, _ in self._store.facets().languages}

    def _agent(self, language: str) -> str:
        """Who reads a language: its agent, and the learned model where it judges what that one proposes."""
        return self._learning().beside(str(agent_of(language)))

    def state(self) -> ReadingState:
        """Where the reading stands."""
        pending, outdated, settled = self._sorted()
        return ReadingState(
            articles=self._store.article_count(),
            agents=tuple(dict.fromkeys(self._agents().values())) or (self._agent(""),),
            waiting=len(pending),
            outdated=len(outdated),
            settled=len(settled),
            read=self._store.proposals.agents(),
            failures=self.wishes.failures(),
            is_running=is_claimed(self.wishes.lock),
            is_paused=self.wishes.is_paused(),
        )

    def ask_again(self) -> None:
        """Have the agents of today read what another agent or version has read, and what failed."""
        self.wishes.ask_again(frozenset(self._agents().values()))
        self.wishes.forgive()

    # Reading

    def run(
        self,
        *,
        processes: int = 1,
        stop: Callable[[], bool] = _never,
        on_progress: Callable[[int, int], object] = _to_nobody,
        pool: Pool = in_processes,
    ) -> Run:
        """Read what is pending, also what is imported meanwhile. What was read stays when it is interrupted.

        Args:
            processes: how many read; this one only keeps what they suggest.
            stop: asked again and again whether to end; a pause ends it too.
            on_progress: hears how many are done, of how many.
            pool: makes the processes.

        Raises:
            AlreadySuggesting: another process does it.
            ReadersDied: the processes that read end at once.
            UnwritableProject: the data folder cannot be written to.
        """

        def is_over() -> bool:
            return stop() or self.wishes.is_paused()

        with claimed(self.wishes.lock) as is_ours:
            if not is_ours:
                raise AlreadySuggesting(path=self.wishes.lock.parent.parent)
            done, tried, judging = Run(0, 0), set[str](), self._learning().current()
            while not is_over() and (todo := self._todo(tried)):
                tried.update(todo)
                articles = map(self._article, todo)
                read = read_all(articles, pool=pool, number=processes, sources=self._sources().sources)
                with closing(read):
                    for batch in _batches(read, is_over):
                        done = self._keep(batch, done, judging)
                        on_progress(sum(done), len(tried))
            return done

    def _todo(self, tried: Collection[str]) -> list[str]:
        return [one.article_id for one in self.pending() if one.article_id not in tried]

    def _article(self, article_id: str) -> Article:
        article = self._store.article(article_id)
        assert article is not None, "what waits is stored"  # noqa: S101 (the store's own promise)
        return article

    def _keep(self, batch: list[Read], before: Run, judging: "Judging") -> Run:
        agents = [judging.beside(str(agent_of(one.article.language))) for one in batch]
        self._store.proposals.add(
            self._proposal(one.article, agent, judging(one.article, one.suggestions))
            for one, agent in zip(batch, agents, strict=True)
            if not one.problem
        )
        failures = [
            ReadingFailure(
                article_id=one.article.article_id, title=one.article.title, agent=agent, reason=one.problem
            )
            for one, agent in zip(batch, agents, strict=True)
            if one.problem
        ]
        self.wishes.fail(failures)
        return Run(before.read + len(batch) - len(failures), before.failed + len(failures))

    def keep_rules(self, article: Article) -> None:
        """Keep what the rules suggest, where an analyst was offered it, or not, before it was kept."""
        if not any(one.agent == str(RULES) for one in self._store.proposals.every(article.article_id)):
            self._store.proposals.add([self.proposed_by_rules(article)])

    def proposed_by_rules(self, article: Article) -> Proposal:
        """What the rules suggest, at once."""
        return self._proposal(article, str(RULES), self._by_rules(article))

    # What the screen is given

    def newest(self, article: Article) -> tuple[str, tuple[Suggestion, ...]]:
        """The agent whose suggestions an analyst works with, and these; never by a model.

        The agent of the language if it has read this edition, else the last one that has. An edition that
        none has read yet keeps what was suggested for the one before; the rules would do as well at once.
        """
        preferred = self._agent(article.language)
        kept = self._store.proposals.every(article.article_id)
        here = [one for one in kept if one.revision == article.revision]
        before = kept if preferred != str(RULES) else ()
        for group in (here, before):
            found = [one for one in group if one.agent == preferred] or list(group)
            if found:
                return found[0].agent, found[0].suggestions
        return str(RULES), self._by_rules(article)

    def _by_rules(self, article: Article) -> tuple[Suggestion, ...]:
        return _stamped(by_rules(article, sources=names_of(self._sources())), self._now())

    def _proposal(self, article: Article, agent: str, suggestions: tuple[Suggestion, ...]) -> Proposal:
        now = self._now()
        return Proposal(
            article_id=article.article_id,
            revision=article.revision,
            agent=agent,
            made_at=now,
            suggestions=_stamped(suggestions, now),
        )


def _stamped(suggestions: Iterable[Suggestion], now: datetime) -> tuple[Suggestion, ...]:
    return tuple(one.model_copy(update={"made_at": now}) for one in suggestions)


def _batches(read: Iterable[Read], is_over: Callable[[], bool]) -> Iterator[list[Read]]:
    """What is kept together: as much as is read in a moment."""
    batch: list[Read] = []
    since = time.monotonic()
    for one in read:
        batch.append(one)
        if len(batch) == BATCH or time.monotonic() - since > _PATIENCE_SECONDS:
            yield batch
            batch, since = [], time.monotonic()
        if is_over():
            break
    if batch:
        yield batch

"""Articles in: records read, parsed, stored in batches, grouped into stories."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Literal, NamedTuple
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from pydantic import ValidationError

from annotation.errors import DuplicateArticle, NotAllowed, ReservedName, StaleCommit, WorkbenchError
from annotation.ingest import Options, Record
from annotation.sources import SourceIndex
from annotation.store import Store
from annotation.validity import problem
from annotation.workbench.files import Readable, records_in
from annotation.workbench.parsing import BATCH, Parsed, parsed_batches
from annotation.workbench.storytelling import tell_stories
from schemas import Article, Change, Codebook, Commit, Incoming, Label, is_reserved

AT_ONCE = 500
"""Articles up to which stories are told with the import; more are compared later, all in one go."""

Result = Literal["stored", "known", "duplicate", "refused"]


@dataclass(frozen=True)
class Outcome:
    """What became of one record.

    Attributes:
        result: `known` is the same record from the same place, as after an interrupted import.
        article_id: of the stored article, also of the one that a duplicate repeats.
        error: why it was refused, or what it repeats, with the next step.
        notes: what of the record was not taken over.
        labels: how many came with it and were stored.
    """

    origin: str
    result: Result
    article_id: str = ""
    title: str = ""
    error: WorkbenchError | None = None
    notes: tuple[str, ...] = ()
    labels: int = 0


@dataclass(frozen=True)
class By:
    """Who imports.

    Attributes:
        annotator: whose labels those are that come along and do not say it.
        check: raises `NotAllowed` where who imports may not store labels under a name.
    """

    name: str
    annotator: str
    check: Callable[[str], None]


class Labelled(NamedTuple):
    """The labels that came with an article, ready to be stored."""

    annotator: str
    commit: Commit | None = None
    problem: str = ""


class Importer:
    """One import: from files to stored articles, one outcome a record, a bad one never stops the rest."""

    def __init__(
        self,
        store: Store,
        *,
        sources: SourceIndex,
        codebook: Codebook,
        clock: Callable[[], datetime],
        by: By,
        dry_run: bool = False,
    ) -> None:
        self._store = store
        self._sources = sources
        self._codebook = codebook
        self._now = clock
        self._by = by
        self._dry_run = dry_run
        self._would_store: dict[str, str] = {}  # of a dry run: titles by id

    def run(self, given: Iterable[Readable], options: Options, *, processes: int = 1) -> Iterator[Outcome]:
        """Import; what was stored when the caller stops listening stays, and is `known` the next time."""
        read = (
            one if isinstance(one, Record) else Outcome(origin=one.origin, result="refused", error=one.error)
            for one in records_in(given, options)
        )
        batches = iter(lambda: list(islice(read, BATCH)), [])
        settled = map(self._sorted_out, batches)
        for batch, parsed in parsed_batches(settled, options, processes=processes):
            yield from self._store_batch(batch, parsed)
        if not self._dry_run and 0 < self._store.to_compare() <= AT_ONCE:
            tell_stories(self._store, made_at=self._now())

    def _sorted_out(self, batch: list[Record | Outcome]) -> list[Record | Outcome]:
        """Records that were stored before are outcomes without being parsed."""
        records = {one.sha256: one for one in batch if isinstance(one, Record)}
        known = self._store.known_records(records)
        settled: list[Record | Outcome] = []
        for one in batch:
            there = known.get(one.sha256) if isinstance(one, Record) else None
            settled.append(self._known(one.origin, there.article_id, there.origin) if there else one)
        return settled

    def _known(self, origin: str, article_id: str, there: str) -> Outcome:
        if origin == there:
            return Outcome(origin=origin, result="known", article_id=article_id)
        return self._duplicate(origin, article_id)

    def _duplicate(self, origin: str, article_id: str) -> Outcome:
        article = self._store.article(article_id)
        title = article.title if article else self._would_store.get(article_id, "")
        error = DuplicateArticle(path=origin, article_id=article_id, title=title)
        return Outcome(origin=origin, result="duplicate", article_id=article_id, title=title, error=error)

    def _store_batch(self, batch: Sequence[Record | Outcome], parsed: list[Parsed]) -> Iterator[Outcome]:
        found = map(self._checked, parsed)
        settled = [one if isinstance(one, Outcome) else (one, next(found)) for one in batch]
        incoming = [
            with_outlet(one[1], self._sources)
            for one in settled
            if not isinstance(one, Outcome) and isinstance(one[1], Incoming)
        ]
        labelled = [self._labelled(one) for one in incoming]
        added = iter(zip(incoming, labelled, self._added(incoming, labelled), strict=True))
        for one in settled:
            if isinstance(one, Outcome):
                yield one
            elif isinstance(one[1], WorkbenchError):
                yield Outcome(origin=one[0].origin, result="refused", error=one[1])
            else:
                yield self._outcome(one[0].origin, *next(added))

    def _checked(self, parsed: Parsed) -> Parsed:
        """Labels of others are refused with their article: for who may store them the file is new."""
        if isinstance(parsed, Incoming) and parsed.changes:
            who = parsed.annotator or self._by.annotator
            if is_reserved(who):
                return ReservedName(name=who)
            try:
                self._by.check(who)
            except NotAllowed as error:
                return error
        return parsed

    def _added(self, incoming: list[Incoming], labelled: list[Labelled]) -> tuple[bool, ...]:
        if self._dry_run:
            return tuple(self._is_new(one.article) for one in incoming)
        names = [one.article.article_id for one in incoming]
        commits = [  # of a text that comes twice the first's only: the second's may contradict them
            (one.annotator, one.commit)
            for place, one in enumerate(labelled)
            if one.commit and names[place] not in names[:place]
        ]
        return self._store.add_articles(
            incoming, imported_at=self._now(), importer=self._by.name, commits=commits
        )

    def _is_new(self, article: Article) -> bool:
        name = article.article_id
        is_new = name not in self._would_store and self._store.article(name) is None
        self._would_store.setdefault(name, article.title)
        return is_new

    def _outcome(self, origin: str, incoming: Incoming, labelled: Labelled, is_new: bool) -> Outcome:
        article = incoming.article
        if not is_new:
            labels, refusal = self._add_labels(labelled)
            notes = (*incoming.notes, *filter(None, [labelled.problem or refusal]))
            return replace(self._duplicate(origin, article.article_id), notes=notes, labels=labels)
        return Outcome(
            origin=origin,
            result="stored",
            article_id=article.article_id,
            title=article.title,
            notes=(*incoming.notes, *filter(None, [labelled.problem])),
            labels=len(labelled.commit.changes) if labelled.commit else 0,
        )

    def _labelled(self, incoming: Incoming) -> Labelled:
        """The labels that came with an article as a commit, or why they cannot be one."""
        article, who = incoming.article, incoming.annotator or self._by.annotator
        if not incoming.changes:
            return Labelled(who)
        try:
            commit = Commit(
                commit_id=str(uuid5(NAMESPACE_URL, f"{who}/{article.article_id}/{incoming.record_sha256}")),
                article_id=article.article_id,
                made_at=self._now(),
                codebook_version=self._codebook.version,
                changes=incoming.changes,
            )
        except ValidationError as error:  # more of them than a commit may hold
            return Labelled(who, problem=error.errors()[0]["msg"])
        found = problem(commit, article=article, codebook=self._codebook)
        return Labelled(who, problem=found) if found else Labelled(who, commit)

    def _add_labels(self, labelled: Labelled) -> tuple[int, str]:
        """Store labels of an article that was there already: how many are new, or why they were not."""
        commit = labelled.commit
        if self._dry_run or commit is None:
            return 0, ""
        there = {
            label.key: label
            for label in self._store.labels(commit.article_id, labelled.annotator, withdrawn=True)
        }
        changes = tuple(
            change.model_copy(update={"base": there[change.key].revision if change.key in there else 0})
            for change in commit.changes
            if not _says_the_same(there.get(change.key), change)
        )
        if not changes:
            return 0, ""
        name = f"{commit.commit_id}/{[(change.key, change.base) for change in changes]}"
        again = commit.model_copy(update={"commit_id": str(uuid5(NAMESPACE_URL, name)), "changes": changes})
        try:
            self._store.commit(again, annotator=labelled.annotator, received_at=self._now())
        except StaleCommit as error:
            return 0, str(error)
        return len(changes), ""


def _says_the_same(label: Label | None, change: Change) -> bool:
    if label is None:
        return False
    return (label.claim, label.state, label.withdrawn) == (change.claim, change.state, change.withdraws)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # "http://[bad"
        return ""


def with_outlet(incoming: Incoming, sources: SourceIndex) -> Incoming:
    """With the outlet's entry in the registry, found by its name or by the address of its site."""
    if incoming.is_known:
        return incoming
    article = incoming.article
    host = _host(article.url)
    found = sources.named(article.outlet) if article.outlet else None
    found = found or (sources.named(host) if host else None)
    if found is not None:
        update = {"outlet": article.outlet or found.name, "outlet_id": found.source_id}
    elif host and not article.outlet:
        update = {"outlet": host}
    else:
        return incoming
    return incoming.model_copy(update={"article": article.model_copy(update=update)})

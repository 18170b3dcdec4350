"""The ledger of a project as it is, or of a published version: the claims kept as columns, opened by many."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from annotation import datasets
from annotation.datasets import Cut
from annotation.errors import N_, TextsLeftOut, UnreadableFile
from annotation.ledger.book import open_book
from annotation.ledger.table import States, read_table, renewed, write_table
from annotation.settings import Settings
from annotation.sources import SourceIndex, sources_in
from annotation.store import Store
from annotation.workbench.cutting import cut_of
from annotation.workbench.ledger import Ledger
from annotation.workbench.recent import Recent
from schemas import Article, Label, Selection

_LOG = logging.getLogger(__name__)
_ROWS, _FEW = 2_000_000, 100_000
"""Claims whose tables, and as many whose ledgers, are held: who looks at a page of one asks for it again and
again. A small one counts as `_FEW`, for its registry."""

BEST = Selection(readers="best")
_LEDGER = "the ledger"
NO_REGISTRY = N_("the version was published before versions held the source registry; publish again")

IsBlind = Callable[[str, str], bool]
"""Whether an article, by its id and its story, is still read blind."""

Told = Callable[[int, int], object]
"""Is told now and then how many of how many articles were read."""

_AT_ONCE, _EVERY = 5_000, 200
"""Articles that are read before they are kept, and between two times that somebody is told."""

_Reading = tuple[Article, tuple[Label, ...]]
_Version = tuple[pa.Table, SourceIndex]


class _Read(NamedTuple):
    """A table, what it is made of, and what was known of the store then: the same gives the same table."""

    table: pa.Table
    states: States
    basis: object = None


class Ledgering:
    """Opens ledgers for all threads of a server.

    Args:
        read_blind: says which articles are left out, as versions leave them out.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        store: Store,
        sources: Callable[[], SourceIndex],
        read_blind: Callable[[], IsBlind],
        clock: Callable[[], datetime],
    ) -> None:
        self._root = settings.data / "ledger"
        self._datasets = settings.datasets
        self._store = store
        self._sources = sources
        self._read_blind = read_blind
        self._now = clock
        self._tables: Recent[_Read] = Recent(limit=_ROWS, size=lambda one: max(len(one.table), _FEW))
        self._versions: Recent[_Version] = Recent(limit=_ROWS, size=lambda one: max(len(one[0]), _FEW))
        self._opened: Recent[Ledger] = Recent(limit=_ROWS, size=lambda one: max(len(one.book), _FEW))

    def live(self, *, reader: str = "", as_of: date | None = None, told: Told | None = None) -> Ledger:
        """The ledger of what is labelled now: of the best there is of each sentence, or all of one reader's.

        What a reader made of an article that is still read blind is in that reader's own ledger only.
        """
        if reader:
            return self._now_of(Selection(readers="one", reader=reader), _nothing_is_blind, as_of, told)
        return self._now_of(BEST, self._read_blind(), as_of, told)

    def of(self, selection: Selection, *, as_of: date | None = None) -> Ledger:
        """The ledger of what a version of this selection would hold now."""
        return self._now_of(selection, self._read_blind(), as_of, None)

    def _now_of(
        self, selection: Selection, is_blind: IsBlind, as_of: date | None, told: Told | None
    ) -> Ledger:
        name = hashlib.sha256(selection.model_dump_json().encode()).hexdigest()[:16]
        path = self._root / f"{'own' if is_blind is _nothing_is_blind else 'live'}-{name}.claims"

        def make(held: _Read | None) -> _Read:
            basis = self._store.moment(), is_blind  # before the reading: what comes meanwhile is another one
            if held and held.basis == basis:
                return held
            held = held or _Read(*read_table(path))
            with self._store.snapshot() as snapshot:
                cut = cut_of(snapshot, selection, is_blind=is_blind, reader=selection.reader)
                return self._refreshed(path, held, cut, selection, told)._replace(basis=basis)

        table, states, _ = self._tables.made(path, make)
        state = (path, hash(tuple(states.items())))
        return self._open(state, table, self._sources(), as_of, today=self._now().date())

    def version(self, dataset: str, number: int, *, as_of: date | None = None) -> Ledger:
        """The ledger of a published version, with the registry of its day: the same for ever.

        Raises:
            UnknownDataset, UnknownVersion, DamagedVersion, NewerVersion, TextsLeftOut: as reading it does.
            UnreadableFile: the version is from before versions held the registry.
        """
        folder = datasets.version_folder(self._datasets, dataset, number)
        manifest = datasets.read_manifest(folder)
        if manifest.texts != "whole":
            raise TextsLeftOut(version=number, dataset=dataset, format=_LEDGER)
        registry = datasets.registry_of(folder, manifest)
        if not registry:
            raise UnreadableFile(path=folder, reason=NO_REGISTRY)
        path = self._root / f"{dataset}-{number:06d}-{manifest.csv_sha256[:16]}.claims"
        name = (path, hash(registry))

        def make(held: _Version | None) -> _Version:
            return held or (_published(path, folder), SourceIndex(sources_in(registry, path=folder)))

        day = manifest.published_at.date()
        return self._open(name, *self._versions.made(name, make), as_of, today=day)

    def _refreshed(self, path: Path, held: _Read, cut: Cut, selection: Selection, told: Told | None) -> _Read:
        """The table of what is there now: only articles that have changed are read.

        What was read is kept some thousands at a time: whoever is interrupted goes on there.
        """
        table, before, now = held.table, held.states, dict(cut.articles)
        if now == before:
            return held
        changed = [name for name, state in now.items() if before.get(name) != state]
        for start in range(0, len(changed) or 1, _AT_ONCE):
            some = changed[start : start + _AT_ONCE]
            known = {**before, **{name: now[name] for name in some}}
            so_far = {name: known[name] for name in now if name in known}
            read = _counted(cut.read(some), told, start, len(changed))
            table, before = renewed(table, before, so_far, _chosen(read, selection)), so_far
            self._tables.hold(path, _Read(table, before))
            _keep(path, table, before)
        return _Read(table, before)

    def _open(
        self, name: object, table: pa.Table, index: SourceIndex, as_of: date | None, *, today: date
    ) -> Ledger:
        """The book of a table with the grades of a day: none that are to come."""

        def make(held: Ledger | None) -> Ledger:
            if held:
                return held
            return Ledger(open_book(table, index, as_of=as_of, graded_on=as_of or today), self._store.article)

        return self._opened.made((name, index.digest, as_of, today), make)


def _nothing_is_blind(_article_id: str, _story: str) -> bool:
    return False


def _published(path: Path, folder: Path) -> pa.Table:
    """The table of a version, which stays as it is."""
    table, states = read_table(path)
    if not states:
        readings = list(datasets.read_version(folder).readings())
        states = {article.article_id: "published" for article, _ in readings}
        table = renewed(table, {}, states, readings)
        _keep(path, table, states)
    return table


def _keep(path: Path, table: pa.Table, states: States) -> None:
    """Keep a table for the next start; a disk that takes none costs that start time, and nothing else."""
    try:
        write_table(path, table, states)
    except OSError as error:
        _LOG.warning("the table of the ledger is not kept: %s: %s", path, error.strerror or error)


def _counted(read: Iterable[_Reading], told: Told | None, start: int, total: int) -> Iterator[_Reading]:
    for number, one in enumerate(read, start=start):
        if told and number and number % _EVERY == 0:
            told(number, total)
        yield one


def _chosen(read: Iterable[_Reading], selection: Selection) -> Iterator[_Reading]:
    for article, labels in read:
        yield article, datasets.published_labels(article, labels, selection)

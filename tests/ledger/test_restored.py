"""Whatever is merged and parted again, every figure is as it was; in a corpus of chance."""

from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.errors import SourceRefused
from annotation.sources import SourceIndex, merged, separated, split_off
from annotation.workbench.ledger import Ledger
from schemas import Grade, LedgerQuery, Source
from tests.ledger.corpus import RIA, SOURCES, Read, book, by_chance
from tests.ledger.figures import figures

GRADED = tuple(
    one.model_copy(update={"grades": (Grade(since=date(2020, 1, 1), value=value, reason="r"),)})
    for one, value in zip(SOURCES, "ABCDE", strict=True)
)
PAIRS = st.lists(st.tuples(st.sampled_from(SOURCES), st.sampled_from(SOURCES)), min_size=1, max_size=5)
ASKED = st.sampled_from([LedgerQuery(), LedgerQuery(topic="OTAN"), LedgerQuery(outlet="TASS", story="s")])
SEEDS = st.integers(0, 7)


@cache
def _corpus(seed: int) -> tuple[Read, ...]:
    return by_chance(seed)


def _ledger(seed: int, index: SourceIndex) -> Ledger:
    return Ledger(book(*_corpus(seed), sources=index.entries), lambda _article: None)


@settings(deadline=None, max_examples=40)
@given(seed=SEEDS, pairs=PAIRS, query=ASKED)
def test_merging_sources_and_separating_them_restores_every_figure(
    seed: int, pairs: list[tuple[Source, Source]], query: LedgerQuery
) -> None:
    before = index = SourceIndex(GRADED)
    done = list[str]()
    for one, other in pairs:
        try:
            index = index.changed(merged(index, one.source_id, other.source_id))
        except SourceRefused:
            continue
        done.append(one.source_id)
    together = figures(_ledger(seed, index), query)
    for source_id in reversed(done):
        index = index.changed(separated(index, source_id))

    was = figures(_ledger(seed, before), query)
    assert figures(_ledger(seed, index), query) == was
    assert bool(done) == (together["who"] != was["who"])


@settings(deadline=None, max_examples=20)
@given(seed=SEEDS, query=ASKED)
def test_splitting_a_source_and_merging_it_back_restores_every_figure(seed: int, query: LedgerQuery) -> None:
    index = SourceIndex(GRADED)
    other = Source(source_id="ria-2", name="Agence RIA", kind="agency")
    apart = index.changed(*split_off(index, "ria", other, {"RIA"}))
    back = apart.changed(merged(apart, "ria-2", "ria"))

    was = figures(_ledger(seed, index), query)
    assert figures(_ledger(seed, apart), query) != was
    assert figures(_ledger(seed, back), query) == was


def test_every_source_of_the_registry_speaks_in_the_corpus() -> None:
    known = {one.source_id for one in (*SOURCES, RIA)}
    assert all(
        known <= {one.key for one in _ledger(seed, SourceIndex(GRADED)).book.entities} for seed in range(8)
    )

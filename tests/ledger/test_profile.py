"""What the claims of one source are made of, part by part, in corpora of chance and in planted ones."""

from collections import Counter

import numpy as np
import pytest

from annotation.ledger.standing import rows_in
from annotation.workbench.ledger import Ledger
from schemas import LedgerQuery
from tests.ledger.corpus import book, by_chance, read, said

FIRST = read(
    "a", said(1, "Moscou", "TASS"), said(2, "Moscou"), said(3, "Moscou"), said(4, "Moscou"), day="2026-03-01"
)
LATER = read(
    "b",
    said(5, "Kyiv", links=(("support", FIRST, 1), ("deny", FIRST, 2), ("support", FIRST, 3))),
    said(6, "Kyiv", links=(("deny", FIRST, 3), ("comment", FIRST, 4))),
    said(7, voice="author"),
    said(8, "Moscou", "RIA", "TASS", quote_type="direct", links=(("support", FIRST, 2),)),
    day="2026-04-02",
)  # fmt: skip


@pytest.fixture(name="found", params=range(4))
def _found(request: pytest.FixtureRequest) -> Ledger:
    return Ledger(book(*by_chance(request.param)), lambda _article: None)


@pytest.fixture(name="planted")
def _planted() -> Ledger:
    return Ledger(book(FIRST, LATER), lambda _article: None)


def test_every_claim_of_a_source_is_in_one_part(found: Ledger) -> None:
    for one in found.standings():
        query = LedgerQuery(source=one.entity.key)
        for make in (found.fates, found.credibilities, found.months, found.depths):
            rows = [row for part in make(query) for row in part.rows]
            assert sorted(rows) == sorted(found.rows_of(one.entity.key, role="originator"))


def test_a_topic_has_the_claims_of_a_source_that_are_towards_it(found: Ledger) -> None:
    targets = found.book.table["stance_target"].to_pylist()
    for one in found.standings():
        query = LedgerQuery(source=one.entity.key)
        own = found.rows_of(one.entity.key, role="originator")
        counts = Counter(name for row in own for name in set(targets[row]))
        assert {part.value: part.claims for part in found.targets(query)} == counts


def test_partners_are_the_citations_with_a_source_at_one_end(found: Ledger) -> None:
    pairs = Counter(
        {(one.citing, one.cited): one.claims for one in found.network()[0] if one.citing != one.cited}
    )
    for entity in found.book.entities:
        number = found.book.by_key[entity.key]
        takers = {one.citing: one.claims for one in found.takers(entity.key)}
        givers = {one.cited: one.claims for one in found.givers(entity.key)}
        assert takers == {citing: n for (citing, cited), n in pairs.items() if cited == number}
        assert givers == {cited: n for (citing, cited), n in pairs.items() if citing == number}


def test_a_source_alone_has_the_standing_that_it_has_among_all(found: Ledger) -> None:
    for role in ("originator", "relay"):
        for query in (LedgerQuery(), LedgerQuery(outlet="TASS")):
            for one in found.standings(role=role, query=query):
                assert found.standing(one.entity.key, role=role, query=query) == one
    assert found.standing("nobody") is None


def test_a_ledger_is_narrowed_to_a_root(found: Ledger) -> None:
    for one in found.standings():
        rows = np.flatnonzero(rows_in(found.book, LedgerQuery(source=one.entity.key)))
        assert rows.tolist() == list(found.rows_of(one.entity.key, role="originator"))
    assert not rows_in(found.book, LedgerQuery(source="nobody")).any()


def test_what_became_of_the_claims_of_a_source_is_as_planted(planted: Ledger) -> None:
    found = planted.fates(LedgerQuery(source="moscow"))

    assert {part.value: part.rows for part in found} == {
        "confirmed": (0,),
        "contradicted": (1,),
        "contested": (2,),
        "neither": (3, 7),
    }


def test_depth_counts_the_names_behind_the_outlet(planted: Ledger) -> None:
    assert [(one.names, one.rows, one.worded, one.direct) for one in planted.depths()] == [
        (0, (6,), 0, 0),
        (1, (1, 2, 3, 4, 5), 5, 0),
        (2, (0,), 1, 0),
        (3, (7,), 1, 1),
    ]


def test_claims_are_counted_by_month(planted: Ledger) -> None:
    assert [(one.value, one.claims) for one in planted.months()] == [("2026-03", 4), ("2026-04", 4)]


def test_a_claim_has_its_links_in_both_directions_and_which_of_them_count(planted: Ledger) -> None:
    first = planted.claims_of(FIRST[0].article_id)
    later = planted.claims_of(LATER[0].article_id)

    assert [(one.confirmed, one.contradicted, one.names) for one in first] == [
        (True, False, 2),
        (False, True, 1),
        (True, True, 1),
        (False, False, 1),
    ]
    denied = [(one.relation, one.is_own, one.counts, one.other.claim_id[:8]) for one in first[1].links]
    assert denied == [("deny", False, True, "00000005"), ("support", False, False, "00000008")]
    assert [(one.relation, one.is_own, one.counts) for one in later[1].links] == [
        ("deny", True, True),
        ("comment", True, False),
    ]
    assert first[0].root is not None and first[0].root.key == "moscow"
    assert later[2].links == ()

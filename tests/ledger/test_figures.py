"""Every figure of a made corpus is what was planted in it."""

from datetime import date

import numpy as np
import pytest
from scipy.stats import beta

from annotation.ledger.behind import rows_of
from annotation.ledger.founding import unfounded
from annotation.ledger.outcomes import links_of, outcomes_of
from annotation.ledger.reliability import LEVEL, prior, reliabilities, share_interval
from annotation.ledger.standing import Standing, rows_in, standings
from schemas import Grade, LedgerQuery
from tests.ledger.corpus import SOURCES, TASS, Read, book, read, said

AGAINST = {"stance": (("OTAN", "AGAINST"),)}
FOR = {"stance": (("OTAN", "FAVOR"), ("Paix", "NEUTRAL"))}


def _standings(*reads: Read, **asked: object) -> dict[str, Standing]:
    found = book(*reads)
    outcomes = outcomes_of(found, links_of(found))
    return {one.entity.key: one for one in standings(found, outcomes, **asked)}


# Outcomes

FIRST = read(
    "a",
    said(1, "Moscou"),
    said(2, "Moscou"),
    said(3, "Moscou"),
    said(4, "un responsable"),
    day="2026-03-01",
    story="s",
)
LATER = read(
    "b",
    said(5, "Kyiv", links=(("support", FIRST, 1), ("deny", FIRST, 2))),
    said(6, "Moscou", links=(("support", FIRST, 3),)),
    said(7, "un responsable", links=(("support", FIRST, 2),)),
    said(8, "RIA", links=(("support", FIRST, 2), ("comment", FIRST, 3))),
    day="2026-03-02",
    story="s",
)  # fmt: skip


def test_a_claim_is_confirmed_by_another_named_root_and_contradicted_by_anybody() -> None:
    found = book(FIRST, LATER)
    outcomes = outcomes_of(found, links_of(found))

    assert np.flatnonzero(outcomes.confirmed).tolist() == [0, 1]
    assert np.flatnonzero(outcomes.contradicted).tolist() == [1]
    assert np.flatnonzero(outcomes.contested).tolist() == [1]


def test_what_is_known_to_be_older_than_a_claim_says_nothing_of_it() -> None:
    early = read("b", said(5, "Kyiv", links=(("support", FIRST, 1), ("deny", FIRST, 2))), day="2026-02-01")
    undated = read("c", said(6, "Kyiv", links=(("support", FIRST, 1), ("deny", FIRST, 2))))
    for other, ends in ((early, ([], [])), (undated, ([0], [1]))):
        found = book(FIRST, other)
        outcomes = outcomes_of(found, links_of(found))
        assert (
            np.flatnonzero(outcomes.confirmed).tolist(),
            np.flatnonzero(outcomes.contradicted).tolist(),
        ) == ends


def test_a_link_that_leads_out_of_the_book_is_counted_and_no_more() -> None:
    found = book(LATER)

    assert links_of(found).missing == 6
    assert not outcomes_of(found, links_of(found)).confirmed.any()


# Standings

RATED = read(
    "a",
    said(1, "Moscou", "TASS", quote_type="direct", judgements={"information_credibility": "2"}, **AGAINST),
    said(2, "Moscou", "TASS", quote_type="mixed", judgements={"information_credibility": "6"}),
    said(3, "Kyiv", judgements={"information_credibility": "2"}, **FOR),
    said(4, voice="author", judgements={"information_credibility": "5"}),
    said(5, "TASS"),
    day="2026-03-01",
    story="s",
)
MORE = read(
    "b", said(6, "Moscou"), said(7, "Kyiv", **AGAINST), day="2026-04-01", story="t", outlet="The Times"
)


def test_a_source_has_its_counts_as_originator() -> None:
    moscow = _standings(RATED, MORE)["moscow"]

    assert (moscow.claims, moscow.articles, moscow.stories) == (3, 2, 2)
    assert (moscow.worded, moscow.direct) == (3, 1)
    assert (moscow.credibility, moscow.unrated) == ((0, 1, 0, 0, 0), 2)
    assert (moscow.first, moscow.last) == (date(2026, 3, 1), date(2026, 4, 1))


def test_a_source_has_its_counts_as_relay_and_outlets_relay_what_others_say() -> None:
    found = _standings(RATED, MORE, role="relay")

    assert {name: one.claims for name, one in found.items()} == {"tass": 2, "~le jour": 4, "times": 2}
    assert {one.reliability for one in found.values()} == {None}
    assert _standings(RATED)["~le jour"].claims == 1


@pytest.mark.parametrize(
    ("query", "counts"),
    [
        (LedgerQuery(topic="OTAN"), {"moscow": 1, "kyiv": 2}),
        (LedgerQuery(topic="Paix"), {"kyiv": 1}),
        (LedgerQuery(topic="nothing"), {}),
        (LedgerQuery(story="t"), {"moscow": 1, "kyiv": 1}),
        (LedgerQuery(outlet="Le Jour"), {"moscow": 2, "kyiv": 1, "~le jour": 1, "tass": 1}),
        (LedgerQuery(since=date(2026, 3, 2)), {"moscow": 1, "kyiv": 1}),
        (LedgerQuery(until=date(2026, 3, 1)), {"moscow": 2, "kyiv": 1, "~le jour": 1, "tass": 1}),
    ],
)
def test_a_ledger_is_narrowed(query: LedgerQuery, counts: dict[str, int]) -> None:
    found = book(RATED, MORE)
    outcomes = outcomes_of(found, links_of(found))

    rows = rows_in(found, query)
    assert {one.entity.key: one.claims for one in standings(found, outcomes, rows=rows)} == counts


# Reliability


def test_reliability_is_the_posterior_of_the_grade_and_of_what_became_of_the_claims() -> None:
    graded = TASS.model_copy(update={"grades": (Grade(since=date(2026, 1, 1), value="B", reason="so"),)})
    claims = [said(number, "TASS") for number in range(1, 8)]
    first = read("a", *claims, day="2026-03-01")
    links = [("support", first, number) for number in (1, 2, 3)]
    denied = [("deny", first, number) for number in (3, 4)]
    later = read("b", said(9, "Kyiv", links=links), said(10, "RIA", links=denied), day="2026-03-02")
    found = book(first, later, sources=[graded, *(one for one in SOURCES if one.source_id != "tass")])
    (tass,) = [
        one for one in standings(found, outcomes_of(found, links_of(found))) if one.entity.key == "tass"
    ]

    assert (tass.claims, tass.confirmed, tass.contradicted, tass.contested) == (7, 3, 2, 1)
    said_ = tass.reliability
    assert (said_.grade, said_.held, said_.failed, said_.n) == ("B", 2, 1, 3)
    after = beta(4 * 0.7 + 2, 4 * 0.3 + 1)
    assert said_.mean == pytest.approx(after.mean(), abs=1e-12)
    assert (said_.low, said_.high) == pytest.approx(after.interval(LEVEL), abs=1e-9)


@pytest.mark.parametrize(
    ("grade", "counts"), [("A", (3.6, 0.4)), ("E", (0.4, 3.6)), ("F", (1, 1)), ("", (1, 1))]
)
def test_a_grade_stands_for_trials_and_nobody_can_judge_is_no_middle_value(
    grade: str, counts: object
) -> None:
    assert prior(grade) == pytest.approx(counts)
    (found,) = reliabilities([grade], [0], [0])
    assert found.n == 0
    assert found.low < found.mean < found.high


def test_a_grade_counts_only_from_its_day_on() -> None:
    graded = TASS.model_copy(update={"grades": (Grade(since=date(2026, 5, 1), value="E", reason="so"),)})
    one = read("a", said(1, "TASS"), day="2026-03-01")
    for as_of, grade in ((date(2026, 4, 30), ""), (date(2026, 5, 1), "E"), (None, "E")):
        found = book(one, sources=(graded,), as_of=as_of)
        (tass,) = standings(found, outcomes_of(found, links_of(found)))
        assert tass.reliability.grade == grade


def test_the_interval_of_a_share_is_that_of_jeffreys() -> None:
    low, high = share_interval([3], [10])

    assert (low[0], high[0]) == pytest.approx(beta(3.5, 7.5).interval(LEVEL), abs=1e-9)


# What lies behind


@pytest.mark.parametrize(
    ("key", "role", "rows"),
    [
        ("moscow", "originator", [0, 1, 5]),
        ("tass", "relay", [0, 1]),
        ("times", "relay", [5, 6]),
        ("nobody", "originator", []),
    ],
)
def test_the_claims_of_a_source_are_found(key: str, role: str, rows: list[int]) -> None:
    found = book(RATED, MORE)

    assert rows_of(found, key, role=role, rows=found.everything).tolist() == rows


def test_a_claim_that_stands_for_several_is_found_by_the_names_of_all() -> None:
    first = read("a", said(1, "Moscou", also=(11, 12)), day="2026-03-01")
    later = read("b", said(2, "Kyiv", links=(("support", first, 12),)), day="2026-03-02")
    found = book(first, later)

    assert links_of(found).missing == 0
    assert np.flatnonzero(outcomes_of(found, links_of(found)).confirmed).tolist() == [0]


def test_claims_without_words_are_not_counted_as_quoted_or_not() -> None:
    assert _standings(read("a", said(1, "Moscou"), said(2, "Moscou", is_credit=True)))["moscow"].worded == 1


def test_a_claim_rated_as_confirmed_needs_another_root_in_its_story() -> None:
    rated = {"judgements": {"information_credibility": "1"}}
    found = book(
        read("a", said(1, "Moscou", **rated), said(2, "Moscou"), story="alone"),
        read("b", said(3, "Moscou", **rated), said(4, "Kyiv"), story="two"),
        read("c", said(5, "Moscou", **rated), said(6, "un responsable"), story="nobody"),
        read("d", said(7, "un responsable", **rated), said(8, "Kyiv"), story="other"),
        read("e", said(9, "Moscou", **rated), said(10, voice="author"), story="three"),
    )

    assert np.flatnonzero(unfounded(found)).tolist() == [0, 4]

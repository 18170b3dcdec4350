"""Behind every mark of every picture are exactly its claims, in a corpus of chance."""

from typing import Any

import numpy as np
import pytest

from annotation.ledger.book import NOBODY, Book
from annotation.workbench.ledger import Ledger
from tests.ledger.chance import corpus


@pytest.fixture(name="found", params=range(6))
def _found(request: pytest.FixtureRequest) -> Ledger:
    return Ledger(corpus(request.param), lambda _article: None)


def _where(book: Book, column: str, value: str) -> set[int]:
    return {row for row, one in enumerate(book.table[column].to_pylist()) if one == value}


def _who(numbers: Any, entity: int) -> set[int]:
    return set(np.flatnonzero(numbers == entity).tolist())


def test_each_flow_has_its_claims_and_no_others(found: Ledger) -> None:
    flows, left_out = found.flows()
    ends = {0: ("root", "last_relay"), 1: ("last_relay", "outlet"), 2: ("root", "outlet")}
    for one in flows:
        giver, taker = (getattr(found.book, name) for name in ends[one.layer])
        assert one.claims == len(set(one.rows)) > 0
        assert set(one.rows) <= _who(giver, one.giver) & _who(taker, one.taker)
        assert found.book.is_attributed[list(one.rows)].all()
        assert (found.book.last_relay[list(one.rows)] == NOBODY).all() == (one.layer == 2)
    drawn = [row for one in flows if one.layer > 0 for row in one.rows]
    book = found.book
    whole = book.is_attributed & (book.root != NOBODY) & (book.outlet != NOBODY)
    assert len(drawn) == len(set(drawn)) == whole.sum() - left_out


def test_each_citation_has_its_claims_and_no_others(found: Ledger) -> None:
    for one in found.network()[0]:
        asked = (found.edges.citing == one.citing) & (found.edges.cited == one.cited)
        assert sorted(one.rows) == sorted(set(found.edges.row[asked].tolist()))


def test_each_stance_has_its_claims_and_no_others(found: Ledger) -> None:
    for one in found.leanings():
        targets = found.book.table["stance_target"].to_pylist()
        towards = {row for row, those in enumerate(targets) if one.target in those}
        assert set(one.rows) == towards & _who(found.book.root, one.source)
        assert one.n == len(one.rows) <= one.favor + one.against + one.neutral + one.unclear


def test_each_share_has_its_claims_and_no_others(found: Ledger) -> None:
    own = set(np.flatnonzero(~found.book.is_attributed).tolist())
    for one in found.factualities():
        judged = _where(found.book, "factuality_source", one.value)
        assert set(one.rows) == judged & _who(found.book.root, one.of)
    for one in found.forces():
        forced = _where(found.book, "cue_force", one.value) - own
        assert set(one.rows) == forced & _who(found.book.outlet, one.of)
    shares = found.forces()
    for entity in {one.of for one in shares}:
        assert {one.n for one in shares if one.of == entity} == {
            sum(one.claims for one in shares if one.of == entity)
        }


def test_each_rating_has_its_claims_and_no_others(found: Ledger) -> None:
    for one in found.admiralty()[0]:
        rated = _where(found.book, "source_reliability", one.reliability)
        assert set(one.rows) == rated & _where(found.book, "information_credibility", one.credibility)


def test_each_source_has_as_many_claims_as_are_counted(found: Ledger) -> None:
    for role in ("originator", "relay"):
        for one in found.standings(role=role):
            rows = found.rows_of(one.entity.key, role=role)
            assert len(set(rows)) == len(rows) == one.claims


def test_each_story_and_each_point_of_its_time_line_have_their_claims(found: Ledger) -> None:
    for story in found.stories():
        attributed = set(np.flatnonzero(found.book.is_attributed).tolist())
        assert set(story.rows) == _where(found.book, "story_id", story.story) & attributed
        points = found.timeline(story.story)
        rows = [row for one in points for row in one.rows]
        known = set(np.flatnonzero(found.book.root != NOBODY).tolist())
        assert sorted(rows) == sorted(_where(found.book, "story_id", story.story) & known)
        for one in points:
            assert len({found.book.table["article_id"][row].as_py() for row in one.rows}) == 1
            assert set(one.rows) <= _who(found.book.root, one.entity)

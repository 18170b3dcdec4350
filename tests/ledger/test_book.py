"""The claims as columns, and everybody in them resolved."""

from datetime import date
from pathlib import Path
from random import Random

import numpy as np
import pytest

from annotation.ledger.book import NOBODY
from annotation.ledger.table import claims_table, read_table, renewed, write_table
from annotation.sources import SourceIndex, merged
from schemas import Grade
from tests.ledger.corpus import SOURCES, TIMES, book, key, keys, read, said

ONE = read("a", said(1, "Moscou", "TASS"), said(2, "RIA"), day="2026-03-01", story="s")
TWO = read("b", said(3, voice="author"), said(4), outlet="The Times", day="2026-03-02", story="s")
THREE = read("c", said(5, "Dr Who", "un responsable"), outlet="")


def test_each_claim_has_its_root_its_depth_and_its_outlet() -> None:
    found = book(ONE, TWO, THREE)

    assert [key(found, one) if one != NOBODY else "" for one in found.root] == [
        "moscow", "ria", "times", "", "~dr who",
    ]  # fmt: skip
    assert found.depth.tolist() == [3, 2, 1, 1, 2]
    assert [key(found, one) if one != NOBODY else "" for one in found.outlet] == ["~le jour"] * 2 + [
        "times"
    ] * 2 + [""]
    assert found.has_named_root.tolist() == [True, True, True, False, True]
    assert keys(found, found.hop_entity) == ["moscow", "tass", "ria", "~dr who", "~un responsable"]
    assert found.hop_place.tolist() == [0, 1, 0, 0, 1]


def test_whoever_cannot_be_told_from_others_is_no_named_source() -> None:
    found = book(read("a", said(1, "un responsable"), said(2, "Dr Who")))

    assert found.has_named_root.tolist() == [False, True]


def test_a_merge_moves_every_claim_and_separating_brings_them_back() -> None:
    before = book(ONE, TWO)
    index = SourceIndex(SOURCES)
    changed = merged(index, "ria", "tass")
    after = book(ONE, TWO, sources=(changed, *SOURCES[1:]))

    assert keys(after, after.hop_entity) == ["moscow", "tass", "tass"]
    again = book(ONE, TWO)
    assert again.entities == before.entities
    assert np.array_equal(again.root, before.root)


def test_as_of_a_day_only_what_was_published_until_then_counts() -> None:
    assert len(book(ONE, TWO, THREE, as_of=date(2026, 3, 1))) == 2
    assert len(book(ONE, TWO, THREE, as_of=date(2026, 2, 1))) == 0
    assert len(book(ONE, TWO, THREE)) == 5


def test_no_claim_is_no_trouble() -> None:
    found = book()

    assert len(found) == len(found.root) == len(found.depth) == 0
    assert found.entities == ()


def test_a_table_is_kept_and_only_what_has_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "ledger" / "one.claims"
    before = {ONE[0].article_id: "1", TWO[0].article_id: "1"}
    table = renewed(claims_table(()), {}, before, [ONE, TWO])
    write_table(path, table, before)
    kept, states = read_table(path)
    assert (kept.equals(table), states) == (True, before)

    revised = (TWO[0], TWO[1][:1])
    now = {THREE[0].article_id: "1", **before, TWO[0].article_id: "2"}
    found = renewed(kept, states, now, [THREE, revised])
    assert found.to_pylist() == claims_table([THREE, ONE, revised]).to_pylist()
    assert renewed(found, now, {}, []).num_rows == 0


@pytest.mark.parametrize("pieces", [0, 200])
def test_a_renewed_table_is_the_one_made_of_all_at_once(pieces: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the order changes, in few pieces or in many."""
    monkeypatch.setattr("annotation.ledger.table._PIECES", pieces)
    reads = [read(f"t{number}", *(said(9 * number + one) for one in range(3))) for number in range(12)]
    reads[5] = (reads[5][0], ())
    names = [article.article_id for article, _ in reads]
    table, before = renewed(claims_table(()), {}, dict.fromkeys(names, "1"), reads), dict.fromkeys(names, "1")
    assert table.to_pylist() == claims_table(reads).to_pylist()

    chance = Random(7)  # noqa: S311 (no secret)
    for step in range(20):
        order = chance.sample(range(12), chance.randrange(13))
        now = {names[one]: before.get(names[one], "") or f"back {step}" for one in order}
        for one in chance.sample(sorted(now), len(now) // 4):
            now[one] = f"changed {step}"
        changed = [
            one for one in reads if now.get(one[0].article_id) not in (None, before.get(one[0].article_id))
        ]
        table, before = renewed(table, before, now, changed), now
        assert table.to_pylist() == claims_table([reads[one] for one in order]).to_pylist()
        assert all(table[name].num_chunks <= 1 for name in table.column_names)


@pytest.mark.parametrize("content", [None, b"", b"PAR1 of something else"])
def test_a_table_that_cannot_be_read_is_none(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "one.claims"
    if content is not None:
        path.write_bytes(content)
    table, states = read_table(path)

    assert (table.num_rows, states) == (0, {})


def test_every_byte_of_a_kept_table_that_is_flipped_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "one.claims"
    write_table(path, claims_table([ONE, TWO]), {ONE[0].article_id: "1", TWO[0].article_id: "1"})
    kept = path.read_bytes()
    assert read_table(path)[1]

    for at in range(len(kept)):
        path.write_bytes(kept[:at] + bytes([kept[at] ^ 1 << at % 8]) + kept[at + 1 :])
        assert read_table(path)[1] == {}
    for cut in (kept[:-1], kept + b"x"):
        path.write_bytes(cut)
        assert read_table(path)[1] == {}


def test_an_outlet_is_found_in_the_registry_by_its_name() -> None:
    found = book(read("a", said(1, voice="author"), outlet="the times"))

    assert found.entities[0].entry == TIMES


def test_who_a_source_is_does_not_hang_on_the_order_of_the_articles() -> None:
    one = read("a", said(1, "Dr Who", kinds=("anonymous",)))
    two = read("b", said(2, "Dr Who", kinds=("person",)), said(3, "dr who", kinds=("person",)))
    for reads in ((one, two), (two, one)):
        (who,) = (found for found in book(*reads).entities if found.key == "~dr who")
        assert (who.name, who.kind, who.is_named) == ("Dr Who", "person", True)


def test_grades_count_from_the_day_that_is_asked_for() -> None:
    grades = (
        Grade(since=date(2020, 1, 1), value="A", reason="a"),
        Grade(since=date(2199, 1, 1), value="E", reason="b"),
    )
    graded = SOURCES[0].model_copy(update={"grades": grades})
    for asked, grade in (
        ({"graded_on": date(2026, 1, 1)}, "A"),
        ({}, "E"),
        ({"as_of": date(2019, 1, 1)}, ""),
    ):
        found = book(read("a", said(1, "RIA"), day="2018-01-01"), sources=(graded,), **asked)
        assert found.entities[0].grade == grade

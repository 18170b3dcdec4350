"""Who is meant by an id and a name, whatever was merged and split since."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.errors import SourceRefused, UnknownSource
from annotation.sources import SourceIndex, added, merged, regraded, revised, separated, split_off
from schemas import Grade, Source

STATE = Source(source_id="ru", name="Russie", kind="government", aliases={"fr": ("Moscou",)})
KREMLIN = Source(source_id="kremlin", name="Kremlin", kind="government", parent="ru")
PESKOV = Source(
    source_id="peskov", name="Dmitri Peskov", kind="official", parent="kremlin", aliases={"de": ("Peskow",)}
)
DOUBLE = Source(source_id="peskov-2", name="Dmitry Peskov", kind="official", aliases={"ru": ("Песков",)})
SOURCES = (STATE, KREMLIN, PESKOV, DOUBLE)


def _with(*changed: Source) -> SourceIndex:
    new = {one.source_id: one for one in changed}
    known = [new.pop(one.source_id, one) for one in SOURCES]
    return SourceIndex([*known, *new.values()])


def test_a_label_means_the_entry_of_its_id_else_the_one_with_its_name() -> None:
    index = _with()

    assert index.resolve("kremlin", "Peskow") == KREMLIN
    assert index.resolve("", "peskow") == PESKOV
    assert index.resolve("elsewhere", "moscou") == STATE
    assert index.resolve("", "Zakharova") is None
    assert index.id_of("Q42", "Zakharova") == "Q42"


def test_labels_follow_a_merge_and_come_back() -> None:
    both = _with(merged(_with(), "peskov-2", "peskov"))

    assert both.id_of("peskov-2", "Dmitry Peskov") == "peskov"
    assert both.id_of("", "Песков") == "peskov"
    assert [one.source_id for one in both.sources] == ["ru", "kremlin", "peskov"]
    assert set(both.sources[2].names) == {*PESKOV.names, *DOUBLE.names}

    again = SourceIndex([*both.entries[:3], separated(both, "peskov-2")])
    assert again.id_of("peskov-2", "Dmitry Peskov") == again.id_of("", "Песков") == "peskov-2"
    assert again.sources == _with().sources


def test_what_was_merged_into_what_is_merged_is_found() -> None:
    first = merged(_with(), "peskov-2", "peskov")
    second = merged(_with(first), "peskov", "kremlin")

    assert _with(first, second).id_of("peskov-2", "x") == "kremlin"
    with pytest.raises(SourceRefused, match="the same entry"):
        merged(_with(first, second), "kremlin", "peskov-2")


def test_labels_follow_a_name_that_is_split_off_and_come_back_with_a_merge() -> None:
    new = Source(source_id="moscow", name="Mairie de Moscou", kind="government")
    rest, other = split_off(_with(), "ru", new, {"Moscou"})
    index = _with(rest, other)

    assert index.id_of("ru", "Moscou") == "moscow"
    assert index.id_of("ru", "Russie") == index.id_of("ru", "Kremlin") == "ru"
    assert index.id_of("", "moscou") == "moscow"

    back = _with(rest, merged(index, "moscow", "ru"))
    assert [back.id_of(*one) for one in (("ru", "Moscou"), ("", "Moscou"), ("ru", "Russie"))] == ["ru"] * 3


def test_an_entry_has_its_parents() -> None:
    assert _with().parents("peskov") == (KREMLIN, STATE)
    of_its_own = _with(merged(_with(), "kremlin", "peskov"))
    assert of_its_own.parents("peskov") == ()
    ring = (STATE.model_copy(update={"parent": "peskov"}),)
    assert [one.source_id for one in _with(*ring).parents("peskov")] == ["kremlin", "ru"]


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda: merged(_with(), "peskov", "peskov"), "the same entry"),
        (lambda: separated(_with(), "peskov"), "not merged"),
        (lambda: split_off(_with(), "ru", KREMLIN.model_copy(update={"source_id": "k"}), {"x"}), "aliases"),
        (lambda: split_off(_with(), "ru", Source(source_id="k", name="K", kind="other"), set()), "no alias"),
        (lambda: revised(_with(), STATE.model_copy(update={"parent": "peskov"})), "own parent’s parent"),
        (lambda: revised(_with(), STATE.model_copy(update={"parent": "nobody"})), "parent is no entry"),
        (lambda: added(_with(), Source(source_id="x", name="moscou", kind="other")), "one of its names"),
        (lambda: added(_with(), Source(source_id="ru", name="Rus", kind="other")), "this id"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(change: object, cause: str) -> None:
    with pytest.raises(SourceRefused, match=cause):
        change()


def test_what_was_merged_is_changed_no_more() -> None:
    index = _with(merged(_with(), "peskov-2", "peskov"))
    grade = Grade(since=date(2026, 1, 1), value="B", reason="so")
    for change in (
        lambda: revised(index, DOUBLE),
        lambda: regraded(index, "peskov-2", grade),
        lambda: merged(index, "peskov-2", "ru"),
        lambda: split_off(index, "peskov-2", KREMLIN, {"Песков"}),
    ):
        with pytest.raises(SourceRefused, match="separate them first"):
            change()


def test_an_unknown_entry_is_named() -> None:
    with pytest.raises(UnknownSource, match="nobody"):
        merged(_with(), "nobody", "ru")


def test_a_grade_is_good_from_its_day_to_the_next() -> None:
    one = regraded(_with(), "ru", Grade(since=date(2026, 3, 1), value="E", reason="three lies"))
    two = regraded(_with(one), "ru", Grade(since=date(2024, 1, 1), value="B", reason="ten good years"))
    new = regraded(_with(two), "ru", Grade(since=date(2026, 3, 1), value="D", reason="two lies"))

    days = (date(2023, 1, 1), date(2024, 1, 1), date(2026, 2, 28), date(2026, 3, 1))
    assert [(grade.value if (grade := new.grade_on(day)) else "") for day in days] == ["", "B", "B", "D"]


NAMES = [(one.source_id, name) for one in SOURCES for name in one.names] + [("", "Песков"), ("", "Nobody")]


@given(st.lists(st.tuples(st.sampled_from(SOURCES), st.sampled_from(SOURCES)), max_size=6))
def test_merging_then_separating_restores_who_is_meant(pairs: list[tuple[Source, Source]]) -> None:
    before = _with()
    index, done = before, list[str]()
    for one, other in pairs:
        try:
            change = merged(index, one.source_id, other.source_id)
        except SourceRefused:
            continue
        index = SourceIndex(change if it.source_id == one.source_id else it for it in index.entries)
        done.append(one.source_id)
    for source_id in reversed(done):
        change = separated(index, source_id)
        index = SourceIndex(change if it.source_id == source_id else it for it in index.entries)

    assert index.entries == before.entries
    assert [index.id_of(*one) for one in NAMES] == [before.id_of(*one) for one in NAMES]
    assert (index.digest, index.names_digest) == (before.digest, before.names_digest)


def test_an_entry_without_a_grade_has_that_of_whom_it_speaks_for_until_it_has_its_own() -> None:
    state = regraded(_with(), "ru", Grade(since=date(2020, 1, 1), value="D", reason="a"))
    later = regraded(_with(state), "ru", Grade(since=date(2025, 1, 1), value="E", reason="b"))
    own = regraded(_with(later), "peskov", Grade(since=date(2024, 1, 1), value="B", reason="c"))
    index = _with(later, own)

    assert [one.value for one in index.grades("peskov")] == ["D", "B"]
    assert [one.value for one in index.grades("kremlin")] == ["D", "E"]
    assert index.grades("nobody") == ()
    for name in ("peskov", "kremlin", "ru"):
        for day in (date(2019, 1, 1), date(2020, 1, 1), date(2024, 6, 1), date(2025, 6, 1)):
            good = [one for one in index.grades(name) if one.since <= day]
            asked = index.grade_on(name, day)
            assert (asked[1] if asked else None) == (good[-1] if good else None)

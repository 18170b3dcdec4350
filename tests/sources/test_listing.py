"""Which entries somebody wants to see, what a revision changed, and ids for new ones."""

from datetime import date, timedelta

import pytest

from annotation.errors import SourceRefused
from annotation.sources import SourceIndex, grade_of, graders, listed, proposed_id, source_of, told
from schemas import Grade, Source, SourceQuery, SourceRevision
from tests.factories import NOW

GRADE = Grade(since=date(2026, 1, 1), value="B", reason="dix ans sans démenti")
KREMLIN = Source(
    source_id="kremlin", name="Kremlin", kind="government", country="RU", affiliation="state-body"
)
TASS = Source(source_id="tass", name="TASS", kind="agency", country="RU", grades=(GRADE,))
ELYSEE = Source(source_id="elysee", name="Élysée", kind="government", country="FR")
DOUBLE = Source(source_id="tass-2", name="Itar-Tass", kind="agency", merged_into="tass")
INDEX = SourceIndex([TASS, KREMLIN, ELYSEE, DOUBLE])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["elysee", "kremlin", "tass"]),
        ({"search": "ELYS"}, ["elysee"]),
        ({"search": "кремль"}, ["kremlin"]),
        ({"search": "qqq"}, []),
        ({"search": "Кремлин"}, ["kremlin"]),
        ({"search": "itar"}, ["tass"]),
        ({"kind": "government"}, ["elysee", "kremlin"]),
        ({"country": "RU", "state": "ungraded"}, ["kremlin"]),
        ({"affiliation": "state-body"}, ["kremlin"]),
        ({"state": "graded"}, ["tass"]),
        ({"state": "merged"}, ["tass-2"]),
        ({"state": "merged", "search": "itar"}, ["tass-2"]),
        ({"state": "merged", "kind": "media"}, []),
    ],
)
def test_entries_are_listed_by_what_is_asked(query: dict[str, str], found: list[str]) -> None:
    assert [one.source_id for one in listed(INDEX, SourceQuery(**query))] == found


def test_a_revision_says_what_it_changed_and_a_grade_who_gave_it() -> None:
    renamed = TASS.model_copy(update={"name": "Tass", "aliases": {"fr": ("agence Tass",)}, "grades": ()})
    history = [
        SourceRevision(
            source=one, revision=number, cause="changed", author=who, made_at=NOW + timedelta(days=number)
        )
        for number, (one, who) in enumerate([(TASS, "Léa"), (renamed, "Max"), (TASS, "Zoé")], 1)
    ]
    first, second, _ = told(history)

    assert {one.field for one in first.changes} == {"name", "kind", "country", "grades"}
    assert [tuple(one) for one in second.changes] == [
        ("name", "TASS", "Tass"),
        ("grades", "2026-01-01 B (dix ans sans démenti)", ""),
        ("aliases_fr", "", "agence Tass"),
    ]
    assert graders(history)[GRADE].author == "Léa"


@pytest.mark.parametrize(
    ("name", "source_id"),
    [
        ("Élysée Palace", "elysee-palace"),
        ("TASS", "tass-3"),
        ("Песков", "peskov"),
        ("…", ""),
        ("a" * 90, "a" * 60),
    ],
)
def test_a_new_entry_is_given_an_id_that_no_other_has(name: str, source_id: str) -> None:
    assert proposed_id(INDEX, name) == source_id


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"source_id": "A b"}, "A b was not changed: an id has up to 64 small letters"),
        ({"name": "a|b"}, "a|b was not changed: a name is one line"),
        ({"country": "France"}, "a country is two capital letters"),
        ({"wikidata": "javascript:alert(1)"}, "a Wikidata identifier is a Q and a number"),
        ({"aliases": {"fr": ("a|b",)}}, "an alias is one line"),
        ({"aliases": {"français": ("a",)}}, "the language of an alias is a code"),
        ({"parent": "x"}, "refers to itself"),
    ],
)
def test_what_somebody_typed_is_refused_with_the_reason(fields: dict[str, object], said: str) -> None:
    with pytest.raises(SourceRefused) as raised:
        source_of({"source_id": "x", "name": "X", "kind": "other"} | fields)

    assert said in str(raised.value)


def test_a_grade_without_a_reason_is_refused() -> None:
    with pytest.raises(SourceRefused, match="needs a reason of one line"):
        grade_of({"since": date(2026, 1, 1), "value": "B", "reason": ""})
    with pytest.raises(SourceRefused, match="a letter from A to F"):
        grade_of({"since": date(2026, 1, 1), "value": "G", "reason": "so"})

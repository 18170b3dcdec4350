"""Changes of the registry: decided on one state of it, written on that state or not at all."""

from datetime import date

import pytest

from annotation.errors import InvalidRegistry, SourceRefused, StaleSource, UnknownSource
from annotation.workbench import Workbench
from annotation.workbench.registry import Registry
from schemas import Grade, Source
from tests.factories import NOW

GRADE = Grade(since=date(2026, 1, 1), value="B", reason="so")
HEADER = "source_id,name,kind\n"


@pytest.fixture(name="registry")
def _registry(bench: Workbench) -> Registry:
    """TASS and Cinktank, which has an alias."""
    return bench.registry


def _other(bench: Workbench) -> Registry:
    """The same registry as another server has it."""
    return Registry(bench._store.sources, clock=lambda: NOW)


def test_who_saw_an_earlier_revision_changes_nothing(registry: Registry) -> None:
    base, seen = registry.revision("tass"), registry.entry("tass")
    registry.revise(seen.model_copy(update={"country": "RU"}), author="Léa", base=base)
    with pytest.raises(StaleSource, match="tass"):
        registry.revise(seen.model_copy(update={"name": "Tass"}), author="Max", base=base)

    assert (registry.entry("tass").name, registry.entry("tass").country) == ("TASS", "RU")


def test_a_change_is_never_written_over_one_that_it_did_not_see(
    bench: Workbench, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    state, other = registry._state(), _other(bench)
    other.grade("tass", GRADE, author="Max")
    monkeypatch.setattr(registry, "_state", lambda: state)
    with pytest.raises(StaleSource):
        registry.revise(Source(source_id="tass", name="Tass", kind="agency"), author="Léa")

    assert other.entry("tass").grades == (GRADE,)


def test_a_grade_is_a_parents_where_the_entry_has_none(registry: Registry) -> None:
    registry.grade("tass", GRADE, author="Léa")
    registry.add(Source(source_id="reporter", name="R. P.", kind="person", parent="tass"), author="Léa")

    def whose(day: date) -> tuple[str, str] | None:
        found = registry.index().grade_on("reporter", day)
        return (found[0].source_id, found[1].value) if found else None

    assert whose(GRADE.since) == ("tass", "B")
    assert whose(date(2025, 12, 31)) is None
    registry.grade("reporter", GRADE.model_copy(update={"value": "D"}), author="Léa")
    assert whose(GRADE.since) == ("reporter", "D")


def test_a_name_that_is_no_alias_is_refused_as_one(registry: Registry) -> None:
    with pytest.raises(SourceRefused, match="an alias is one line"):
        registry.name("a|b", "tass", language="fr", author="Léa")
    with pytest.raises(SourceRefused, match="another entry has one of its names"):
        registry.name("cinktank.com", "tass", language="fr", author="Léa")
    with pytest.raises(UnknownSource):
        registry.name("x", "nobody", language="fr", author="Léa")


def test_a_file_changes_what_it_has_columns_for_and_nothing_else(registry: Registry) -> None:
    registry.grade("cinktank", GRADE, author="Léa")
    found = registry.take(HEADER + "cinktank,Cinktank!,media\nmoon,Moon,media\n", path="there", author="Max")

    assert ([one.source_id for one in found.added], [one.source_id for one in found.changed]) == (
        ["moon"],
        ["cinktank"],
    )
    entry = registry.entry("cinktank")
    assert (entry.name, entry.grades, entry.aliases) == ("Cinktank!", (GRADE,), {"fr": ("Cinktank.com",)})
    assert registry.take(registry.table(), path="there", author="Max").same == 3
    assert registry.history("cinktank")[-1].author == "Max"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("x,X,agency,nobody,\n", (2, "its parent is no entry")),
        ("tass,TASS,agency,cinktank,\ncinktank,Cinktank,media,tass,\n", (2, "its own parent’s parent")),
        ("x,cinktank.COM,media,,\n", (2, "another entry has one of its names: cinktank.COM: cinktank")),
        ("x,X,media,,\ny,x,media,,\n", (2, "another entry has one of its names: X: y")),
        ("x,X,media,,nobody\n", (2, "merged into what is no entry")),
        ("tass,TASS,agency,,cinktank\ncinktank,Cinktank,media,,tass\n", (2, "or into itself")),
    ],
)
def test_a_file_that_does_not_fit_is_refused_whole(
    registry: Registry, rows: str, said: tuple[int, str]
) -> None:
    text = "source_id,name,kind,parent,merged_into\n" + rows
    before, problems = registry.table(), registry.look(text).problems

    assert problems[0].line == said[0]
    assert said[1] in str(problems[0])
    with pytest.raises(InvalidRegistry, match="line 2"):
        registry.take(text, path="there", author="Max")
    assert registry.table() == before


def test_every_bad_line_is_told(registry: Registry) -> None:
    found = registry.look(HEADER + "Bad id,X,media\nmoon,Moon,radio\nsun,Sun,media\n")

    assert [one.line for one in found.problems] == [2, 3]
    assert [one.source_id for one in found.added] == ["sun"]

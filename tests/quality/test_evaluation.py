"""How good the suggestions are on the project's gold, held to floors; `make quality` shows the figures."""

import sys

import pytest

from tests.quality.floors import (
    FILE,
    SETS,
    Floors,
    Measured,
    last_version,
    lowered,
    measured,
    problems,
    read_floors,
)


def _floors() -> Floors:
    return read_floors(FILE.read_text(encoding="utf-8"))


def _show(name: str, found: Measured, floors: Floors) -> None:
    """A line a figure, a column a language: what was measured, and its floor."""
    languages = sorted({language for _, language, _ in found})
    heading = "".join(f"{language:>16}" for language in languages)
    sys.stdout.write(f"\n{f'suggestions on gold, {name}':<34}{heading}")
    for figure in dict.fromkeys(figure for _, _, figure in found):
        cells = (_cell(found, floors, (name, language, figure)) for language in languages)
        sys.stdout.write(f"\n{figure:<34}{''.join(cells)}")
    sys.stdout.write("\n")


def _cell(found: Measured, floors: Floors, name: tuple[str, str, str]) -> str:
    points = f"{found[name]:.1f}" if name in found else "–"
    floor = f"(≥{floors[name].points})" if name in floors else ""
    return f"{points:>10} {floor:>5}"


@pytest.mark.quality
@pytest.mark.parametrize("name", SETS)
def test_every_figure_stands_on_its_floor_and_no_more_than_two_points_above(name: str) -> None:
    found = measured(name)
    if not found:
        pytest.skip(f"the gold set {name!r} is not here")
    floors = {key: floor for key, floor in _floors().items() if key[0] == name}
    _show(name, found, floors)

    assert problems(found, floors) == []


def test_no_floor_was_lowered_without_a_reason() -> None:
    before = last_version()
    if before is None:
        pytest.skip("there is no earlier version of the floors to compare with")

    assert lowered(_floors(), read_floors(before)) == []

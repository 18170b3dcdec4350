"""The gate itself: what it lets pass, and what it refuses."""

import subprocess
from pathlib import Path

import pytest

from tests.quality.floors import Floor, Floors, last_version, lowered, problems, raised, read_floors, written

CUE, SOURCE = ("own", "fr", "cue_exact"), ("own", "fr", "source_exact")
FLOORS = {CUE: Floor(88), SOURCE: Floor(90, "a second annotator")}


@pytest.mark.parametrize(
    ("points", "said"),
    [
        (88.0, []),
        (90.0, []),
        (87.99, ["own fr cue_exact is 88.0, below its floor of 88"]),
        (90.1, ["own fr cue_exact is 90.1, its floor only 88: python -m tests.quality.floors --raise"]),
    ],
    ids=["on it", "two above", "below", "more than two above"],
)
def test_a_figure_stands_on_its_floor_or_up_to_two_points_above(points: float, said: list[str]) -> None:
    assert problems({CUE: points}, {CUE: Floor(88)}) == said


def test_a_figure_without_a_floor_and_a_floor_without_a_figure_are_refused() -> None:
    assert [line.split(":")[0] for line in problems({CUE: 91.0}, {SOURCE: Floor(90)})] == [
        "own fr cue_exact is 91.0 and has no floor",
        "own fr source_exact is not measured any more; its floor is 90",
    ]


@pytest.mark.parametrize(
    ("now", "refused"),
    [
        (FLOORS, []),
        ({**FLOORS, CUE: Floor(89)}, []),
        ({**FLOORS, CUE: Floor(87)}, [CUE]),
        ({**FLOORS, CUE: Floor(87, "the gold was corrected")}, []),
        ({**FLOORS, SOURCE: Floor(89, "a second annotator")}, [SOURCE]),
        ({**FLOORS, SOURCE: Floor(89, "a third annotator")}, []),
        ({SOURCE: FLOORS[SOURCE]}, [CUE]),
    ],
    ids=["same", "raised", "silently", "with a reason", "with the old reason", "with a new one", "removed"],
)
def test_a_floor_is_lowered_with_a_new_reason_only(now: Floors, refused: list[tuple[str, ...]]) -> None:
    assert [line.split(" was lowered")[0] for line in lowered(now, FLOORS)] == [
        " ".join(one) for one in refused
    ]


def test_raising_rounds_down_adds_and_never_lowers() -> None:
    content = ("own", "en", "content_exact")
    found = {CUE: 91.99, SOURCE: 50.0, content: 0.0}

    assert raised(FLOORS, found) == {CUE: Floor(91), SOURCE: FLOORS[SOURCE], content: Floor(0)}


def test_a_raised_floor_loses_the_reason_for_which_it_was_lowered() -> None:
    assert raised(FLOORS, {SOURCE: 95.0})[SOURCE] == Floor(95)


def test_floors_are_read_as_they_were_written() -> None:
    floors = {**FLOORS, ("apart", "en", "quote_type"): Floor(70, 'a "quoted" \\ reason')}

    assert read_floors(written(floors)) == floors
    assert "source_exact = { floor = 90, lowered = " in written(floors)


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b.c")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_the_last_version_is_the_one_before_the_last_change_committed_or_not(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    file.write_text("a", encoding="utf-8")
    assert last_version(file) is None
    _git(tmp_path, "init", "-q")
    for text in ("a", "b"):
        file.write_text(text, encoding="utf-8")
        _git(tmp_path, "add", ".")
        _git(tmp_path, "commit", "-qm", text)

    assert last_version(file) == "a"
    file.write_text("c", encoding="utf-8")
    assert last_version(file) == "b"

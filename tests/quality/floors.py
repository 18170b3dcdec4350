"""The floors below which no figure of the suggestions may fall, and what is measured against them.

`python -m tests.quality.floors --raise` writes what is measured into floors.toml; it never lowers a floor.
"""

import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annotation.settings import ROOT, SEEDS, Settings
from annotation.workbench import SHARES, TALLIES, Report, Slice, evaluate, proposer
from tests.quality.judging import judged_report

FILE = Path(__file__).with_name("floors.toml")
SETS = {
    "beside": ROOT.parent / "shared" / "gold",
    "own": Path(__file__).with_name("gold"),
    "apart": Path(__file__).with_name("gold") / "apart",
}
"""The folders of gold; nobody develops on the last one."""

JUDGED = {f"{name}-claims": folder for name, folder in SETS.items()}
"""The same, where the gold's own claims are given and only what is judged of them is measured."""

SLACK = 2.0
"""Points by which a figure may be above its floor; on the smaller sets one attribution is worth more."""

_PRECISE = ("source_exact", "cue_exact", "content_exact")
_JUDGEMENTS = ("stance", "stance_precision", "factuality", "sentence_factuality")
_HEAD = """\
# The floors of `make quality`, in points of 100: F1, precision where the name says it, or the share
# (docs/evaluation.md).
# `python -m tests.quality.floors --raise` raises them. To lower one, say why:
# source_exact = { floor = 88, lowered = "the reason" }
"""


@dataclass(frozen=True)
class Floor:
    """The least points of a figure, and why it was lowered last."""

    points: int
    lowered: str = ""


Name = tuple[str, str, str]
"""A set, a language and a figure."""

Floors = Mapping[Name, Floor]
Measured = Mapping[Name, float]


def read_floors(text: str) -> dict[Name, Floor]:
    """The floors in the text of the file."""
    return {
        (name, language, figure): _floor(entry)
        for name, languages in tomllib.loads(text).items()
        for language, figures in languages.items()
        for figure, entry in figures.items()
    }


def _floor(entry: int | dict[str, object]) -> Floor:
    if isinstance(entry, int):
        return Floor(entry)
    return Floor(int(str(entry["floor"])), str(entry.get("lowered", "")))


def written(floors: Floors) -> str:
    """The text of the file."""
    lines, head = [_HEAD], ("", "")
    for (name, language, figure), floor in sorted(floors.items(), key=lambda pair: _order(pair[0])):
        if head != (name, language):
            head = name, language
            lines.append(f"\n[{name}.{language}]\n")
        reason = floor.lowered.replace("\\", "\\\\").replace('"', '\\"')
        entry = f'{{ floor = {floor.points}, lowered = "{reason}" }}' if reason else floor.points
        lines.append(f"{figure} = {entry}\n")
    return "".join(lines)


def _order(name: Name) -> tuple[int, str, int]:
    figures = [one for tally in TALLIES for one in (tally, f"{tally}_precision")] + list(SHARES)
    return [*SETS, *JUDGED].index(name[0]), name[1], figures.index(name[2])


@cache
def report_on(name: str) -> Report | None:
    """The figures of a set; none when it is not here."""
    folder = (SETS | JUDGED)[name]
    if not any(folder.glob("*.json*")):
        return None
    if name in JUDGED:
        return judged_report(folder)
    return evaluate(folder, proposer(Settings(data=SEEDS, annotator="quality"), only_rules=True))


def measured(name: str) -> dict[Name, float]:
    """The points of each figure of a set, in each language; without those that are not defined."""
    report = report_on(name)
    return {
        (name, language, figure): 100 * value
        for language in (report.languages if report else ())
        for figure, value in pinned(report.of(language), given=name in JUDGED).items()
        if value is not None
    }


def pinned(one: Slice, *, given: bool = False) -> dict[str, float | None]:
    """The figures that have a floor; where the claims are `given`, those of what is judged of them."""
    found = _figures(one)
    if not given:
        return found
    found["stance_precision"] = one.tallies["stance"].precision
    return {name: found[name] for name in _JUDGEMENTS}


def _figures(one: Slice) -> dict[str, float | None]:
    f1 = {figure: tally.f1 for figure, tally in one.tallies.items()}
    precision = {f"{figure}_precision": one.tallies[figure].precision for figure in _PRECISE}
    return f1 | precision | {figure: share.value for figure, share in one.shares.items()}


def problems(found: Measured, floors: Floors) -> list[str]:
    """What is wrong with measured figures, given the floors of the same sets."""
    advice = "python -m tests.quality.floors --raise"
    wrong = []
    for name in sorted({*found, *floors}):
        said, points, floor = " ".join(name), found.get(name), floors.get(name)
        if floor is None:
            wrong.append(f"{said} is {points:.1f} and has no floor: {advice}")
        elif points is None:
            wrong.append(f"{said} is not measured any more; its floor is {floor.points}")
        elif points + 1e-9 < floor.points:
            wrong.append(f"{said} is {points:.1f}, below its floor of {floor.points}")
        elif points > floor.points + SLACK:
            wrong.append(f"{said} is {points:.1f}, its floor only {floor.points}: {advice}")
    return wrong


def lowered(now: Floors, before: Floors) -> list[str]:
    """The floors that were lowered, or taken away, without a reason that is new."""
    return [
        f'{" ".join(name)} was lowered from {old.points} to {new.points}: say why with lowered = "..."'
        for name, old in sorted(before.items())
        if (new := now.get(name, Floor(0))).points < old.points and new.lowered in {"", old.lowered}
    ]


def raised(floors: Floors, found: Measured) -> dict[Name, Floor]:
    """The floors with what was measured, rounded down to whole points; none is lowered."""
    new = {name: Floor(int(points + 1e-9)) for name, points in found.items()}
    higher = {
        name: one for name, one in new.items() if name not in floors or one.points > floors[name].points
    }
    return {**floors, **higher}


def last_version(path: Path = FILE) -> str | None:
    """The text of the file before it was changed last, committed or not; none without git."""
    now = path.read_text(encoding="utf-8")
    for commit in (_git(path.parent, "log", "-2", "--format=%H", "--", path.name) or "").split():
        before = _git(path.parent, "show", f"{commit}:./{path.name}")
        if before is not None and before != now:
            return before
    return None


def _git(folder: Path, *words: str) -> str | None:
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def main(words: list[str]) -> int:
    """Write the floors; the exit code is 1 when a figure is below its floor."""
    if words != ["--raise"]:
        sys.stderr.write("python -m tests.quality.floors --raise\n")
        return 2
    floors = read_floors(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    found = {name: points for one in (*SETS, *JUDGED) for name, points in measured(one).items()}
    floors = raised(floors, found)
    FILE.write_text(written(floors), encoding="utf-8")
    here = {name: floor for name, floor in floors.items() if name[0] in {one for one, _, _ in found}}
    left = problems(found, here)
    sys.stdout.writelines(f"{line}\n" for line in (*left, f"{FILE.name}: {len(found)} figures measured"))
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

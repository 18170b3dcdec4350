"""Two publishers at once, as processes: one wins, the other is told and leaves nothing."""

from collections.abc import Sequence
from pathlib import Path

from annotation.store import SqlStore
from annotation.workbench import Workbench
from schemas import Manifest
from tests.conftest import Project
from tests.datasets.helpers import add_labels
from tests.datasets.publishers import PATIENCE, barrier, needs_posix, run_at_once, start

pytestmark = needs_posix

TIMES = 10
TOLD = (
    "selon: Somebody else published version {number} of k while this one was made; nothing was written. "
    "Look at what is new in it, then publish again.\n"
)


def _raced(folder: Path, *commands: Sequence[object]) -> list[tuple[int | None, str]]:
    """Exit code and complaint of each command; all have made their version before one is put in place."""
    all_made = barrier(len(commands))
    said = [folder / f"said-{number}" for number in range(len(commands))]
    processes = [
        start(run_at_once, [str(word) for word in words], all_made, path)
        for words, path in zip(commands, said, strict=True)
    ]
    for process in processes:
        process.join(PATIENCE)
    return [
        (process.exitcode, path.read_text(encoding="utf-8"))
        for process, path in zip(processes, said, strict=True)
    ]


def _bench(project: Project, folder: Path) -> Workbench:
    bench = project(store=SqlStore(folder / "data" / "selon.db"))
    add_labels(bench)
    return bench


def test_of_two_publishers_one_wins_each_number_and_the_other_is_told(
    project: Project, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    bench = _bench(project, tmp_path)
    for number in range(1, TIMES + 1):
        both = [
            ("--data", bench.settings.data, "publish", "k", "-m", f"of {who}", "--author", who)
            for who in ("ana", "bob")
        ]
        found = _raced(tmp_path, *both)

        assert sorted(found) == [(0, ""), (1, TOLD.format(number=number))]
        newest = bench.versions.of("k")[-1]
        winner = ("ana", "bob")[found.index((0, ""))]
        assert isinstance(newest, Manifest)
        assert (newest.version, newest.author, newest.message) == (number, winner, f"of {winner}")

    there = sorted(path.name for path in (bench.settings.datasets / "k" / "versions").iterdir())
    assert there == [f"{number:06}" for number in range(1, TIMES + 1)]
    assert {one.problems for one in bench.versions.verify("k")} == {()}


def test_of_many_who_publish_and_restore_one_wins(project: Project, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    bench = _bench(project, tmp_path)
    bench.versions.publish("k", message="m", author="ana")
    data = ("--data", bench.settings.data)
    publish, restore = ("publish", "k", "-m", "m"), ("restore", "k", "1")

    found = _raced(tmp_path, *((*data, *words) for words in (publish, restore, publish, restore)))

    assert sorted(found) == [(0, ""), *[(1, TOLD.format(number=2))] * 3]
    assert [one.problems for one in bench.versions.verify("k")] == [(), ()]

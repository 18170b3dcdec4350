"""The command line has articles read by agents, and says what suggestions do."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotation.settings import ROOT, Settings
from annotation.suggest import AGENT
from annotation.workbench import open_workbench
from annotation.workbench.claiming import claimed
from benchmarks.corpus import build
from tests.browser.screen import wait_until
from tests.conftest import Run


def test_stored_articles_are_read_once(run: Run) -> None:
    assert run("propose", "--processes", "1").stdout == f"2 articles read by {AGENT}\n"
    found = json.loads(run("propose", "--json").stdout)

    assert (found["articles"], found["waiting"], found["read"]) == (2, 0, [[str(AGENT), 2]])


def test_what_is_imported_waits_for_the_agents(run: Run, folder: Path) -> None:
    run("import", folder)

    done = run("propose")
    assert done.stdout == f"2 articles read by {AGENT}\n"
    assert "no parser is installed, the rules read alone" in done.stderr


def test_a_pause_ends_when_somebody_gives_the_command(run: Run, tmp_path: Path) -> None:
    run("articles")
    bench = open_workbench(Settings(data=tmp_path / "data", annotator="ana"))
    bench.suggesting.wishes.pause()
    bench.close()

    assert run("propose").stdout == f"2 articles read by {AGENT}\n"


def test_two_do_not_read_at_once(run: Run, tmp_path: Path) -> None:
    run("articles")
    with claimed(tmp_path / "data" / "suggesting" / "lock"):
        refused = run("propose")

    assert refused.exit_code == 1
    assert "reads the articles of" in refused.stderr
    assert run("propose").exit_code == 0


@pytest.mark.skipif(os.name != "posix", reason="signals as a terminal sends them")
def test_behind_a_server_it_lives_as_long_as_its_standard_input_and_ignores_ctrl_c(tmp_path: Path) -> None:
    data = tmp_path / "data"
    open_workbench(Settings(data=data, annotator="ana")).close()
    process = subprocess.Popen(
        [sys.executable, "-m", "annotation", "propose", "--background"],
        cwd=ROOT,
        env=os.environ | {"SELON_DATA": str(data)},
        stdin=subprocess.PIPE,
    )
    lock = data / "suggesting" / "lock"
    wait_until(lambda: lock.exists() or process.poll() is not None, what="it has begun")
    process.send_signal(signal.SIGINT)

    assert process.wait(60) == 0
    bench = open_workbench(Settings(data=data, annotator="ana"))
    assert bench.suggesting.state().waiting == 0
    bench.close()


def test_the_figures_are_told_for_people_and_for_programs(run: Run) -> None:
    assert run("assistance").stdout == "no suggestion was decided on yet\n"
    assert json.loads(run("assistance", "--json").stdout) == {
        "tallies": [],
        "comparisons": [],
        "hastes": [],
        "unrecorded": 0,
    }


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals as a terminal sends them")
def test_ctrl_c_ends_it_whole_and_the_same_command_goes_on(run: Run, tmp_path: Path) -> None:
    """The signal goes to every process of the terminal, as Ctrl+C does."""
    data = tmp_path / "data"
    build(data, articles=600, annotator="ana", labelled=False)
    process = subprocess.Popen(
        [sys.executable, "-m", "annotation", "propose", "--processes", "1"],
        cwd=ROOT,
        env=os.environ | {"SELON_DATA": str(data)},
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    )
    bench = open_workbench(Settings(data=data, annotator="ana"))
    wait_until(lambda: bench.suggesting.state().waiting < 600, what="it has read some", seconds=60)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)

    left = bench.suggesting.state().waiting
    assert process.returncode == 130
    assert said.endswith(f"selon: interrupted, {left} left; give the same command again\n")
    assert 0 < left < 600
    bench.close()
    assert run("propose").stdout == f"600 articles read by {AGENT}\n"

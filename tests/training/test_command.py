"""The command, and the files that it writes."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from annotation.datasets.tags import tag
from annotation.errors import NoSplits, UnwritableFile
from annotation.training.picture import picture
from annotation.workbench.training import train_report, write_report
from tests.conftest import Run
from tests.made_versions import make_version, row
from tests.training.helpers import claims, sentences

FILES = ["report.json", "report.md", "report.png", "report.svg"]


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """The datasets of the data folder of `run`: one version that trains."""
    root = tmp_path / "data" / "datasets"
    make_version(root, "k", [*claims(40, by="text"), *sentences(40)])
    return root


def test_the_command_measures_and_writes_the_report(root: Path, run: Run, tmp_path: Path) -> None:
    tag(root, "k", "gold", 1)

    done = run("train-report", "k", "--tag", "gold", "-o", tmp_path / "r")
    said = json.loads(run("train-report", "k", "--version", 1, "--json").stdout)

    assert done.exit_code == 0
    assert "No story is in two splits." in done.stdout
    assert re.search(r"text +macro F1 1\.000 \(1\.000 to 1\.000\)", done.stdout)
    assert sorted(path.name for path in (tmp_path / "r").iterdir()) == FILES
    assert json.loads((tmp_path / "r" / "report.json").read_text(encoding="utf-8")) == said
    assert said["dataset"] == "k" and said["resamples"] >= 500
    assert not (tmp_path / "data" / "selon.db").exists()


def test_the_page_shows_the_figures_of_the_report(root: Path, tmp_path: Path) -> None:
    report = train_report(root, "k")
    write_report(report, tmp_path)
    page = (tmp_path / "report.md").read_text(encoding="utf-8")

    text = report.tasks[1].answered[0]
    assert f"| text | {text.macro_f1.value:.3f} ({text.macro_f1.low:.3f} to" in page
    assert "](report.svg)" in page
    assert report.csv_sha256 in page
    tables = [block for block in page.split("\n\n") if block.startswith("|")]
    assert all(len({line.count("|") for line in table.splitlines()}) == 1 for table in tables)


def test_the_picture_names_every_judge_and_how_many_rows_there_are(root: Path) -> None:
    svg, png = picture(train_report(root, "k"))

    said = " ".join(ET.fromstring(svg).itertext())  # noqa: S314 (our own picture)
    for words in ("text", "source name", "majority", "macro F1", "training articles"):
        assert words in said
    assert "n = 72 test rows of 12 articles (12 stories)" in said
    assert png.startswith(b"\x89PNG")
    assert 1100 <= int.from_bytes(png[16:20], "big") <= 1400


def test_a_picture_of_nothing_says_so(tmp_path: Path) -> None:
    make_version(tmp_path, "k", sentences(4))

    svg, _ = picture(train_report(tmp_path, "k"))

    assert "Too few rows in every task" in svg


def test_a_version_without_splits_names_the_next_step(run: Run, tmp_path: Path) -> None:
    make_version(tmp_path / "data" / "datasets", "k", [row(0, 0, "Le pont tient.")])

    done = run("train-report", "k")

    assert done.exit_code == 1
    assert "No splits are drawn in version 1 of k. Draw them when you publish" in done.stderr
    with pytest.raises(NoSplits):
        train_report(tmp_path / "data" / "datasets", "k")


def test_a_version_and_a_tag_together_are_a_wrong_command(root: Path, run: Run) -> None:
    assert run("train-report", "k", "--version", 1, "--tag", "gold").exit_code == 2


def test_a_folder_that_cannot_be_written_leaves_nothing_half_written(root: Path, tmp_path: Path) -> None:
    (tmp_path / "r").write_text("mine", encoding="utf-8")

    with pytest.raises(UnwritableFile, match="another place with -o"):
        write_report(train_report(root, "k"), tmp_path / "r")

    assert (tmp_path / "r").read_text(encoding="utf-8") == "mine"

"""selon learn and selon next."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from annotation.settings import Settings
from annotation.suggest import AGENT
from annotation.workbench import open_workbench
from tests.workbench.labelled import label_all, stored_articles

Run = Callable[..., Result]


@pytest.fixture(name="data")
def _data(tmp_path: Path) -> Path:
    """A project with twelve articles, eight of them labelled."""
    settings = Settings(data=tmp_path / "data", annotator="ana")
    bench = open_workbench(settings, with_seeds=False)
    for one in stored_articles(bench._store, 12)[:8]:
        label_all(bench, one)
    bench.close()
    return settings.data


def test_learn_prints_the_figures_and_who_judges(data: Path, run: Run) -> None:
    done = run("learn", "--seed", 4)

    assert done.exit_code == 0, done.output
    head, assisted, columns, *rows = done.output.splitlines()
    assert head == f"model 1: 72 sentences and 64 claims of 8 articles (8 stories), beside {AGENT}"
    assert assisted.startswith("136 of them labelled without a suggestion on screen, 0 with the judgement of")
    assert columns.split()[:3] == ["dimension", "rows", "articles"]
    judges = {row.split()[0]: row.split()[-1] for row in rows if not row.startswith("  ")}
    assert judges["is_attributed"] == "model"
    short = "too few labels: labels in 0 articles of different stories, 5 are needed"
    assert f"stance                 0        0  {short}" in rows


def test_learn_answers_in_json_and_lists(data: Path, run: Run) -> None:
    assert run("learn", "--list").output == "nothing was learned yet\n"
    first = json.loads(run("learn", "--json").output)
    run("learn", "--author", "lea")

    assert first["version"] == 1
    assert first["winners"] == ["factuality_outlet", "factuality_source", "is_attributed"]
    listed = run("learn", "--list").output.splitlines()
    assert [line.split()[0] for line in listed] == ["1", "2"]
    assert "  lea  72 sentences of 8 articles  won: factuality_outlet, " in listed[1]
    assert [one["author"] for one in json.loads(run("learn", "--list", "--json").output)] == ["ana", "lea"]


def test_a_damaged_model_is_named(data: Path, run: Run) -> None:
    run("learn")
    (data / "models" / "000001" / "model.json").write_text("{}", encoding="utf-8")

    done = run("learn", "--list")

    assert done.exit_code == 1
    assert "Model 1 cannot be used: its card was changed. The rules suggest alone; learn from" in done.output
    assert run("next", "--by-value").exit_code == 1


def test_too_few_labels_end_with_what_is_needed(run: Run) -> None:
    done = run("learn")

    assert done.exit_code == 1
    assert "There are too few labels to learn from: settled sentences of 0 articles" in done.output
    assert "5 are needed, and two values of a dimension with 10 rows each" in done.output


def test_next_says_the_article_and_by_value_the_sentences(data: Path, run: Run) -> None:
    article = run("next").output.strip()
    assert json.loads(run("next", "--json").output) == {"article": article}
    assert "There is no model 1" in run("next", "--by-value").output
    run("learn")

    lines = run("next", "--by-value", "--limit", 5).output.splitlines()
    found = json.loads(run("next", "--by-value", "--limit", 5, "--json").output)

    assert len(lines) == len(found) == 5
    for line, one in zip(lines, found, strict=True):
        values = f"{one['value']:.3f}  {one['uncertainty']:.3f}"
        assert line == f"{values}  {one['article_id']}#{one['index']}  {one['text']}"
    assert json.loads((data / "models" / "ranking.json").read_text(encoding="utf-8"))["articles"]

"""The command line says how far readers agree."""

import json
from pathlib import Path

from annotation.settings import Settings
from annotation.workbench import open_workbench
from tests.agreement.readings import ARTICLE, ana, bob
from tests.conftest import Run
from tests.factories import NOW, commit


def _read(data: Path) -> None:
    bench = open_workbench(Settings(data=data, annotator="ana"), with_seeds=False)
    bench._store.add_article(ARTICLE, imported_at=NOW)
    for who, changes in (("ana", ana()), ("bob", bob())):
        bench.commit(commit(*changes, article_id=ARTICLE.article_id), annotator=who)
    bench.close()


def test_nobody_has_read_the_same(run: Run) -> None:
    assert run("agreement").stdout == "no two readers have closed the same sentence\n"
    assert run("agreement", "--disagreements").stdout == "no two readers closed anything differently\n"


def test_the_figures_of_two_readers_are_said(run: Run, tmp_path: Path) -> None:
    _read(tmp_path / "data")
    lines = run("agreement").stdout.splitlines()

    assert lines[0] == "ana, bob: 5 sentences of 1 articles in common"
    alpha = (
        "    is_attributed: alpha (nominal) 0.640 (fewer than 5 stories: no interval); 5 units, 1 articles"
    )
    assert alpha in lines
    assert any("ana and bob, is_attributed: kappa 0.615" in line for line in lines)
    assert any("content: F1 overlap 0.800" in line for line in lines)
    found = json.loads(run("agreement", "--json").stdout)
    assert found["between"]["dimensions"][0]["alpha"]["interval"] == {"reason": "few_articles"}


def test_a_filter_leaves_articles_out(run: Run, tmp_path: Path) -> None:
    _read(tmp_path / "data")

    for option in (("--language", "en"), ("--since", "2026-03-18"), ("--reader", "ana")):
        assert run("agreement", *option).stdout.startswith("no two readers")
    assert run("agreement", "--language", "fr", "--until", "2026-03-17").stdout.startswith("ana, bob")
    assert run("agreement", "--since", "gestern").exit_code == 2


def test_disagreements_are_listed_the_worst_first(run: Run, tmp_path: Path) -> None:
    _read(tmp_path / "data")
    lines = run("agreement", "--disagreements").stdout.splitlines()

    assert lines[0] == f"  9  {ARTICLE.article_id}  sentences 5"
    assert lines[1] == "       is_attributed: ana: yes, bob: no"
    found = json.loads(run("agreement", "--disagreements", "--json").stdout)
    assert [one["weight"] for one in found] == [9, 6, 2, 2]

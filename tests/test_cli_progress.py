"""The command line says how far the work is."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from annotation.settings import Settings
from annotation.workbench import Workbench, open_workbench
from tests.conftest import Run
from tests.factories import NOW, article, commit, sentence_change

ARTICLE = article()


@pytest.fixture(name="bench")
def _bench(tmp_path: Path) -> Workbench:
    bench = open_workbench(Settings(data=tmp_path / "data", annotator="ana"), with_seeds=False)
    bench._store.add_article(ARTICLE, imported_at=NOW)
    for day, sentence in enumerate(ARTICLE.sentences[:2]):
        at = NOW + timedelta(days=day)
        made = commit(sentence_change(sentence.key), seconds=9 * (day + 1), made_at=at)
        bench._store.commit(made, annotator="ana", received_at=at)
    yield bench
    bench.close()


def test_the_whole_is_said_first(run: Run, bench: Workbench) -> None:
    assert run("progress").stdout.splitlines() == [
        "1 articles: 1 being read",
        "sentences: 3, labelled 2, settled 0",
        "units in disagreement: 0",
        "readings of a sentence: 2 of 3",
        "expected finish: none (fewer than 3 days of work before today)",
    ]


def test_articles_analysts_and_days_are_listed(run: Run, bench: Workbench) -> None:
    name = ARTICLE.article_id
    said = f"{name}  being read: 2 of 3 (ana 2), 0 in disagreement, 0 of 3 settled\n"
    assert run("progress", "--by", "article").stdout == said

    line = "ana: 2 sentences, 0.01 h, 267 an hour; articles: 0 held, 0 done, 0 due, 0 overdue\n"
    assert run("progress", "--by", "analyst").stdout == line

    first = NOW.astimezone().date()
    assert run("progress", "--by", "day").stdout.splitlines() == [
        f"{first}  ana: 1 sentences, 0.00 h, 400 an hour",
        f"{first + timedelta(days=1)}  ana: 1 sentences, 0.01 h, 200 an hour",
    ]


def test_json_has_all_figures(run: Run, bench: Workbench) -> None:
    found = json.loads(run("progress", "--json").stdout)
    assert found["whole"]["forecast"] == {"reason": "few_days"}
    assert date.fromisoformat(found["today"])

    (only,) = json.loads(run("progress", "--by", "article", "--json").stdout)
    assert (only["state"], only["done"], only["wanted"]) == ("reading", 2, 3)


def test_a_day_is_expected_when_enough_is_known(run: Run, bench: Workbench) -> None:
    for back in (1, 2, 3):
        other = article(f"Une phrase {back}.\nUne autre.\nUne de plus.\n")
        bench._store.add_article(other, imported_at=NOW)
        at = NOW.now(NOW.tzinfo) - timedelta(days=back)
        made = commit(sentence_change(other.sentences[0].key), article_id=other.article_id, made_at=at)
        bench._store.commit(made, annotator="ana", received_at=at)
    lines = run("progress").stdout.splitlines()

    assert lines[-2].startswith("expected finish: 20")
    assert lines[-1].startswith("pace: 1.0 a day with work (of 5), ")


def test_an_analyst_of_a_team_may_not_ask_for_all(run: Run, bench: Workbench) -> None:
    bench.people.add("lea", role="administrator", author="lea")
    bench.people.add("ana", role="analyst", author="lea")
    done = run("progress")

    assert done.exit_code == 1
    assert "ana" in done.stderr


def test_a_project_that_nobody_has_begun_is_not_begun(run: Run) -> None:
    lines = run("progress").stdout.splitlines()

    assert lines[0] == "2 articles: 2 not begun"
    assert lines[3].startswith("readings of a sentence: 0 of ")
    assert run("progress", "--by", "analyst").stdout == run("progress", "--by", "day").stdout == ""

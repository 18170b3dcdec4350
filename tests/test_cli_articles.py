"""The command line lists articles, tells stories and cuts articles anew."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from annotation.settings import Settings
from annotation.workbench import importing, open_workbench
from tests.conftest import Run
from tests.factories import TEXT, article
from tests.stories import texts_fr as fr

ROWS = [
    {"text": "Le maire parle du port. Il promet.", "title": "Port", "outlet": "Gazette"},
    {"text": "La ministre répond aux élus. Elle nie.", "title": "Réponse"},
]


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    """The article of the factories."""
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    return path


@pytest.fixture(name="table")
def _table(tmp_path: Path) -> Path:
    """Two articles, the first with an outlet."""
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in ROWS), encoding="utf-8")
    return path


def _json(result: Result) -> Any:
    return json.loads(result.stdout)


def _titles(run: Run, *words: str) -> list[str]:
    return [row["title"] for row in _json(run("articles", "--json", *words))]


@pytest.fixture(name="copies")
def _copies(run: Run, tmp_path: Path) -> str:
    """Two copies of one dispatch and another article; the id of their story."""
    for name, text in (("1.txt", fr.PORT), ("2.txt", fr.PORT_REWRITTEN), ("3.txt", fr.WINE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = _json(run("import", *(tmp_path / f"{n}.txt" for n in (1, 2, 3)), "--json"))
    return found["articles"][0]


def test_articles_are_listed_by_outlet_language_and_story(run: Run, table: Path, copies: str) -> None:
    run("import", table, "--language", "en")

    assert _titles(run, "--outlet", "Gazette") == ["Port"]
    assert _titles(run, "--language", "en") == ["Port", "Réponse"]
    assert _titles(run, "--language", "en", "--outlet", "Gazette") == ["Port"]
    assert [title[:7] for title in _titles(run, "--story", copies)] == ["Le port", "Polluti"]
    assert _titles(run, "--story", "0" * 16) == []


def test_a_line_of_the_list_names_the_story_and_its_size(run: Run, copies: str) -> None:
    lines = run("articles").stdout.splitlines()

    assert [f"[story {copies}: 2 articles]" in line for line in lines] == [True, True, False]


def test_stories_that_a_large_import_left_are_told_by_a_command(
    run: Run, file: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 1)
    imported = run("import", file, table)

    assert imported.stdout.splitlines()[-1] == (
        "3 articles are not compared for stories yet; selon stories does it"
    )
    assert run("stories").stdout == "3 articles compared\n"
    assert _json(run("stories", "--json")) == {"compared": 0}


def test_articles_are_cut_anew_by_name_or_all_of_them(run: Run, file: Path, tmp_path: Path) -> None:
    run("import", file)
    name = article().article_id
    bench = open_workbench(Settings(data=tmp_path / "data", annotator="ana"))
    stored = bench.articles.get(name)
    first, second, *rest = stored.sentences
    joined = first.model_copy(update={"end": second.end})
    bench.articles.recut(name, (joined, *rest), base=1, author="ana", cause="merged")
    bench.close()

    kept = "1 cut by hand, kept; 0 of your labels wait to be reviewed\n"
    assert run("resegment", name).stdout == kept
    assert (
        run("resegment", name, "--discard-cuts").stdout
        == "1 cut anew; 0 of your labels wait to be reviewed\n"
    )
    assert run("resegment", "--all").stdout == "1 as before; 0 of your labels wait to be reviewed\n"
    assert _json(run("resegment", "--all", "--json")) == {"as before": 1, "to_review": 0}


def test_cutting_anew_wants_names_or_all(run: Run, file: Path) -> None:
    run("import", file)

    assert run("resegment").exit_code == 2
    assert run("resegment", "--all", article().article_id).exit_code == 2
    unknown = run("resegment", "0" * 16)
    assert unknown.exit_code == 1
    assert f"There is no article {'0' * 16}" in unknown.stderr

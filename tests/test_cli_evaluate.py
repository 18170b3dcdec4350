"""“selon evaluate” says how good the suggestions are, for people and for programs."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

TEXT = "Le port rouvre\n\nLe maire a dit que le quai est sûr. Le bruit court que tout fermera.\n"


def _place(surface: str) -> dict[str, Any]:
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface), "surface": surface}


def _attribution(name: str, sentence: int, source: str | None, cue: str, content: str) -> dict[str, Any]:
    known = {"name": "maire", "role": "originator", "source_type": "official", "cue": None}
    return {
        "id": name,
        "scope": "span",
        "type": "indirect",
        "cue": _place(cue),
        "content": [_place(content)],
        "sources": [_place(source) | known] if source else [],
        "sentence_ids": [sentence],
    }


@pytest.fixture(name="gold")
def _gold(tmp_path: Path) -> Path:
    """One attribution is as the rules find it, but for the kind of its source; another they do not find."""
    lines = ("Le port rouvre", "Le maire a dit que le quai est sûr.", "Le bruit court que tout fermera.")
    found = {
        "id": "port",
        "lang": "fr",
        "raw_text": TEXT,
        "sentences": [
            {"start": TEXT.index(line), "end": TEXT.index(line) + len(line), "kind": kind}
            for line, kind in zip(lines, ("title", "body", "body"), strict=True)
        ],
        "attributions": [
            _attribution("a1", 1, "Le maire", "a dit", "que le quai est sûr"),
            _attribution("a2", 0, "Le port", "rouvre", "rouvre"),
        ],
    }
    path = tmp_path / "gold" / "port.json"
    path.parent.mkdir()
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return path


def _row(output: str, label: str) -> list[str]:
    (line,) = (line for line in output.splitlines() if line.strip().startswith(f"{label} "))
    return line.removeprefix(f" {label}").split()


def test_a_table_says_precision_recall_and_f1(run: Run, gold: Path) -> None:
    done = run("evaluate", gold.parent)

    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].strip() == "fr: 1 article"
    assert _row(done.stdout, "credit of the article") == ["–", "–", "–", "0", "0", "–", "–", "–"]
    whole = _row(done.stdout, "attribution, exact")
    assert whole[1] == "50.0" and whole[3] == "2"
    assert "missed" not in done.stdout


def test_nothing_is_made_or_stored(run: Run, gold: Path, tmp_path: Path) -> None:
    run("evaluate", gold)

    assert not (tmp_path / "data").exists()


def test_errors_are_listed_in_context_on_request(run: Run, gold: Path) -> None:
    listed = run("evaluate", gold, "--errors").stdout

    assert "port at 0, attribution missed\n  in:        Le port rouvre\n" in listed
    assert (
        "  gold:      source “Le port” | cue “rouvre” | content “rouvre” | maire (originator, official)"
        in listed
    )
    assert "  suggested: –\n" in listed


def test_other_programs_get_json(run: Run, gold: Path) -> None:
    found = json.loads(run("evaluate", gold, "--json").stdout)

    assert "errors" not in found
    whole, *others = found["slices"]
    assert (whole["language"], whole["quote_type"], whole["articles"]) == (None, None, 1)
    assert {(one["language"], one["quote_type"]) for one in others} >= {("fr", None), ("fr", "indirect")}
    exact = whole["figures"]["attribution_exact"]
    assert (exact["gold"], exact["right"], exact["recall"]) == (2, 1, 0.5)
    assert whole["figures"]["credit"] == {
        "precision": None, "recall": None, "f1": None, "gold": 0, "suggested": 0, "right": 0,
    }  # fmt: skip
    assert whole["figures"]["chain_complete"] == {"share": 1.0, "of": 1, "right": 1}


def test_the_errors_come_in_json_too(run: Run, gold: Path) -> None:
    errors = json.loads(run("evaluate", gold, "--errors", "--json").stdout)["errors"]

    missed = next(one for one in errors if one["verdict"] == "missed")
    assert (missed["article"], missed["context"], missed["suggested"]) == ("port", "Le port rouvre", None)
    assert missed["gold"]["sources"] == ["Le port"]


def test_all_languages_have_a_table_when_there_are_several(run: Run, gold: Path) -> None:
    english = {"raw_text": "Nobody spoke.", "lang": "en", "attributions": []}
    english["sentences"] = [{"start": 0, "end": 13, "kind": "body"}]
    (gold.parent / "en.json").write_text(json.dumps(english), encoding="utf-8")

    titles = [line.strip() for line in run("evaluate", gold.parent).stdout.splitlines() if "article" in line]

    assert [title for title in titles if ":" in title] == [
        "en: 1 article",
        "fr: 1 article",
        "all languages: 2 articles",
    ]
    only = run("evaluate", gold.parent, "--language", "en", "--own-sentences").stdout
    assert "fr:" not in only and "en: 1 article" in only


def test_bad_gold_is_one_line_and_exit_code_1(run: Run, gold: Path) -> None:
    (gold.parent / "bad.json").write_text("{", encoding="utf-8")

    done = run("evaluate", gold.parent)

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"selon: Nothing was measured, {gold.parent / 'bad.json'} cannot be used")
    assert len(done.stderr.splitlines()) == 1

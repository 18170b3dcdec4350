"""How well sentences and line kinds agree with development data that is kept beside the project."""

import json
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from annotation.ingest import classify, split_sentences

SHARED = Path(__file__).parents[3] / "shared"
Ends = set[tuple[int, int]]

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not (SHARED / "segmentation").is_dir(), reason="the development data are not here"),
]


def spans_of(text: str, language: str) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in split_sentences(text, language)]


def inner_ends(text: str, spans: Iterable[tuple[int, int]]) -> Ends:
    """Ends of sentences after which another one follows on the same line."""
    listed = list(spans)
    return {
        (end, end) for (_, end), (start, _) in pairwise(listed) if not set(text[end:start]) & {"\n", "\r"}
    }


def f1(documents: list[Any], select: Callable[[str, list[tuple[int, int]]], Ends]) -> float:
    """F1 in percent of what `select` takes from the spans, over all documents."""
    right = wanted = found = 0
    for document in documents:
        gold = select(document["text"], [(start, end) for start, end in document["sentences"]])
        ours = select(document["text"], spans_of(document["text"], document["lang"]))
        right, wanted, found = right + len(gold & ours), wanted + len(gold), found + len(ours)
    return 200 * right / (wanted + found)


def articles() -> list[Any]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((SHARED / "gold").glob("*.json"))]


@pytest.mark.parametrize(
    ("name", "ends", "exact"), [("fr_gsd_dev", 99.4, 98.8), ("en_ewt_dev", 89.2, 85.5)], ids=["fr", "en"]
)
def test_sentences_agree_with_the_treebank(name: str, ends: float, exact: float) -> None:
    """F1 of sentence ends inside lines, and of exact spans, does not fall below what was measured."""
    lines = (SHARED / "segmentation" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    assert f1(documents, inner_ends) >= ends
    assert f1(documents, lambda _, spans: set(spans)) >= exact


def test_hard_cases_are_cut_as_wanted() -> None:
    """At least 99 of the hundred hard cases are right."""
    traps = json.loads((SHARED / "segmentation" / "traps.json").read_text(encoding="utf-8"))
    right = 0
    for trap in traps:
        ours = {end for _, end in spans_of(trap["text"], trap["lang"])[:-1]}
        wanted = set(trap["ends"])
        right += wanted <= ours <= wanted | set(trap["quote_inner"]) | set(trap["optional"])
    assert right >= len(traps) - 1


def test_sentences_and_kinds_agree_with_the_gold_articles() -> None:
    """All but one in a hundred of the gold sentences have their exact span and kind."""
    right = total = 0
    for article in articles():
        text, language = article["raw_text"], article["lang"]
        spans = split_sentences(text, language)
        kinds = classify(text, spans, language)
        ours = {(span.start, span.end): one.kind for span, one in zip(spans, kinds, strict=True)}
        for sentence in article["sentences"]:
            gold = "byline" if sentence["kind"] == "dateline" else sentence["kind"]
            right += ours.get((sentence["start"], sentence["end"])) == gold
            total += 1
    assert right / total >= 0.99

"""How well the rules do on the development articles, when those lie beside the project."""

import csv
import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from annotation.suggest import SourceNames, suggest
from schemas import Article, Sentence, Source, Span

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not GOLD.is_dir(), reason="no development articles beside the project"),
]

Spans = tuple[tuple[int, int], ...]


@cache
def _names() -> SourceNames:
    with (ROOT / "seeds" / "sources.csv").open(encoding="utf-8", newline="") as rows:
        return SourceNames.of([_source(row) for row in csv.DictReader(rows)])


def _source(row: dict[str, str]) -> Source:
    aliases = {code: tuple(filter(None, row[f"aliases_{code}"].split("|"))) for code in ("fr", "en")}
    return Source(source_id=row["source_id"], name=row["name"], kind=row["kind"], aliases=aliases)


def _article(gold: dict[str, Any]) -> Article:
    sha256 = hashlib.sha256(gold["raw_text"].encode()).hexdigest()
    kinds = {"dateline": "byline"}
    sentences = tuple(
        Sentence(start=one["start"], end=one["end"], kind=kinds.get(one["kind"], one["kind"]))
        for one in gold["sentences"]
    )
    return Article(
        article_id=sha256[:16],
        sha256=sha256,
        text=gold["raw_text"],
        language=gold["lang"],
        sentences=sentences,
    )


def _expected(gold: dict[str, Any]) -> dict[str, list[Spans]]:
    found: dict[str, list[Spans]] = {"source": [], "cue": [], "content": []}
    for one in gold["attributions"]:
        hops = [hop for hop in one["sources"] if hop.get("start") is not None]
        found["source"] += [((hop["start"], hop["end"]),) for hop in hops]
        if cue := one["cue"]:
            found["cue"].append(((cue["start"], cue["end"]),))
        if content := one["content"]:
            found["content"].append(tuple((part["start"], part["end"]) for part in content))
    return found


def _suggested(article: Article) -> dict[str, list[Spans]]:
    claims = [one.claim for one in suggest(article, sources=_names()) if one.claim.voice == "source"]
    return {
        "source": [_pairs((hop.span,)) for claim in claims for hop in claim.sources if hop.span],
        "cue": [_pairs((claim.cue,)) for claim in claims if claim.cue],
        "content": [_pairs(claim.content) for claim in claims if claim.content],
    }


def _pairs(spans: Sequence[Span]) -> Spans:
    return tuple((span.start, span.end) for span in spans)


def _overlap(left: Spans, right: Spans) -> bool:
    """Whether half of the longer of the two is shared."""
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)
    return 2 * shared >= max(sum(end - start for start, end in spans) for spans in (left, right))


def _hits(expected: list[Spans], suggested: list[Spans], *, exact: bool) -> int:
    free, hits = list(suggested), 0
    for spans in expected:
        match = next((one for one in free if (one == spans if exact else _overlap(one, spans))), None)
        if match is not None:
            free.remove(match)
            hits += 1
    return hits


def _compared() -> Iterator[tuple[dict[str, list[Spans]], dict[str, list[Spans]]]]:
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield _expected(gold), _suggested(_article(gold))


@pytest.mark.parametrize(
    ("field", "exact", "floor"),
    [
        ("source", True, 0.91),
        ("source", False, 0.91),
        ("cue", True, 0.93),
        ("cue", False, 0.93),
        ("content", True, 0.86),
        ("content", False, 0.88),
    ],
)
def test_f1_stays_above_its_floor(field: str, exact: bool, floor: float) -> None:
    compared = [(expected[field], suggested[field]) for expected, suggested in _compared()]
    hits = sum(_hits(expected, suggested, exact=exact) for expected, suggested in compared)
    total = sum(len(expected) + len(suggested) for expected, suggested in compared)
    assert 2 * hits / total >= floor


@pytest.mark.parametrize("field", ["source", "cue", "content"])
def test_what_is_suggested_is_mostly_right(field: str) -> None:
    compared = [(expected[field], suggested[field]) for expected, suggested in _compared()]
    hits = sum(_hits(expected, suggested, exact=True) for expected, suggested in compared)
    assert hits / sum(len(suggested) for _, suggested in compared) >= 0.92

"""How well sentences, line kinds and metadata agree with what people marked.

On the project's own cases, and on development data where those lie beside the project. `make quality` shows
the figures; what is asserted is that none falls below what was measured.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from annotation.ingest import classify, detect_language, read_metadata, split_sentences
from tests.ingest.pages import PAGES
from tests.quality import cases
from tests.quality.figures import percent, show

SHARED = Path(__file__).parents[3] / "shared"
Ends = set[tuple[int, int]]

pytestmark = pytest.mark.quality
needs_shared = pytest.mark.skipif(
    not (SHARED / "segmentation").is_dir(), reason="the development data are not here"
)
SENTENCE_LETTERS = 25


def spans_of(text: str, language: str) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in split_sentences(text, language)]


def inner_ends(text: str, spans: Iterable[tuple[int, int]]) -> Ends:
    """Ends of sentences after which another one follows on the same line."""
    listed = list(spans)
    return {
        (end, end) for (_, end), (start, _) in pairwise(listed) if not set(text[end:start]) & {"\n", "\r"}
    }


def treebank(name: str) -> list[Any]:
    lines = (SHARED / "segmentation" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


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
    ("language", "lines", "floor"),
    [("fr", cases.FRENCH, 97.0), ("en", cases.ENGLISH, 100.0), ("es", cases.SPANISH, 100.0)],
    ids=["fr", "en", "es"],
)
def test_the_project_s_own_hard_lines_are_cut_as_wanted(
    language: str, lines: tuple[str, ...], floor: float
) -> None:
    """Titles, initials, quotes, datelines, references, lists and addresses."""
    right = sum(
        [span.of(cases.text(case)) for span in split_sentences(cases.text(case), language)]
        == cases.sentences(case)
        for case in lines
    )
    share = percent(right, len(lines))
    show(f"own hard lines, {language} ({len(lines)})", right=share)
    assert share >= floor


def test_the_project_s_own_pages_get_their_kinds() -> None:
    """Each line of the pages written for the tests."""
    right = total = 0
    for page in PAGES:
        spans = split_sentences(page.text, page.language)
        kinds = classify(page.text, spans, page.language)
        first = {span.start: one.kind for span, one in zip(spans, kinds, strict=True)}
        position = 0
        for kind, line in page.lines:
            start = page.text.index(line, position)
            right, total, position = right + (first.get(start) == kind), total + 1, start + len(line)
    show(f"own pages, kinds of lines ({total})", right=percent(right, total))
    assert right == total


@needs_shared
@pytest.mark.parametrize(
    ("name", "ends", "exact"), [("fr_gsd_dev", 99.6, 99.15), ("en_ewt_dev", 89.4, 85.8)], ids=["fr", "en"]
)
def test_sentences_agree_with_the_treebank(name: str, ends: float, exact: float) -> None:
    """F1 of sentence ends inside lines, and of exact spans.

    Nine in ten of the ends that are missed in the English one have no mark at all: headers of e-mails and
    lines of forums that were joined.
    """
    documents = treebank(name)
    found_ends, found_exact = f1(documents, inner_ends), f1(documents, lambda _, spans: set(spans))
    show(f"treebank {name}", ends=found_ends, exact=found_exact)
    assert found_ends >= ends and found_exact >= exact


@needs_shared
@pytest.mark.parametrize(
    ("name", "language", "floor"), [("fr_gsd_dev", "fr", 100.0), ("en_ewt_dev", "en", 99.6)], ids=["fr", "en"]
)
def test_the_language_of_single_sentences_is_found(name: str, language: str, floor: float) -> None:
    """Sentences with letters enough, each by itself.

    With Spanish there, three more English lines are taken for it: an address, a file, a mailbox.
    """
    sentences = [doc["text"][start:end] for doc in treebank(name) for start, end in doc["sentences"]]
    long = [one for one in sentences if sum(map(str.isalpha, one)) >= SENTENCE_LETTERS]
    share = percent(sum(detect_language(one) == language for one in long), len(long))
    show(f"language of single sentences, {language} ({len(long)})", right=share)
    assert share >= floor


@needs_shared
def test_hard_cases_are_cut_as_wanted() -> None:
    """Each of the hard cases, but for one."""
    traps = json.loads((SHARED / "segmentation" / "traps.json").read_text(encoding="utf-8"))
    right = 0
    for trap in traps:
        ours = {end for _, end in spans_of(trap["text"], trap["lang"])[:-1]}
        wanted = set(trap["ends"])
        right += wanted <= ours <= wanted | set(trap["quote_inner"]) | set(trap["optional"])
    show(f"hard cases ({len(traps)})", right=percent(right, len(traps)))
    assert right >= len(traps) - 1


@needs_shared
def test_sentences_and_kinds_agree_with_the_gold_articles() -> None:
    """The gold sentences have their exact span, and those their kind."""
    exact = right = total = 0
    for article in articles():
        text, language = article["raw_text"], article["lang"]
        spans = split_sentences(text, language)
        kinds = classify(text, spans, language)
        ours = {(span.start, span.end): one.kind for span, one in zip(spans, kinds, strict=True)}
        for sentence in article["sentences"]:
            kind = "byline" if sentence["kind"] == "dateline" else sentence["kind"]
            found = ours.get((sentence["start"], sentence["end"]))
            exact, right, total = exact + (found is not None), right + (found == kind), total + 1
    show(f"gold sentences ({total})", spans=percent(exact, total), kinds=percent(right, total))
    assert right / total >= 0.99


STATED = {
    "en02": {"published": date(2023, 11, 30), "author": "EW Staff", "place": "MOSCOW"},
    "en05": {"published": date(2024, 8, 22), "outlet": "GlobalDesk24"},
    "fr02": {
        "published": date(2023, 9, 12),
        "outlet": "Thoibaonay.vn",
        "author": "Minh Chau",
        "agency": "IRNA",
    },
    "fr06": {"published": None, "author": "Solène Baudry"},
    "fr09": {"published": date(2020, 2, 6), "author": "M. L."},
    "fr13": {"published": date(2024, 10, 12)},
    "seed-000": {
        "published": date(2024, 3, 27),
        "outlet": "Baonghean.vn",
        "author": "Lan Ha",
        "agency": "RT",
    },
    "seed-002": {"published": None, "outlet": "Cinktank.com", "author": "", "place": "Paris"},
}
"""What each gold article states of itself, by its file; what it does not state must stay empty."""


@needs_shared
def test_metadata_that_the_gold_articles_state_are_read() -> None:
    """Outlet, author, date, agency and place, where the text has them, and none where it has not."""
    wrong = []
    fields = ("outlet", "published", "agency", "place")
    for name, stated in STATED.items():
        article = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        text, language = article["raw_text"], article["lang"]
        spans = split_sentences(text, language)
        found = read_metadata(text, spans, classify(text, spans, language), language)
        wanted = {**dict.fromkeys(fields, ""), **stated}
        wrong += [(name, field) for field, value in wanted.items() if getattr(found, field) != value]
    show("gold articles, fields read wrong", count=len(wrong))
    assert not wrong

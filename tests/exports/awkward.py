"""Versions of any text: what hypothesis draws, put together as a published version."""

import hashlib
from collections.abc import Sequence

import pyarrow as pa
from hypothesis import strategies as st

from annotation.published import ANNOTATION_COLUMNS, ARTICLE_COLUMNS, Published, annotation_row, article_row
from schemas import COLUMNS, Article, Claim, Hop, Label, Manifest, Sentence, SentenceState, Span, Stance
from tests.exports.conftest import key
from tests.factories import NOW

SIGNS = (
    *"aé 😀 = + - @ # ; , \" ' < > & « »",
    *("e\u0301\u0308", "👩‍👩‍👧", "\r\n", "\n", "\t", "שלום", "عربي", "中", "\ufeff"),
    *("\u00a0", "\u200f", "\u202e", "\u2028", "\x85", "\x07", "\x0b", "\x1f", "\ufffe"),
)
CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0")
TEXTS = (
    st.lists(st.sampled_from(SIGNS) | CHARACTERS, max_size=40).map("".join).filter(lambda text: text.strip())
)
WORDS = st.text(CHARACTERS, max_size=8)
NAMES = st.sampled_from(["TASS", "=1+1", 'a\u0301 "b"', "שלום", "😀 |", "<b>&amp;"])
JUDGEMENTS = (
    {},
    {"factuality_source": "CT+", "source_reliability": "F"},
    {"information_credibility": "2"},
)
ANNOTATORS = ("ana", "zoé /\\ ..\t😀")


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """A sentence for each line that is not blank, without the white space at its edges."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if words := line.strip():
            begin = start + line.index(words)
            found.append(Sentence(start=begin, end=begin + len(words), kind="body"))
        start += len(line)
    return tuple(found)


@st.composite
def lines(draw: st.DrawFn, text: str) -> Span:
    """A span on one line."""
    home = draw(st.sampled_from(sentences_of(text)))
    start = draw(st.integers(home.start, home.end - 1))
    return Span(start=start, end=draw(st.integers(start + 1, home.end)))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span of any lines that touches a sentence."""
    home = draw(st.sampled_from(sentences_of(text)))
    start = draw(st.integers(0, home.end - 1))
    return Span(start=start, end=draw(st.integers(max(start, home.start) + 1, len(text))))


@st.composite
def claims(draw: st.DrawFn, text: str) -> Claim:
    """Any claim of the text that a project could store."""
    pieces: list[Span] = []
    for piece in draw(st.lists(spans(text), min_size=1, max_size=3)):
        if not any(map(piece.overlaps, pieces)):
            pieces.append(piece)
    said = {
        "content": tuple(sorted(pieces, key=lambda one: one.start)),
        "judgements": draw(st.sampled_from(JUDGEMENTS)),
        "stance": draw(st.sampled_from([(), (Stance(target="la\tpaix, « oui »", polarity="FAVOR"),)])),
        "note": draw(WORDS),
    }
    if draw(st.booleans()):
        return Claim(voice="author", **said)
    place = st.none() | lines(text)
    hops = draw(st.lists(st.builds(Hop, span=place, name=NAMES, cue=place, source_id=NAMES), max_size=3))
    return Claim(sources=tuple(hops), cue=draw(place), cue_force="distancing", quote_type="mixed", **said)


@st.composite
def versions(draw: st.DrawFn) -> Published:
    """A version of one article that two people labelled."""
    text = draw(TEXTS)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        article_id=sha256[:16],
        sha256=sha256,
        text=text,
        title=draw(WORDS),
        author=draw(WORDS),
        sentences=sentences_of(text),
    )
    return published(article, [draw(st.lists(claims(text), max_size=2)) for _ in ANNOTATORS])


def published(article: Article, claimed: Sequence[Sequence[Claim]]) -> Published:
    """The version of one article, with the claims of each annotator and a state of the first sentence."""
    both = zip(ANNOTATORS, claimed, strict=True)
    labels = [label for annotator, own in both for label in _labels(article, annotator, own)]
    manifest = Manifest(
        dataset="k", version=1, parent=None, message="", author="ana", published_at=NOW,
        codebook_version="1.0", counts={}, columns=(), csv_sha256="", files=(),
    )  # fmt: skip
    article_table = {name: [article_row(article, state="").get(name, "")] for name in ARTICLE_COLUMNS}
    rows = [annotation_row(label) for label in labels]
    annotations = {name: [row[name] for row in rows] for name in ANNOTATION_COLUMNS}
    empty = pa.table({column.name: pa.array([], pa.string()) for column in COLUMNS})
    return Published(manifest, COLUMNS, empty, pa.table(article_table), pa.table(annotations))


def _labels(article: Article, annotator: str, claimed: Sequence[Claim]) -> list[Label]:
    state = SentenceState(status="skipped", flagged=True, assistance="hidden", agent="rules/0.1")
    first = f"sentence:{article.sentences[0].key}"
    values = [(key(number), {"claim": claim}) for number, claim in enumerate(claimed)]
    return [
        Label(
            article_id=article.article_id, annotator=annotator, key=name, revision=1, decision="added",
            commit_id="c", seconds=1, labelled_at=NOW, codebook_version="1.0", **value,
        )
        for name, value in [*values, (first, {"state": state})]
    ]  # fmt: skip

"""From a record to an article: what a reader found, and the sentences, kinds and metadata of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from annotation.ingest.lines import LineKinds, classify
from annotation.ingest.metadata import detect_language, read_metadata
from annotation.ingest.sentences import SEGMENTER, split_sentences
from schemas import Article, EncodingCertainty, Original, Sentence, Span


@dataclass(frozen=True)
class Mark:
    """A labelled span of another tool: `[start, end)` in code points of the draft's text."""

    name: str
    label: str
    start: int
    end: int


@dataclass(frozen=True)
class Link:
    """A labelled relation of another tool, between the names of two marks."""

    label: str
    head: str
    tail: str


@dataclass(frozen=True)
class Draft:
    """What a reader makes of one record.

    Attributes:
        text: decoded and extracted; it becomes the article's text, character for character.
        declared: fields of `Metadata` that the record itself states; they win over what the text says.
        original: the bytes, when the text was extracted from them rather than decoded.
        annotator: who made the marks, when the record says.
        notes: what of the record was not taken over, in words.
    """

    text: str
    encoding: str = "utf-8"
    encoding_certainty: EncodingCertainty = "given"
    declared: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    original: Original | None = None
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    annotator: str = ""
    notes: tuple[str, ...] = ()


def sentences_of(text: str, language: str) -> tuple[Sentence, ...]:
    """The sentences of a text as they are cut and classed today."""
    spans = split_sentences(text, language)
    return _classed(spans, classify(text, spans, language))


def _classed(spans: tuple[Span, ...], kinds: LineKinds) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(start=span.start, end=span.end, kind=kind, score=score)
        for span, (kind, score) in zip(spans, kinds, strict=True)
    )


def article_of(draft: Draft, *, origin: str) -> Article:
    """The article whose text is the draft's, unchanged, with its sentences and what it says of itself.

    Args:
        draft: with any text that is not blank.
        origin: file name or address that it comes from.

    """
    text, declared = draft.text, {name: value for name, value in draft.declared.items() if value}
    if "published" in declared:
        declared.setdefault("published_certainty", "declared")
    language = declared.get("language") or detect_language(text)
    spans = split_sentences(text, language)
    kinds = classify(text, spans, language)
    metadata = read_metadata(text, spans, kinds, language).model_copy(update=declared)
    # Lone surrogates come from broken JSON; they are hashed as they are rather than refused.
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        **dict(metadata),
        article_id=sha256[:16],
        sha256=sha256,
        text=text,
        origin=origin,
        encoding=draft.encoding,
        encoding_certainty=draft.encoding_certainty,
        segmenter=SEGMENTER,
        sentences=_classed(spans, kinds),
    )

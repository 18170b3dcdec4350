"""From a record to an article: what a reader found, and the sentences, kinds and metadata of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from annotation.ingest.lines import LineKinds, classify
from annotation.ingest.metadata import detect_language, read_metadata
from annotation.ingest.sentences import SEGMENTER, split_sentences
from schemas import (
    Article,
    CarriedArticle,
    Change,
    EncodingCertainty,
    Metadata,
    Original,
    Sentence,
    Span,
)


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
        known: what a project of ours knew of the article; it wins over all else.
        changes: labels that a project of ours had, whole; the marks are those that came on top.
        annotator: who made the marks, when the record says.
        notes: what of the record was not taken over, in words.
    """

    text: str
    encoding: str = "utf-8"
    encoding_certainty: EncodingCertainty = "given"
    declared: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    original: Original | None = None
    known: CarriedArticle | None = None
    changes: tuple[Change, ...] = ()
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
    if draft.known:
        return _as_known(draft, draft.known, origin)
    text, declared = draft.text, {name: value for name, value in draft.declared.items() if value}
    if "published" in declared:
        declared.setdefault("published_certainty", "declared")
    language = declared.get("language") or detect_language(text)
    spans = split_sentences(text, language)
    kinds = classify(text, spans, language)
    metadata = read_metadata(text, spans, kinds, language).model_copy(update=declared)
    return _article(draft, metadata, origin, SEGMENTER, _classed(spans, kinds))


def _as_known(draft: Draft, known: CarriedArticle, origin: str) -> Article:
    """With metadata and sentences as they were exported; cut anew if somebody made them no sentences."""
    language = draft.declared.get("language") or known.metadata.language
    metadata = known.metadata.model_copy(update={"language": language})
    try:
        return _article(draft, metadata, origin, known.segmenter, known.sentences)
    except ValidationError:
        return _article(draft, metadata, origin, SEGMENTER, sentences_of(draft.text, language))


def _article(
    draft: Draft, metadata: Metadata, origin: str, segmenter: str, sentences: tuple[Sentence, ...]
) -> Article:
    sha256 = text_sha256(draft.text)
    return Article(
        **dict(metadata),
        article_id=sha256[:16],
        sha256=sha256,
        text=draft.text,
        origin=origin,
        encoding=draft.encoding,
        encoding_certainty=draft.encoding_certainty,
        segmenter=segmenter,
        sentences=sentences,
    )


def text_sha256(text: str) -> str:
    """The hash that names a text."""
    # Lone surrogates come from broken JSON; they are hashed as they are rather than refused.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

"""From articles and labels to the rows of a version; see docs/csv.md for the rules."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from annotation.published import Row
from schemas import (
    CHAIN_SEPARATOR,
    CLAIM,
    SENTENCE,
    STANCE_SEPARATOR,
    Article,
    Claim,
    Label,
    Span,
)

RegistryId = Callable[[str, str], str]
"""The registry's id for what a label says, an id and a name; empty when there is none."""

_PIECES = " […] "
_BREAKS = str.maketrans("\r\n", "  ")
"""One for one, so that a place in a sentence that was joined over lines is the same place in its cell."""

_LONE_SIGN = re.compile(rf"(?<!\S){CHAIN_SEPARATOR.strip()}(?!\S)")
"""What would part an outlet's name in two."""


@dataclass(frozen=True)
class Edition:
    """What is the same on every row; the version's number and the splits are set when all rows are there."""

    dataset: str
    registry_id: RegistryId


def article_rows(article: Article, labels: Iterable[Label], edition: Edition) -> Iterator[Row]:
    """One row per sentence, claim that covers it, and annotator, in reading order."""
    by_annotator = {name: tuple(own) for name, own in groupby(sorted(labels, key=_who), key=_who)}
    readers = {name: _Reading(article, own) for name, own in by_annotator.items()}
    for index in range(len(article.sentences)):
        for annotator, reading in readers.items():
            for label in reading.claims_at(index) or reading.state_at(index):
                yield _row(article, index, annotator, label, reading, edition)


def _who(label: Label) -> str:
    return label.annotator


class _Reading:
    """One annotator's labels in one article."""

    def __init__(self, article: Article, labels: tuple[Label, ...]) -> None:
        self._sentences = article.sentences
        self._states = {label.name: label for label in labels if label.kind == SENTENCE}
        self.covered = {
            label.name: article.sentences_touching(label.claim.anchors) for label in labels if label.claim
        }
        claims = [label for label in labels if label.kind == CLAIM]
        self._claims: dict[int, list[Label]] = {}
        for label in sorted(claims, key=_place):
            for index in self.covered[label.name]:
                self._claims.setdefault(index, []).append(label)

    def claims_at(self, index: int) -> list[Label]:
        return self._claims.get(index, [])

    def state_at(self, index: int) -> list[Label]:
        label = self._states.get(self._sentences[index].key)
        return [label] if label and (label.state.status != "open" or label.state.flagged) else []  # type: ignore[union-attr]

    def assistance_at(self, index: int) -> str:
        label = self._states.get(self._sentences[index].key)
        return label.state.assistance if label and label.state else ""

    def status_at(self, index: int) -> str:
        label = self._states.get(self._sentences[index].key)
        if label is None or label.state is None:
            return "open"
        return "flagged" if label.state.flagged else label.state.status


def _place(label: Label) -> tuple[list[tuple[int, int]], str]:
    """Reading order: by the first span, then by the next, so that one source's two claims do not swap."""
    spans = label.claim.spans if label.claim else ()
    return sorted((span.start, span.end) for span in spans), label.name


def _row(
    article: Article, index: int, annotator: str, label: Label, reading: _Reading, edition: Edition
) -> Row:
    claim_id = label.name if label.claim else ""
    row = _article_cells(article, edition) | _sentence_cells(article, index)
    row |= {
        "row_id": _row_id(article.article_id, article.sentences[index].key, annotator, claim_id),
        "annotator": _line(annotator),
        "status": reading.status_at(index),
        "assistance": reading.assistance_at(index),
    }
    row |= _label_cells(label)
    if label.claim:
        row |= {"claim_id": claim_id, "claim_sentences": " ".join(map(str, reading.covered[claim_id]))}
        row |= _claim_cells(article, label.claim, edition)
    elif label.state and label.state.status == "labelled":
        row |= {"voice": "author", **_chain_cells(article, (), edition)}
    return row


def _row_id(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _article_cells(article: Article, edition: Edition) -> Row:
    return {
        "dataset": edition.dataset,
        "article_id": article.article_id,
        "article_sha256": article.sha256,
        "outlet": _line(article.outlet),
        "title": _line(article.title),
        "published_at": article.published.isoformat() if article.published else "",
        "language": article.language,
        "story_id": article.story,
    }


def _sentence_cells(article: Article, index: int) -> Row:
    sentence = article.sentences[index]
    return {
        "sentence_index": str(index),
        "sentence_start": str(sentence.start),
        "sentence_end": str(sentence.end),
        "sentence_kind": sentence.kind,
        "sentence_text": sentence.of(article.text).translate(_BREAKS),
    }


def _label_cells(label: Label) -> Row:
    cells = {
        "decision": label.decision,
        "source_blind": "true" if label.source_blind else "false",
        "seconds": f"{label.seconds:.3f}",
        "labelled_at": label.labelled_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "codebook_version": _line(label.codebook_version),
    }
    if label.ruling:
        cells |= {
            "adjudicated_by": _line(label.ruling.author),
            "adjudication_reason": _line(label.ruling.reason),
        }
    if label.suggestion:
        cells |= {
            "suggested_by": _line(label.suggestion.agent),
            "suggestion_shown": "true" if label.suggestion.shown else "false",
            "suggestion_score": f"{label.suggestion.score:.4f}",
        }
    return cells


def _claim_cells(article: Article, claim: Claim, edition: Edition) -> Row:
    cells = {
        "voice": claim.voice,
        "scope": claim.scope,
        "content_text": _PIECES.join(_line(piece.of(article.text)) for piece in claim.content),
        "content_spans": " ".join(f"{piece.start}-{piece.end}" for piece in claim.content),
        "stance_target": STANCE_SEPARATOR.join(_line(stance.target) for stance in claim.stance),
        "stance": STANCE_SEPARATOR.join(stance.polarity for stance in claim.stance),
        "links": " ".join(f"{one.relation}:{one.article_id}/{one.claim_id}" for one in claim.links),
        "note": _line(claim.note),
        **claim.judgements,
        **_chain_cells(article, tuple(hop.name for hop in claim.sources), edition),
    }
    if claim.voice == "author":
        return cells
    cells |= {"cue_force": claim.cue_force, "quote_type": claim.quote_type}
    cells |= _span_cells("cue", claim.cue, article.text)
    if claim.sources:
        first = claim.sources[0]
        name = _line(first.name)
        source_id = _line(edition.registry_id(first.source_id, first.name))
        cells |= {"source_name": name, "source_id": source_id, "source_kind": first.kind}
        cells |= {"root_id": source_id} | _span_cells("source", first.span, article.text)
    return cells


def _chain_cells(article: Article, names: tuple[str, ...], edition: Edition) -> Row:
    outlet = _LONE_SIGN.sub("›", _line(article.outlet))
    chain = [*map(_line, names), *filter(None, [outlet])]
    return {
        "chain": CHAIN_SEPARATOR.join(chain),
        "chain_depth": str(len(chain)),
        "root_name": chain[0] if chain else "",
        "root_id": "" if names else edition.registry_id(article.outlet_id, article.outlet),
    }


def _span_cells(name: str, span: Span | None, text: str) -> Row:
    if span is None:
        return {}
    return {f"{name}_text": span.of(text), f"{name}_start": str(span.start), f"{name}_end": str(span.end)}


def _line(text: str) -> str:
    """One line: a record of the CSV never spans two."""
    return " ".join(text.splitlines())

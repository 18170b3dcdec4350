"""Values to rows and back."""

import json
import zlib
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import RowMapping

from annotation.store.protocol import labelled_at, labelled_keys, search_text
from schemas import (
    LABELLED_KINDS,
    SENTENCE,
    Article,
    Assignment,
    Claim,
    Edition,
    Incoming,
    Label,
    Metadata,
    Original,
    SentenceState,
    Suggestion,
    Value,
)

_ASSIGNMENT = ("article_id", "seat", "revision", "reader", "held", "means", "author")


class _Payload(Value):
    """The part of a label that only we read."""

    claim: Claim | None = None
    state: SentenceState | None = None
    suggestion: Suggestion | None = None


def naive(moment: datetime) -> datetime:
    """UTC without its name, as both databases keep it."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def article_row(incoming: Incoming, *, imported_at: datetime) -> dict[str, Any]:
    """What of an article never changes."""
    article = incoming.article
    own = ("article_id", "sha256", "text", "origin", "encoding", "encoding_certainty")
    row = {name: getattr(article, name) for name in own}
    return row | {"record_sha256": incoming.record_sha256, "imported_at": naive(imported_at)}


def original_row(article_id: str, original: Original) -> dict[str, Any]:
    """The bytes beside the text, made small."""
    return {
        "article_id": article_id,
        "media_type": original.media_type,
        "data": zlib.compress(original.data),
    }


def original_of(row: RowMapping) -> Original:
    """The bytes as they were."""
    return Original(media_type=row["media_type"], data=zlib.decompress(row["data"]))


def edition_row(article: Article, *, cause: str, author: str, made_at: datetime) -> dict[str, Any]:
    """What of an article is set again and again."""
    metadata = {name: getattr(article, name) for name in Metadata.model_fields}
    payload = {
        "metadata": metadata | {"published": article.published.isoformat() if article.published else None},
        "segmenter": article.segmenter,
        "sentences": [(one.start, one.end, one.kind, one.score) for one in article.sentences],
    }
    return {
        "article_id": article.article_id,
        "revision": article.revision,
        "cause": cause,
        "author": author,
        "made_at": naive(made_at),
        "payload": json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
    }


def edition_from_row(row: RowMapping) -> Edition:
    """The edition that a row holds."""
    own = {name: row[name] for name in ("article_id", "revision", "cause", "author")}
    return Edition(**own, made_at=row["made_at"].replace(tzinfo=UTC), **_unpacked(row["payload"]))


class Keys(NamedTuple):
    """The sentences of an article by name: all their keys, and the label keys of those in the flow."""

    all: frozenset[str]
    flow: frozenset[str]

    @classmethod
    def of(cls, article: Article) -> "Keys":
        """The keys of an article."""
        return cls(frozenset(one.key for one in article.sentences), frozenset(labelled_keys(article)))


def keys_in(payload: str) -> Keys:
    """The keys of the article that an edition's payload describes, without making the article."""
    sentences = [(f"{start}-{end}", kind) for start, end, kind, _ in json.loads(payload)["sentences"]]
    flow = frozenset(f"{SENTENCE}:{key}" for key, kind in sentences if kind in LABELLED_KINDS)
    return Keys(frozenset(key for key, _ in sentences), flow)


def catalogue_row(article: Article, *, seq: int) -> dict[str, Any]:
    """The article's row in the list of articles; its signature stays as it was."""
    own = ("article_id", "revision", "title", "outlet", "outlet_id", "author", "language", "story")
    return {name: getattr(article, name) for name in own} | {
        "seq": seq,
        "published": article.published.isoformat() if article.published else None,
        "words": article.word_count,
        "to_label": len(labelled_keys(article)),
        "search_text": search_text(article),
    }


def article_of(row: RowMapping) -> Article:
    """The article that its row and that of its newest edition hold."""
    own = ("article_id", "sha256", "text", "origin", "encoding", "encoding_certainty", "revision")
    edition = _unpacked(row["payload"])
    return Article(**{name: row[name] for name in own}, **edition.pop("metadata"), **edition)


def _unpacked(payload: str) -> dict[str, Any]:
    found = json.loads(payload)
    names = ("start", "end", "kind", "score")
    sentences = tuple(dict(zip(names, one, strict=True)) for one in found["sentences"])
    return {**found, "sentences": sentences}


def label_row(label: Label) -> dict[str, Any]:
    """The columns of a revision, its name left out."""
    payload = _Payload(claim=label.claim, state=label.state, suggestion=label.suggestion)
    return {
        "revision": label.revision,
        "decision": label.decision,
        "status": label.state.status if label.state else None,
        "payload": payload.model_dump_json(exclude_none=True),
        "commit_id": label.commit_id,
    }


def label_from_row(row: RowMapping) -> Label:
    """The label that a row of the log or of the projection, joined to its commit, holds."""
    payload = _Payload.model_validate_json(row["payload"])
    return Label(
        article_id=row["article_id"],
        annotator=row["annotator"],
        key=row["key"],
        revision=row["revision"],
        decision=row["decision"],
        claim=payload.claim,
        state=payload.state,
        suggestion=payload.suggestion,
        commit_id=row["commit_id"],
        seconds=row["seconds"],
        labelled_at=labelled_at(*(row[name].replace(tzinfo=UTC) for name in ("made_at", "received_at"))),
        codebook_version=row["codebook_version"],
        source_blind=row["source_blind"],
    )


def assignment_row(one: Assignment) -> dict[str, Any]:
    """The row of a seat's revision."""
    due = one.due.isoformat() if one.due else None
    return {name: getattr(one, name) for name in _ASSIGNMENT} | {"due": due, "made_at": naive(one.made_at)}


def assignment_from_row(row: RowMapping) -> Assignment:
    """The revision of a seat that a row holds."""
    due = date.fromisoformat(row["due"]) if row["due"] else None
    own = {name: row[name] for name in _ASSIGNMENT}
    return Assignment(**own, due=due, made_at=row["made_at"].replace(tzinfo=UTC))

"""Values to rows and back."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping

from annotation.store.protocol import labelled_at
from schemas import SENTENCE, Article, Claim, Label, SentenceState, Suggestion, Value

_OWN_COLUMNS = {"article_id", "sha256", "title", "outlet", "language", "published", "text", "sentences"}


class _Payload(Value):
    """The part of a label that only we read."""

    claim: Claim | None = None
    state: SentenceState | None = None
    suggestion: Suggestion | None = None


def article_row(article: Article, *, search_text: str, imported_at: datetime) -> dict[str, Any]:
    """An article without its sentences."""
    return {
        "article_id": article.article_id,
        "sha256": article.sha256,
        "title": article.title,
        "outlet": article.outlet,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "search_text": search_text,
        "text": article.text,
        "metadata": article.model_dump_json(exclude=_OWN_COLUMNS),
        "imported_at": imported_at,
    }


def sentence_rows(article: Article) -> list[dict[str, Any]]:
    """A row per sentence, with the key of the label that says where an analyst stands with it."""
    return [
        {
            "article_id": article.article_id,
            "position": position,
            "start": sentence.start,
            "end": sentence.end,
            "kind": sentence.kind,
            "label_key": f"{SENTENCE}:{sentence.key}",
        }
        for position, sentence in enumerate(article.sentences)
    ]


def article_of(row: RowMapping, sentences: Sequence[RowMapping]) -> Article:
    """The article that the rows hold."""
    rest = json.loads(row["metadata"])
    own = {name: row[name] for name in _OWN_COLUMNS - {"sentences"}}
    return Article(**own, **rest, sentences=tuple(dict(sentence) for sentence in sentences))


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
    )

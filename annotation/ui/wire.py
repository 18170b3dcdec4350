"""What crosses the border to JavaScript: JSON whose offsets are UTF-16 units."""

import json
from collections.abc import Callable
from typing import Any

from annotation.offsets import Utf16Offsets
from annotation.ui.stamps import stamp_of
from annotation.ui.tickets import Visitor
from annotation.workbench import ArticleView
from schemas import SENTENCE, Article, Commit, Label, Sentence

Move = Callable[[int], int]


def article_json(view: ArticleView, *, visitor: Visitor, published: str) -> str:
    """The article as this visitor's screen wants it; `published` is the date in words."""
    article = view.article
    offsets = Utf16Offsets(article.text)
    whole = {
        "id": article.article_id,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "outlet_id": article.outlet_id,
        "author": article.author,
        "published": published,
        "day": str(article.published or ""),
        "language": article.language,
        "sentences": [
            {"start": s.start, "end": s.end, "kind": s.kind, "score": s.score, "key": s.key}
            | {"assistance": view.assistance.get(s.key, "")}
            for s in article.sentences
        ],
        "agent": view.agent,
        "suggestions": [suggestion.model_dump(mode="json") for suggestion in view.suggestions],
        "revision": article.revision,
        "unfit": [{"key": key, **_place_in(key)} for key in view.unfit],
        "labels": [label_dict(label) for label in view.labels],
        "stamp": stamp_of(view, visitor),
        "previous": view.previous,
        "following": view.following,
    }
    return json.dumps(_moved(whole, offsets.to_utf16), ensure_ascii=False, separators=(",", ":"))


def _place_in(key: str) -> dict[str, int]:
    """Where the sentence lay that a label's key names; nothing for a claim, which says it itself."""
    kind, _, name = key.partition(":")
    if kind != SENTENCE:
        return {}
    start, _, end = name.partition("-")
    return {"start": int(start), "end": int(end)}


def label_dict(label: Label) -> dict[str, Any]:
    """The part of a label that the screen works with."""
    wanted = {"key", "revision", "decision", "claim", "state", "suggestion"}
    return label.model_dump(mode="json", include=wanted)


def commit_from(wire: dict[str, Any], article: Article) -> Commit:
    """The commit that the browser sent.

    Raises:
        ValidationError: it is not a commit.
        UnmappableOffset: an offset falls inside a character or outside the text.
    """
    moved = _moved(wire, Utf16Offsets(article.text).to_code_point)
    moved["source_blind"] = False  # the page that it was made on says it
    return Commit.model_validate_json(json.dumps(moved), strict=True)  # "2" or 2.0 would not have been moved


def sentences_from(wire: Any, article: Article) -> tuple[Sentence, ...]:
    """The sentences that the browser sent; what is as it was keeps its score, the rest a person said.

    Raises:
        ValidationError, TypeError, KeyError: they are none.
        UnmappableOffset: an offset falls inside a character or outside the text.
    """
    known = {(one.key, one.kind): one for one in article.sentences}
    found = (
        Sentence(start=one["start"], end=one["end"], kind=one["kind"])
        for one in _moved(wire, Utf16Offsets(article.text).to_code_point)
    )
    return tuple(known.get((one.key, one.kind), one) for one in found)


def _moved(value: Any, move: Move) -> Any:
    """A copy of JSON with every `start` and `end` moved."""
    if isinstance(value, dict):
        return {name: _moved_member(name, member, move) for name, member in value.items()}
    if isinstance(value, list):
        return [_moved(member, move) for member in value]
    return value


def _moved_member(name: str, member: Any, move: Move) -> Any:
    is_offset = name in {"start", "end"} and type(member) is int
    return move(member) if is_offset else _moved(member, move)

"""Commits as the page posts them."""

import time
from collections.abc import Callable
from typing import Any

from httpx import Response

from annotation.ui import session, tickets
from schemas import Commit, Label
from tests.factories import TEXT, article

ARTICLE = article()
BODY = ARTICLE.sentences[1].key
HOST = "127.0.0.1:8501"

Send = Callable[..., Response]


def token(
    annotator: str = "ana", *, age: float = 0, key: bytes | None = None, is_masked: bool = False
) -> str:
    """A token that was minted `age` seconds ago."""
    project = session.workbench().settings.project
    visitor = tickets.Visitor(annotator, is_masked=is_masked)
    return tickets.mint(visitor, project=project, key=key or session.key(), now=time.time() - age)


def wire(made: Commit, **fields: Any) -> dict[str, Any]:
    """The commit in JavaScript's terms: the one emoji of the text is two units there."""
    return _moved(made.model_dump(mode="json")) | fields


def _moved(value: Any) -> Any:
    if isinstance(value, list):
        return [_moved(member) for member in value]
    if isinstance(value, dict):
        return {name: _shifted(name, member) for name, member in value.items()}
    return value


def _shifted(name: str, member: Any) -> Any:
    return member + (member > TEXT.index("😀")) if name in {"start", "end"} else _moved(member)


def stored_labels(annotator: str = "ana") -> tuple[Label, ...]:
    """What the project holds for an analyst."""
    return session.workbench().view(ARTICLE.article_id, annotator).labels


def one_result(answer: Response) -> dict[str, Any]:
    """What the route says of the only commit that was sent."""
    assert answer.status_code == 200, answer.text

    (result,) = answer.json()["results"]
    return result

"""Who may come in: the checks that every request which writes must pass."""

import json
import logging
import time
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from annotation.errors import N_, Translate
from annotation.ui import tickets
from annotation.ui.identity import is_over, is_welcome
from annotation.ui.session import allowed_hosts, key, workbench
from annotation.ui.tickets import Visitor

_LOG = logging.getLogger(__name__)

MAX_BYTES = 1_000_000

BAD_TOKEN = N_("This page is too old to save with; it is renewed, what you did is kept.")
BAD_ORIGIN = N_("The request does not come from Selon's own page.")
BAD_TYPE = N_("The request is not JSON.")
TOO_LARGE = N_("The request is larger than 1 MB.")
NOT_LISTED = N_("You are no longer in this project’s list of people. Nothing is lost: ask an administrator.")

KEEP = "not-listed"
"""The code by which the browser knows that it shall keep everything and send nothing more for now."""


class Refused(Exception):
    """The request itself is refused."""

    def __init__(self, status: int, message: str, *, code: str = "") -> None:
        super().__init__(message)
        self.status, self.message, self.code = status, message, code

    def response(self, translate: Translate) -> Response:
        """Why, in the language of whoever asked."""
        said = {"message": translate(self.message)} | ({"code": self.code} if self.code else {})
        return JSONResponse(said, status_code=self.status)


class Admitted(NamedTuple):
    """A request that may write.

    Attributes:
        visitor: who writes; never one that the request names.
        seconds_left: for how long the page's token is good.
    """

    visitor: Visitor
    seconds_left: float
    body: bytes


async def admitted(request: Request) -> Admitted:
    """Who writes and what; a request that may not is logged, without its token.

    Raises:
        Refused: 403, 415, 401 or 413.
        StoreUnavailable: nobody can tell who is listed.
    """
    try:
        return await _admitted(request)
    except Refused as refused:
        log_refusal(refused.status, refused.message)
        raise


def log_refusal(status: int, reason: str) -> None:
    """One line for whoever watches the server; what came from outside is quoted."""
    _LOG.warning("refused: %d %r", status, reason)


async def _admitted(request: Request) -> Admitted:
    if not _is_own_page(request.headers.get("host", ""), request.headers.get("origin", "")):
        raise Refused(403, BAD_ORIGIN)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, BAD_TYPE)
    visitor, seconds_left = await run_in_threadpool(_bearer, request.headers.get("x-selon-token", ""))
    body = await _body(request)
    if body is None:
        raise Refused(413, TOO_LARGE)
    return Admitted(visitor, seconds_left, body)


def _bearer(token: str) -> tuple[Visitor, float]:
    """Whom the token speaks for, as long as the list of people has them."""
    found = tickets.bearer(token, project=workbench().settings.project, key=key(), now=time.time())
    if found is None or is_over(found[0]):
        raise Refused(401, BAD_TOKEN)
    if not is_welcome(found[0]):
        raise Refused(403, NOT_LISTED, code=KEEP)
    return found


def object_in(body: bytes) -> dict[str, Any]:
    """The JSON object of a body; an empty one when it holds none."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def ascii_of(value: Any) -> str:
    """An id as the browser makes them; what cannot be one names nothing, and can be sent back."""
    return value if isinstance(value, str) and value.isascii() else ""


def _is_own_page(host: str, origin: str) -> bool:
    try:
        name, page = urlsplit(f"//{host}").hostname, urlsplit(origin)
    except ValueError:  # "[" and its like
        return False
    return name in allowed_hosts() and page.netloc == host and page.scheme in {"http", "https"}


async def _body(request: Request) -> bytes | None:
    """The body, read no further than it may be long, whatever length it claims."""
    parts: list[bytes] = []
    size = 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > MAX_BYTES:
                return None
            parts.append(part)
    except ClientDisconnect:
        return b""
    return b"".join(parts)

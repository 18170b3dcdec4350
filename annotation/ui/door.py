"""Who may come in: the checks that every request which writes must pass."""

import json
import time
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from annotation.errors import N_, Translate
from annotation.ui import tickets
from annotation.ui.session import allowed_hosts, key

MAX_BYTES = 1_000_000

BAD_TOKEN = N_("This page is too old to save with; it is renewed, what you did is kept.")
BAD_ORIGIN = N_("The request does not come from Selon's own page.")
BAD_TYPE = N_("The request is not JSON.")
TOO_LARGE = N_("The request is larger than 1 MB.")


class Refused(Exception):
    """The request itself is refused; `response` says why."""

    def __init__(self, status: int, message: str, translate: Translate) -> None:
        super().__init__(message)
        self.response: Response = JSONResponse({"message": translate(message)}, status_code=status)


async def admitted(request: Request, translate: Translate) -> tuple[str, float, bytes]:
    """Who writes, for how many seconds more the page may, and the body.

    Raises:
        Refused: 403, 415, 401 or 413.
    """
    if not _is_own_page(request.headers.get("host", ""), request.headers.get("origin", "")):
        raise Refused(403, BAD_ORIGIN, translate)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, BAD_TYPE, translate)
    who = tickets.bearer(request.headers.get("x-selon-token", ""), key=key(), now=time.time())
    if who is None:
        raise Refused(401, BAD_TOKEN, translate)
    body = await _body(request)
    if body is None:
        raise Refused(413, TOO_LARGE, translate)
    return *who, body


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

"""The routes beside Streamlit's own: commits in, the registry and the screen's files out."""

import json
import time
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from annotation.errors import N_, CommitRefused, StaleCommit, StoreUnavailable, Translate, WorkbenchError
from annotation.ui import tickets
from annotation.ui.component import asset, registry_json
from annotation.ui.messages import language_of, translator
from annotation.ui.session import allowed_hosts, key, workbench
from annotation.ui.wire import commit_from

COMMITS = "/selon/commits"
ASSETS = "/selon/assets/{digest}/{name:path}"
REGISTRY = "/selon/registry/{digest}"
MAX_BYTES = 1_000_000
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}

BAD_TOKEN = N_("This page is too old to save with; it is renewed, what you did is kept.")
BAD_ORIGIN = N_("The request does not come from Selon's own page.")
BAD_TYPE = N_("The request is not JSON.")
BAD_JSON = N_("The request is not a list of commits.")
FOLLOWS_REFUSED = N_("It follows a step that was not saved.")
TOO_LARGE = N_("The request is larger than 1 MB.")


def routes() -> list[Route]:
    """What `st.App` serves for us."""
    return [
        Route(COMMITS, post_commits, methods=["POST"]),
        Route(ASSETS, get_asset, methods=["GET"]),
        Route(REGISTRY, get_registry, methods=["GET"]),
    ]


async def post_commits(request: Request) -> Response:
    """Store commits; each is acknowledged only after its transaction is on disk.

    Answers 200 with one result a commit: `ok`, or a `code` and a `message`. 401, 403, 413 and 415
    refuse the request itself and store nothing; 503 means "keep it and send it again".
    """
    translate = translator(language_of(request.headers.get("accept-language", "")))
    try:
        return await _post(request, translate)
    except WorkbenchError as error:  # the project cannot be opened or written to
        return JSONResponse({"message": error.localised(translate)}, status_code=503)


async def _post(request: Request, translate: Translate) -> Response:
    refusal = _refusal(request)
    if refusal:
        return _answer(*refusal, translate)
    who = tickets.bearer(request.headers.get("x-selon-token", ""), key=key(), now=time.time())
    if who is None:
        return _answer(401, BAD_TOKEN, translate)
    annotator, seconds_left = who
    body = await _body(request)
    if body is None:
        return _answer(413, TOO_LARGE, translate)
    commits = _commits(body)
    if commits is None:
        return _answer(400, BAD_JSON, translate)
    results = await run_in_threadpool(_store_all, commits, annotator, translate)
    answer: dict[str, Any] = {"results": results}
    if seconds_left < tickets.RENEW_BELOW_SECONDS:
        answer["token"] = tickets.mint(annotator, key=key(), now=time.time())
    return JSONResponse(answer)


def _refusal(request: Request) -> tuple[int, str] | None:
    if not _is_own_page(request.headers.get("host", ""), request.headers.get("origin", "")):
        return 403, BAD_ORIGIN
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return 415, BAD_TYPE
    return None


def _is_own_page(host: str, origin: str) -> bool:
    try:
        name, page = urlsplit(f"//{host}").hostname, urlsplit(origin)
    except ValueError:  # "[" and its like
        return False
    return name in allowed_hosts() and page.netloc == host and page.scheme in {"http", "https"}


def _answer(status: int, message: str, translate: Translate) -> Response:
    return JSONResponse({"message": translate(message)}, status_code=status)


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


def _commits(body: bytes) -> list[dict[str, Any]] | None:
    try:
        commits = json.loads(body)["commits"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    is_list = isinstance(commits, list) and all(isinstance(one, dict) for one in commits)
    return commits if is_list else None


def _store_all(commits: list[dict[str, Any]], annotator: str, translate: Translate) -> list[dict[str, Any]]:
    """One result a commit, in order; what follows a refused step would land on somebody else's label."""
    results: list[dict[str, Any]] = []
    refused: set[tuple[str, str]] = set()
    for one in commits:
        keys = _keys(one)
        if keys & refused:
            name, message = one.get("commit_id"), translate(FOLLOWS_REFUSED)
            results.append({"commit_id": name, "ok": False, "code": "stale", "message": message})
        else:
            results.append(_store(one, annotator, translate))
        if not results[-1]["ok"]:
            refused |= keys
    return results


def _keys(wire: dict[str, Any]) -> set[tuple[str, str]]:
    """The labels that a commit would change, as far as it can be read."""
    changes = wire.get("changes")
    named = [one for one in changes if isinstance(one, dict)] if isinstance(changes, list) else []
    return {(str(wire.get("article_id")), str(one.get("key"))) for one in named}


def _store(wire: dict[str, Any], annotator: str, translate: Translate) -> dict[str, Any]:
    name = _ascii(wire.get("commit_id"))
    try:
        article = workbench().articles.get(_ascii(wire.get("article_id")))
        commit = commit_from(wire, article)
        done = workbench().commit(commit, annotator=annotator, article=article)
    except StoreUnavailable:
        raise
    except (ValidationError, RecursionError, OverflowError) as error:
        found = CommitRefused(reason=_first_fault(error))
        return {"commit_id": name, "ok": False, "code": "invalid", "message": found.localised(translate)}
    except StaleCommit as error:
        current = workbench().revisions(commit.article_id, annotator)
        there = {change.key: current.get(change.key, 0) for change in commit.changes}
        message = error.localised(translate)
        return {"commit_id": name, "ok": False, "code": "stale", "message": message, "revisions": there}
    except WorkbenchError as error:
        return {"commit_id": name, "ok": False, "code": "refused", "message": error.localised(translate)}
    return {"commit_id": name, "ok": True, "revisions": done.revisions}


def _ascii(value: Any) -> str:
    """An id as the browser makes them; what cannot be one names nothing, and can be sent back."""
    return value if isinstance(value, str) and value.isascii() else ""


def _first_fault(error: Exception) -> str:
    return error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)


async def get_asset(request: Request) -> Response:
    """A file of the annotation screen, named by its content so that it can be kept for ever."""
    found = asset(request.path_params["digest"], request.path_params["name"])
    if found is None:
        return Response(status_code=404)
    content, media_type = found
    return Response(content, media_type=media_type, headers=_FOR_EVER)


async def get_registry(request: Request) -> Response:
    """The source registry for the search as somebody types."""
    digest, content = registry_json()
    if request.path_params["digest"] != digest:
        return Response(status_code=404)
    return Response(content, media_type="application/json", headers=_FOR_EVER)

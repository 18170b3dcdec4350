"""The routes beside Streamlit's own: commits in, the registry and the screen's files out."""

import time
from typing import Any

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from annotation.errors import N_, CommitRefused, StaleCommit, StoreUnavailable, Translate, WorkbenchError
from annotation.ui import tickets
from annotation.ui.acting import revisions_for, store_for
from annotation.ui.component import asset, registry_json
from annotation.ui.door import Refused, admitted, ascii_of, log_refusal, object_in
from annotation.ui.messages import language_of, translator
from annotation.ui.recutting import SENTENCES, post_sentences
from annotation.ui.session import key, workbench
from annotation.ui.stamps import parted, reader_in
from annotation.ui.telling import STORY, post_story
from annotation.ui.tickets import Visitor
from annotation.ui.wire import commit_from

COMMITS = "/selon/commits"
ASSETS = "/selon/assets/{digest}/{name:path}"
REGISTRY = "/selon/registry/{digest}"
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_NOT_KEPT = {"Cache-Control": "no-store"}

BAD_JSON = N_("The request is not a list of commits.")
FOLLOWS_REFUSED = N_("It follows a step that was not saved.")


def routes() -> list[Route]:
    """What `st.App` serves for us."""
    return [
        Route(COMMITS, post_commits, methods=["POST"]),
        Route(SENTENCES, post_sentences, methods=["POST"]),
        Route(STORY, post_story, methods=["POST"]),
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
    try:
        visitor, seconds_left, body = await admitted(request)
    except Refused as refused:
        return refused.response(translate)
    commits = _commits(body)
    if commits is None:
        log_refusal(400, BAD_JSON)
        return JSONResponse({"message": translate(BAD_JSON)}, status_code=400)
    results = await run_in_threadpool(_store_all, commits, visitor, translate)
    answer: dict[str, Any] = {"results": results}
    if seconds_left < tickets.RENEW_BELOW_SECONDS:
        answer["token"] = tickets.mint(
            visitor, project=workbench().settings.project, key=key(), now=time.time()
        )
    return JSONResponse(answer)


def _commits(body: bytes) -> list[dict[str, Any]] | None:
    commits = object_in(body).get("commits")
    is_list = isinstance(commits, list) and all(isinstance(one, dict) for one in commits)
    return commits if is_list else None


def _store_all(commits: list[dict[str, Any]], visitor: Visitor, translate: Translate) -> list[dict[str, Any]]:
    """One result a commit, in order; what follows a refused step would land on somebody else's label."""
    results: list[dict[str, Any]] = []
    refused: set[tuple[str, str, str]] = set()
    for one in commits:
        keys = _keys(one)
        if keys & refused:
            name, message = one.get("commit_id"), translate(FOLLOWS_REFUSED)
            results.append({"commit_id": name, "ok": False, "code": "stale", "message": message})
        else:
            results.append(_store(one, visitor, translate))
        if not results[-1]["ok"]:
            refused |= keys
    return results


def _keys(wire: dict[str, Any]) -> set[tuple[str, str, str]]:
    """The labels that a commit would change, as far as it can be read."""
    changes = wire.get("changes")
    named = [one for one in changes if isinstance(one, dict)] if isinstance(changes, list) else []
    where = str(wire.get("article_id")), reader_in(wire)
    return {(*where, str(one.get("key"))) for one in named}


def _store(wire: dict[str, Any], visitor: Visitor, translate: Translate) -> dict[str, Any]:
    name = ascii_of(wire.get("commit_id"))
    try:
        unstamped, maker = parted(wire, visitor)
        article = workbench().articles.get(ascii_of(wire.get("article_id")))
        commit = commit_from(unstamped, article)
        done = store_for(maker, commit, article)
    except StoreUnavailable:
        raise
    except (ValidationError, RecursionError, OverflowError) as error:
        found = CommitRefused(reason=_first_fault(error))
        log_refusal(200, str(found))
        return {"commit_id": name, "ok": False, "code": "invalid", "message": found.localised(translate)}
    except StaleCommit as error:
        current = revisions_for(maker, commit.article_id)
        there = {change.key: current.get(change.key, 0) for change in commit.changes}
        message = error.localised(translate)
        return {"commit_id": name, "ok": False, "code": "stale", "message": message, "revisions": there}
    except WorkbenchError as error:
        log_refusal(200, str(error))
        return {"commit_id": name, "ok": False, "code": "refused", "message": error.localised(translate)}
    return {"commit_id": name, "ok": True, "revisions": done.revisions}


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
    """The source registry for the search as somebody types.

    Under its own name it may be kept for ever. A page that knows an earlier name gets what there is now. Who
    was never given a name gets nothing.
    """
    wanted = request.path_params["digest"]
    try:
        if not tickets.is_sealed(wanted, key=key()):
            return Response(status_code=404)
        name, content = await run_in_threadpool(registry_json)
    except WorkbenchError as error:
        log_refusal(503, str(error))
        return Response(status_code=503)
    kept = _FOR_EVER if wanted == name else _NOT_KEPT
    return Response(content, media_type="application/json", headers=kept)

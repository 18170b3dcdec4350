"""The route by which the screen asks for a reader's claims in the other articles of a story."""

import json

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from annotation.errors import N_, StoreUnavailable, WorkbenchError
from annotation.ui.acting import story_for
from annotation.ui.door import Refused, admitted, ascii_of, log_refusal, object_in
from annotation.ui.messages import Words, language_of
from annotation.ui.stamps import parted
from annotation.ui.tickets import Visitor

STORY = "/selon/story"
NO_STAMP = N_("The request does not say as whom.")


async def post_story(request: Request) -> Response:
    """The claims that this reader, or the gold, has in a story; never anybody else's.

    Answers 200 with `claims` and `is_cut`; to a source-blind page, which must not know who speaks, only with
    `confirmable`. 422 when the article is not for whoever asks, 503 when the database cannot be used; what
    refuses the request itself is as for commits.
    """
    words = Words(language_of(request.headers.get("accept-language", "")))
    try:
        come = await admitted(request)
        found = await run_in_threadpool(_told, come.body, come.visitor, words)
    except Refused as refused:
        return refused.response(words)
    except WorkbenchError as error:
        status = 503 if isinstance(error, StoreUnavailable) else 422
        log_refusal(status, str(error))
        return JSONResponse({"message": error.localised(words)}, status_code=status)
    return Response(found, media_type="application/json", headers={"Cache-Control": "no-store"})


def _told(body: bytes, visitor: Visitor, words: Words) -> str:
    try:
        wanted, reader = parted(object_in(body), visitor)
    except ValidationError as error:
        raise Refused(400, NO_STAMP) from error
    story = story_for(reader, ascii_of(wanted.get("article_id")))
    found = story.model_dump(mode="json")
    for told, one in zip(found["claims"], story.claims, strict=True):
        told["published"] = words.date(one.published) if one.published else ""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))

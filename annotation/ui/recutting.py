"""The route by which an analyst cuts and joins sentences and says what kind of line one is."""

from typing import cast, get_args

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from annotation.errors import N_, ArticleRefused, StaleArticle, StoreUnavailable, WorkbenchError
from annotation.ui.acting import view_for
from annotation.ui.door import Refused, admitted, ascii_of, log_refusal, object_in
from annotation.ui.messages import Words, language_of
from annotation.ui.session import workbench
from annotation.ui.tickets import Visitor
from annotation.ui.wire import article_json, sentences_from
from schemas import EditionCause

SENTENCES = "/selon/sentences"
NOT_SENTENCES = N_("the request does not hold sentences")
NAMES_HIDDEN = N_("while sources are hidden, sentences stay as they are; show the names first (Settings)")
_CAUSES = frozenset(get_args(EditionCause)) & {"kind", "split", "merged", "undone"}


async def post_sentences(request: Request) -> Response:
    """Set the sentences of an article; answers with the article as it is now.

    Answers 200 with `article`; 409 when somebody else changed it first, 422 when the sentences are none, 503
    when the database cannot be used; what refuses the request itself is as for commits.
    """
    words = Words(language_of(request.headers.get("accept-language", "")))
    try:
        come = await admitted(request)
        article = await run_in_threadpool(_recut, come.body, come.visitor, words)
    except Refused as refused:
        return refused.response(words)
    except WorkbenchError as error:
        log_refusal(_status(error), str(error))
        return JSONResponse({"message": error.localised(words)}, status_code=_status(error))
    return Response(f'{{"article":{article}}}', media_type="application/json")


def _status(error: WorkbenchError) -> int:
    if isinstance(error, StoreUnavailable):
        return 503
    return 409 if isinstance(error, StaleArticle) else 422


def _recut(body: bytes, visitor: Visitor, words: Words) -> str:
    if visitor.is_masked:
        raise ArticleRefused(reason=NAMES_HIDDEN)
    wanted = object_in(body)
    name = ascii_of(wanted.get("article_id"))
    article = view_for(visitor, name).article  # who may not see an article does not cut it
    base, cause = wanted.get("base"), wanted.get("cause")
    try:
        sentences = sentences_from(wanted.get("sentences"), article)
    except (ValidationError, TypeError, KeyError, RecursionError) as error:
        raise ArticleRefused(reason=NOT_SENTENCES) from error
    if type(base) is not int or not isinstance(cause, str) or cause not in _CAUSES:
        raise ArticleRefused(reason=NOT_SENTENCES)
    set_ = workbench().articles.recut
    set_(name, sentences, base=base, author=visitor.name, cause=cast("EditionCause", cause))
    view = view_for(visitor, name)
    published = words.date(view.article.published) if view.article.published else ""
    return article_json(view, visitor=visitor, published=published)

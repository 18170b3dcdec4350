"""Sentences are cut and joined, and lines classed, by requests of Selon's own page and nobody else's."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pytest
from httpx import Response
from starlette.testclient import TestClient

from annotation.errors import StoreUnavailable
from annotation.ui import door, session, tickets
from annotation.ui.recutting import SENTENCES
from annotation.workbench import Articles
from schemas import Article, Sentence
from tests.factories import TEXT, claim_change, commit, sentence_change
from tests.ui.posts import ARTICLE, BODY, HOST, token
from tests.ui.test_routes import REFUSED_HEADERS

Recut = Callable[..., Response]
Headers = Mapping[str, str | None]
NO_HEADERS: Headers = MappingProxyType({})
EMOJI = TEXT.index("😀")


def _wire(*sentences: Sentence) -> list[dict[str, Any]]:
    """Sentences in JavaScript's terms: the one emoji of the text is two units there."""
    return [
        {"start": s.start + (s.start > EMOJI), "end": s.end + (s.end > EMOJI), "kind": s.kind}
        for s in sentences
    ]


TITLE, QUOTE, CALM, MENU = ARTICLE.sentences
CUT = TEXT.index("citée par")
HALVES = (
    Sentence(start=QUOTE.start, end=CUT - 1, kind="body"),
    Sentence(start=CUT, end=QUOTE.end, kind="body"),
)
SPLIT = _wire(TITLE, *HALVES, CALM, MENU)
JOINED = _wire(TITLE, Sentence(start=QUOTE.start, end=CALM.end, kind="body"), MENU)


@pytest.fixture(name="recut")
def _recut(client: TestClient) -> Recut:
    """Post as the page does; what is given replaces a field of the body or, behind `headers`, a header."""

    def recut(
        sentences: Any = SPLIT,
        *,
        content: Any = None,
        headers: Headers = NO_HEADERS,
        **fields: Any,
    ) -> Response:
        known = {
            "Host": HOST,
            "Origin": f"http://{HOST}",
            "Content-Type": "application/json",
            "Accept-Language": "en",
            "X-Selon-Token": token(),
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        wanted = {
            "article_id": ARTICLE.article_id,
            "base": 1,
            "cause": "split",
            "sentences": sentences,
        } | fields
        body = json.dumps(wanted) if content is None else content
        return client.post(
            SENTENCES,
            content=body,
            headers={name: value for name, value in known.items() if value is not None},
        )

    return recut


def _stored() -> Article:
    return session.workbench().articles.get(ARTICLE.article_id)


def _surfaces() -> list[str]:
    return [one.of(TEXT) for one in _stored().sentences]


def test_a_sentence_is_cut_where_the_browser_says_though_an_emoji_stands_before(recut: Recut) -> None:
    answer = recut()

    assert answer.status_code == 200
    assert _surfaces()[1:3] == [
        "« Nous ne négocions pas 😀 », a déclaré Maria Petrova,",
        "citée par l’agence TASS.",
    ]
    edition = session.workbench().articles.editions(ARTICLE.article_id)[1]
    assert (edition.cause, edition.author) == ("split", "ana")


def test_the_answer_is_the_article_as_it_is_now_in_javascripts_terms(recut: Recut) -> None:
    session.workbench().commit(commit(sentence_change(BODY), claim_change()), annotator="ana")
    session.workbench().commit(commit(sentence_change(BODY)), annotator="bob")
    shown = recut().json()["article"]

    assert shown["revision"] == 2
    assert [{name: one[name] for name in ("start", "end", "kind")} for one in shown["sentences"]] == SPLIT
    assert [one["key"] for one in shown["unfit"]] == [f"sentence:{BODY}"]
    assert len(shown["labels"]) == 2
    assert shown["text"] == TEXT
    units = TEXT.encode("utf-16-le")
    second = shown["sentences"][2]
    assert units[2 * second["start"] : 2 * second["end"]].decode("utf-16-le") == "citée par l’agence TASS."


def test_two_sentences_are_joined(recut: Recut) -> None:
    answer = recut(JOINED, cause="merged")

    assert answer.status_code == 200
    assert _surfaces()[1].endswith("l’agence TASS. Le calme règne.")
    assert len(_surfaces()) == 3


def test_a_line_gets_another_kind_and_a_person_is_sure_of_it(recut: Recut) -> None:
    bench = session.workbench()
    unsure = [one.model_copy(update={"score": 0.6}) for one in ARTICLE.sentences]
    bench.articles.recut(ARTICLE.article_id, unsure, base=1, author="ana", cause="kind")
    kinds = [
        one.model_copy(update={"kind": "caption"}) if one.key == BODY else one for one in ARTICLE.sentences
    ]
    answer = recut(_wire(*kinds), base=2, cause="kind")

    assert answer.status_code == 200
    assert [(one.kind, one.score) for one in _stored().sentences] == [
        ("title", 0.6),
        ("caption", 1.0),
        ("body", 0.6),
        ("boilerplate", 0.6),
    ]


def test_what_is_not_touched_by_a_cut_keeps_its_score(recut: Recut) -> None:
    unsure = [one.model_copy(update={"score": 0.6}) for one in ARTICLE.sentences]
    session.workbench().articles.recut(ARTICLE.article_id, unsure, base=1, author="ana", cause="kind")
    recut(base=2)

    assert [one.score for one in _stored().sentences] == [0.6, 1.0, 1.0, 0.6, 0.6]


def test_who_saw_an_older_edition_gets_a_conflict_and_changes_nothing(recut: Recut) -> None:
    assert recut().status_code == 200
    answer = recut(JOINED, cause="merged")

    assert answer.status_code == 409
    assert answer.json() == {
        "message": "The article was changed by somebody else after you saw it: revision 2, not 1."
    }
    assert len(_surfaces()) == 5
    assert recut(_wire(*ARTICLE.sentences), base=2, cause="undone").status_code == 200
    assert _stored().sentences == ARTICLE.sentences


PAIR = [{"start": 15, "end": EMOJI + 1, "kind": "body"}, {"start": EMOJI + 1, "end": 94, "kind": "body"}]
"""The quotation, cut between the two units of its emoji."""

NONSENSE: dict[str, dict[str, Any]] = {
    "no sentences": {"sentences": None},
    "a number": {"sentences": 7},
    "an object": {"sentences": {"start": 0, "end": 3, "kind": "body"}},
    "an empty list": {"sentences": []},
    "a list of numbers": {"sentences": [1, 2]},
    "a list of lists": {"sentences": [[0, 3, "body"]]},
    "no end": {"sentences": [{"start": 0, "kind": "body"}]},
    "no kind": {"sentences": [{"start": 0, "end": 13}]},
    "an unknown kind": {"sentences": [{"start": 0, "end": 13, "kind": "verse"}]},
    "a kind that is a list": {"sentences": [{"start": 0, "end": 13, "kind": ["body"]}]},
    "text for an offset": {"sentences": [{"start": "0", "end": 13, "kind": "body"}]},
    "a truth value for an offset": {"sentences": [{"start": False, "end": 13, "kind": "body"}]},
    "half a unit": {"sentences": [{"start": 0.5, "end": 13, "kind": "body"}]},
    "an offset inside a surrogate pair": {"sentences": [SPLIT[0], *PAIR, *SPLIT[3:]]},
    "an offset beyond the text": {"sentences": [*SPLIT[:-1], {**SPLIT[-1], "end": 10**30}]},
    "a sentence lost": {"sentences": SPLIT[:-1]},
    "an overlap": {"sentences": [*SPLIT, SPLIT[0]]},
    "white space before": {"sentences": [*SPLIT[:3], {**SPLIT[3], "start": SPLIT[3]["start"] - 1}, SPLIT[4]]},
    "deep nesting": {"sentences": [{"start": 0, "end": 13, "kind": json.loads("[" * 900 + "]" * 900)}]},
    "no base": {"base": None},
    "text for a base": {"base": "1"},
    "a truth value for a base": {"base": True},
    "an unknown cause": {"cause": "whim"},
    "the cause of an import": {"cause": "imported"},
    "a list for a cause": {"cause": ["split"]},
    "no article": {"article_id": None},
    "an unknown article": {"article_id": "0" * 16},
    "an article that is no id": {"article_id": "é\ud800"},
}  # fmt: skip


@pytest.mark.parametrize("fields", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_refused_and_changes_nothing(recut: Recut, fields: dict[str, Any]) -> None:
    answer = recut(**fields)

    assert answer.status_code == 422
    assert answer.json()["message"]
    assert _stored() == ARTICLE


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_object_is_refused(recut: Recut, body: bytes) -> None:
    assert recut(content=body).status_code == 422


@pytest.mark.parametrize(("status", "headers"), REFUSED_HEADERS.values(), ids=REFUSED_HEADERS)
def test_a_request_that_is_not_the_pages_own_is_refused(
    recut: Recut, status: int, headers: dict[str, str | None]
) -> None:
    answer = recut(headers=headers)

    assert answer.status_code == status
    assert answer.json()["message"]
    assert _stored() == ARTICLE


def test_a_token_forged_or_expired_is_refused(recut: Recut) -> None:
    body, _, _ = token("bob").partition(".")
    _, _, signature = token().partition(".")
    for wrong in (f"{body}.{signature}", token(age=tickets.LIFETIME_SECONDS + 1), token(key=b"k" * 32)):
        assert recut(headers={"X_Selon_Token": wrong}).status_code == 401
    assert _stored() == ARTICLE


def test_a_body_over_a_megabyte_is_refused(recut: Recut) -> None:
    assert recut(filler="x" * door.MAX_BYTES).status_code == 413
    assert _stored() == ARTICLE


def test_a_database_that_cannot_be_used_is_named(recut: Recut, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StoreUnavailable(path="x.db", reason="the disk is full", advice="Free some space.")

    with monkeypatch.context() as patched:
        patched.setattr(Articles, "recut", refuse)
        answer = recut()

    assert answer.status_code == 503
    assert "the disk is full" in answer.json()["message"]
    assert recut().status_code == 200


def test_a_refusal_is_in_the_language_that_is_asked_for(recut: Recut) -> None:
    english, french = (recut(cause="whim", headers={"Accept_Language": code}) for code in ("en", "fr"))

    assert english.json()["message"] == "The article was not changed: the request does not hold sentences."
    assert french.json()["message"]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_only_post_is_answered(client: TestClient, method: str) -> None:
    assert client.request(method, SENTENCES).status_code == 405


def test_on_a_page_that_hides_names_no_sentence_is_cut(recut: Recut) -> None:
    answer = recut(headers={"X_Selon_Token": token(is_masked=True)})

    assert answer.status_code == 422
    assert "while sources are hidden, sentences stay as they are" in answer.json()["message"]
    assert _stored().revision == 1

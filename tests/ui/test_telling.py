"""The route of a story's claims answers who may read the article, with their own claims only."""

import json
from typing import Any

import pytest
from httpx import Response
from starlette.testclient import TestClient

from annotation.ui import session
from annotation.ui.telling import STORY
from schemas import GOLD
from tests.factories import NOW, article, claim_change, commit
from tests.ui.posts import ARTICLE, HOST, token

OTHER = article("Kiev répond.\n", title="Kiev répond", outlet="L’Est", story_id=ARTICLE.article_id)


@pytest.fixture(name="ask")
def _ask(client: TestClient) -> Any:
    """Ask as the page does, in a story whose other article ana and ben have read."""
    bench = session.workbench()
    bench._store.add_article(OTHER, imported_at=NOW)
    for name, words in (("ana", "Kiev"), ("ben", "Kiev répond")):
        content = {"sources": [], "content": [{"start": 0, "end": len(words)}]}
        made = claim_change(claim_change().claim.model_validate(content))
        bench.commit(commit(made, article_id=OTHER.article_id), annotator=name)

    def ask(who: str = "ana", **fields: Any) -> Response:
        own = {
            "Host": HOST,
            "Origin": f"http://{HOST}",
            "Content-Type": "application/json",
            "X-Selon-Token": token(who),
        }
        known = own | fields.pop("headers", {})
        return client.post(
            STORY, content=json.dumps({"article_id": ARTICLE.article_id} | fields), headers=known
        )

    return ask


def test_everybody_is_told_their_own_claims_and_nobody_elses(ask: Any) -> None:
    told = {who: ask(who).json()["claims"] for who in ("ana", "ben", "cleo")}

    assert {who: [one["words"] for one in claims] for who, claims in told.items()} == {
        "ana": ["Kiev"],
        "ben": ["Kiev répond"],
        "cleo": [],
    }


def test_a_source_blind_page_is_told_no_claims(ask: Any) -> None:
    found = ask(stamp={"reader": "ana", "is_masked": True}).json()

    assert (found["claims"], found["confirmable"]) == ([], [])


@pytest.mark.parametrize(
    ("status", "fields"),
    [
        (401, {"headers": {"X-Selon-Token": "a.b"}}),
        (403, {"headers": {"Origin": "https://example.org"}}),
        (400, {"stamp": {"reader": 3}}),
        (422, {"article_id": "nothing"}),
        (422, {"stamp": {"reader": "ben"}}),
    ],
)
def test_who_may_not_read_the_article_so_is_refused(ask: Any, status: int, fields: Any) -> None:
    assert ask(**fields).status_code == status


def test_an_analyst_of_a_team_is_not_told_the_gold(ask: Any) -> None:
    session.workbench().people.add("lea", role="administrator", author="lea")
    session.workbench().people.add("ana", role="analyst", author="lea")

    assert ask(stamp={"reader": GOLD}).status_code == 422

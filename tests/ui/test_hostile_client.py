"""A client that means harm is refused with the right status and one line in the log, and stores nothing.

`test_routes.py`, `test_commit_results.py` and `test_recutting.py` go through headers and bodies one by one;
here each kind of attack is made on both routes that write, in a project of a team.
"""

import json
import logging
import time
from collections.abc import Callable
from typing import Any

import pytest
from httpx import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from annotation.ui import door, routes, session, tickets
from annotation.ui.nearby import OnlyThisMachine
from annotation.ui.recutting import SENTENCES
from annotation.ui.routes import COMMITS
from annotation.ui.tickets import Visitor
from tests.factories import claim_change, commit
from tests.ui.posts import ARTICLE, HOST, one_result, stored_labels, token, wire
from tests.ui.test_recutting import SPLIT

Attack = Callable[..., Response]

SESSION = "s" * 32
OIDC = {
    "SELON_OIDC_URL": "https://id.example.org/.well-known/openid-configuration",
    "SELON_OIDC_CLIENT": "selon",
    "SELON_OIDC_SECRET": "s3cret",
    "SELON_PUBLIC_URL": "https://selon.example.org",
}


@pytest.fixture(name="attack", params=[COMMITS, SENTENCES], ids=["commits", "sentences"])
def _attack(request: pytest.FixtureRequest, client: TestClient) -> Attack:
    """Post what would change something if it were let in; headers are replaced, or left out by none."""
    people = session.workbench().people
    for name, role in (("ana", "administrator"), ("bob", "analyst"), ("eve", "analyst")):
        people.add(name, role=role, author="ana")
        session.workbench().assigning.assign([ARTICLE.article_id], name, author="ana")

    def attack(*, content: Any = None, **headers: str | None) -> Response:
        known = {
            "Host": HOST,
            "Origin": f"http://{HOST}",
            "Content-Type": "application/json",
            "X-Selon-Token": token("bob"),
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        given = {name: value for name, value in known.items() if value is not None}
        body = json.dumps(_harm(request.param)) if content is None else content
        return client.post(request.param, content=body, headers=given)

    return attack


def _harm(route: str) -> dict[str, Any]:
    if route == COMMITS:
        return {"commits": [wire(commit(claim_change()))]}
    return {"article_id": ARTICLE.article_id, "base": 1, "cause": "split", "sentences": SPLIT}


def _changed() -> bool:
    there = session.workbench().articles.get(ARTICLE.article_id).revision > 1
    return there or any(stored_labels(name) for name in ("ana", "bob", "eve"))


def _minted(visitor: Visitor, *, project: str = "", age: float = 0) -> str:
    project = project or session.workbench().settings.project
    return tickets.mint(visitor, project=project, key=session.key(), now=time.time() - age)


def _forged() -> str:
    _body, _, signature = token("bob").partition(".")
    return f"{token('ana').partition('.')[0]}.{signature}"


TOKENS: dict[str, tuple[int, str, Callable[[], str | None]]] = {
    "no token": (401, door.BAD_TOKEN, lambda: None),
    "a forged token": (401, door.BAD_TOKEN, _forged),
    "a token signed by another": (401, door.BAD_TOKEN, lambda: token("bob", key=b"k" * 32)),
    "a token that has expired": (401, door.BAD_TOKEN, lambda: token("bob", age=tickets.LIFETIME_SECONDS + 1)),
    "a token of another project with the same key": (
        401,
        door.BAD_TOKEN,
        lambda: _minted(Visitor("bob"), project="f" * 12),
    ),
    "a token whose sign-in is over": (
        401,
        door.BAD_TOKEN,
        lambda: _minted(Visitor("bob", SESSION, int(time.time()) - 1)),
    ),
    "a token of somebody who is not listed": (403, door.NOT_LISTED, lambda: token("mallory")),
    "a token of nobody": (403, door.NOT_LISTED, lambda: token("")),
}


def _refused(caplog: pytest.LogCaptureFixture, status: int, reason: str) -> bool:
    """Whether one line of the log says so, and no token stands in it."""
    lines = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    return lines == [f"refused: {status} {reason!r}"]


@pytest.mark.parametrize(("status", "reason", "made"), TOKENS.values(), ids=TOKENS)
def test_a_token_that_is_none_lets_nobody_in(
    attack: Attack,
    caplog: pytest.LogCaptureFixture,
    status: int,
    reason: str,
    made: Callable[[], str | None],
) -> None:
    answer = attack(X_Selon_Token=made())

    assert answer.status_code == status
    assert _refused(caplog, status, reason)
    assert not _changed()


def test_a_token_replayed_after_a_removal_is_refused_and_the_browser_keeps_its_labels(
    attack: Attack, caplog: pytest.LogCaptureFixture
) -> None:
    held = token("bob")
    session.workbench().people.remove("bob", author="ana")
    answer = attack(X_Selon_Token=held)

    assert (answer.status_code, answer.json()["code"]) == (403, door.KEEP)
    assert _refused(caplog, 403, door.NOT_LISTED)
    assert not _changed()


@pytest.fixture(name="signs_in")
def _signs_in(folder: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """People sign in at a provider."""
    for name, value in OIDC.items():
        monkeypatch.setenv(name, value)
    session.provider.cache_clear()
    session.allowed_hosts.cache_clear()


@pytest.mark.usefixtures("signs_in")
def test_a_token_replayed_after_signing_out_is_refused(
    attack: Attack, caplog: pytest.LogCaptureFixture
) -> None:
    held = _minted(Visitor("bob", SESSION, int(time.time()) + 60))
    other = _minted(Visitor("bob", "t" * 32, int(time.time()) + 60))
    session.workbench().people.sign_out(SESSION, name="bob")

    assert attack(X_Selon_Token=held).status_code == 401
    assert _refused(caplog, 401, door.BAD_TOKEN)
    assert not _changed()
    assert attack(X_Selon_Token=other).status_code == 200


@pytest.mark.usefixtures("signs_in")
def test_a_token_from_before_people_had_to_sign_in_is_refused(
    attack: Attack, caplog: pytest.LogCaptureFixture
) -> None:
    assert attack(X_Selon_Token=token("bob")).status_code == 401
    assert _refused(caplog, 401, door.BAD_TOKEN)
    assert not _changed()


@pytest.mark.usefixtures("signs_in")
def test_where_people_sign_in_an_empty_list_lets_nobody_in(client: TestClient) -> None:
    """Without a provider the project of nobody listed is one person's; with one it is nobody's yet."""
    held = _minted(Visitor("ana", SESSION, int(time.time()) + 60))
    headers = {"Host": HOST, "Origin": f"http://{HOST}", "X-Selon-Token": held}
    answer = client.post(COMMITS, json=_harm(COMMITS), headers=headers)

    assert answer.status_code == 403
    assert not _changed()


@pytest.mark.parametrize(
    ("status", "reason", "headers"),
    [
        (403, door.BAD_ORIGIN, {"Origin": "https://example.org"}),
        (403, door.BAD_ORIGIN, {"Origin": None}),
        (403, door.BAD_ORIGIN, {"Host": "evil.example", "Origin": "http://evil.example"}),
        (415, door.BAD_TYPE, {"Content_Type": "text/plain"}),
        (415, door.BAD_TYPE, {"Content_Type": "application/x-www-form-urlencoded"}),
    ],
    ids=["another origin", "no origin", "a rebound name", "text", "a form"],
)
def test_a_request_of_another_page_is_refused(
    attack: Attack,
    caplog: pytest.LogCaptureFixture,
    status: int,
    reason: str,
    headers: dict[str, str | None],
) -> None:
    assert attack(**headers).status_code == status
    assert _refused(caplog, status, reason)
    assert not _changed()


def test_ten_megabytes_are_not_read(attack: Attack, caplog: pytest.LogCaptureFixture) -> None:
    read = 0

    def body() -> Any:
        nonlocal read
        for _ in range(160):
            read += 65_536
            yield b" " * 65_536

    assert attack(content=body()).status_code == 413
    assert attack(content=b" " * 10_000_000).status_code == 413
    lines = [record.getMessage() for record in caplog.records]
    assert lines == [f"refused: 413 {door.TOO_LARGE!r}"] * 2
    assert not _changed()


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 400_000,
        b'{"commits": [' + b'{"a":' * 100_000,
        b'{"sentences": ' + b"[" * 400_000,
        b"\xff{",
        b"",
    ],
    ids=["arrays", "objects", "sentences", "no text", "nothing"],
)
def test_deep_and_broken_json_is_refused(
    attack: Attack, caplog: pytest.LogCaptureFixture, body: bytes
) -> None:
    assert attack(content=body).status_code in {400, 422}
    assert len(caplog.records) == 1
    assert not _changed()


@pytest.mark.parametrize(
    "name", ["0" * 16, "../../etc/passwd", "' OR 1=1 --", "x" * 5000, None, 7, ["a"], "é", "a\nb"]
)
def test_ids_that_are_unknown_or_of_another_project_are_refused(
    attack: Attack, caplog: pytest.LogCaptureFixture, name: Any
) -> None:
    """What another project stored is not in this one's database: its ids are as unknown as any."""
    harm = wire(commit(claim_change())) | {"article_id": name}
    body = {"commits": [harm]} | _harm(SENTENCES) | {"article_id": name}
    answer = attack(content=json.dumps(body))

    if answer.status_code == 200:
        assert one_result(answer)["code"] in {"refused", "invalid"}
    else:
        assert answer.status_code == 422
    (line,) = [record.getMessage() for record in caplog.records]
    assert line.startswith("refused: ") and "\n" not in line
    assert not _changed()


@pytest.mark.parametrize("field", ["annotator", "author", "name", "person", "reader"])
def test_nobody_labels_under_a_name_that_the_client_says(attack: Attack, field: str) -> None:
    harm = _harm(COMMITS)["commits"][0] | {field: "ana"}
    answer = attack(content=json.dumps({"commits": [harm]} | _harm(SENTENCES) | {field: "ana"}))

    assert answer.status_code == 200
    assert stored_labels("ana") == ()
    editions = session.workbench()._store.editions(ARTICLE.article_id)
    assert [one.author for one in editions[1:]] in ([], ["bob"])


def test_one_persons_commit_replayed_by_another_changes_nothing(client: TestClient, attack: Attack) -> None:
    sent = {"commits": [wire(commit(claim_change()))]}
    headers = {"Host": HOST, "Origin": f"http://{HOST}"}
    for who in ("bob", "bob", "eve", "bob"):
        answer = client.post(COMMITS, json=sent, headers=headers | {"X-Selon-Token": token(who)})
        assert answer.status_code == 200

    assert [len(stored_labels(who)) for who in ("bob", "eve", "ana")] == [1, 0, 0]
    assert (
        len(session.workbench()._store.history(ARTICLE.article_id, "bob", stored_labels("bob")[0].key)) == 1
    )


@pytest.mark.parametrize(
    ("client_at", "is_let_in"), [("127.0.0.1", True), ("::1", True), ("192.0.2.7", False)]
)
def test_another_machine_is_answered_only_where_people_sign_in(
    folder: None, client_at: str, is_let_in: bool, request: pytest.FixtureRequest
) -> None:

    app = OnlyThisMachine(Starlette(routes=routes.routes()))
    with TestClient(app, base_url=f"http://{HOST}", client=(client_at, 1)) as client:
        assert (client.get(COMMITS).status_code == 405) is is_let_in
        request.getfixturevalue("signs_in")
        assert client.get(COMMITS).status_code == 405

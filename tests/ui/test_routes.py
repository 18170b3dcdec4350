"""The route that commits come in by answers Selon's own page and nobody else."""

import json

import pytest
from starlette.testclient import TestClient

from annotation.errors import StoreUnavailable
from annotation.ui import door, routes, session, tickets
from annotation.ui.component import digest, registry_json
from annotation.ui.messages import translator
from annotation.workbench import Workbench
from schemas import Grade, Source
from tests.factories import NOW, claim_change, commit
from tests.ui.posts import HOST, Send, one_result, stored_labels, token, wire

REFUSED_HEADERS = {
    "no token": (401, {"X_Selon_Token": None}),
    "an empty token": (401, {"X_Selon_Token": ""}),
    "garbage for a token": (401, {"X_Selon_Token": "a.b"}),
    "no Origin": (403, {"Origin": None}),
    "an empty Origin": (403, {"Origin": ""}),
    "a sandboxed page": (403, {"Origin": "null"}),
    "another site": (403, {"Origin": "https://example.org"}),
    "another port": (403, {"Origin": "http://127.0.0.1:9999"}),
    "another name of this machine": (403, {"Origin": "http://localhost:8501"}),
    "an Origin that only begins like ours": (403, {"Origin": f"http://{HOST}.example.org"}),
    "ours as a user name": (403, {"Origin": f"http://{HOST}@example.org"}),
    "a file": (403, {"Origin": f"file://{HOST}"}),
    "no address at all": (403, {"Origin": "http://["}),
    "a foreign Host": (403, {"Host": "example.org"}),
    "a rebound name": (403, {"Host": "evil.example:8501", "Origin": "http://evil.example:8501"}),
    "a rebound name that begins like ours": (
        403,
        {"Host": "127.0.0.1.example.org:8501", "Origin": "http://127.0.0.1.example.org:8501"},
    ),
    "no address for a Host": (403, {"Host": "[", "Origin": "http://["}),
    "text": (415, {"Content_Type": "text/plain"}),
    "a form": (415, {"Content_Type": "application/x-www-form-urlencoded"}),
    "a form with files": (415, {"Content_Type": "multipart/form-data; boundary=a"}),
    "JSON in disguise": (415, {"Content_Type": "text/plain; charset=application/json"}),
    "no type": (415, {"Content_Type": None}),
}


@pytest.mark.parametrize(("status", "headers"), REFUSED_HEADERS.values(), ids=REFUSED_HEADERS)
def test_a_request_that_is_not_the_pages_own_is_refused(
    send: Send, status: int, headers: dict[str, str | None]
) -> None:
    answer = send(wire(commit(claim_change())), **headers)

    assert answer.status_code == status
    assert answer.json()["message"]
    assert stored_labels() == ()


def test_a_token_forged_expired_or_of_another_project_is_refused(send: Send) -> None:
    _, _, signature = token().partition(".")
    body, _, _ = token("bob").partition(".")
    expired = token(age=tickets.LIFETIME_SECONDS + 1)
    for refused in (f"{body}.{signature}", expired, token(key=b"k" * 32)):
        answer = send(wire(commit(claim_change())), X_Selon_Token=refused)

        assert answer.status_code == 401
        assert "results" not in answer.json()
    assert stored_labels() == stored_labels("bob") == ()


def test_the_page_may_be_on_any_name_of_this_machine_with_any_json_type(send: Send) -> None:
    for host in ("localhost:8501", "LOCALHOST:8501", "[::1]:8501", "127.0.0.1"):
        answer = send(
            wire(commit(claim_change())),
            Host=host,
            Origin=f"http://{host}",
            Content_Type="Application/JSON; charset=utf-8",
        )
        assert one_result(answer)["ok"]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_only_post_is_answered(client: TestClient, method: str) -> None:
    assert client.request(method, routes.COMMITS).status_code == 405


def test_a_body_over_a_megabyte_is_refused_whether_it_says_its_length_or_not(send: Send) -> None:
    whole = json.dumps({"commits": [wire(commit(claim_change()))], "filler": "x" * door.MAX_BYTES}).encode()
    pieces = (whole[at : at + 65_536] for at in range(0, len(whole), 65_536))

    assert send(content=whole).status_code == 413
    assert send(content=pieces).status_code == 413
    assert stored_labels() == ()


@pytest.mark.parametrize("length", ["-1", "a lot", "", "2", "9" * 5000])
def test_a_length_that_lies_or_is_none_does_no_harm(send: Send, length: str) -> None:
    answer = send(wire(commit(claim_change())), Content_Length=length)

    assert one_result(answer)["ok"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe{}",
        b"[]",
        b"null",
        b"1",
        b'"commits"',
        b"{}",
        b'{"commits": null}',
        b'{"commits": {}}',
        b'{"commits": "a"}',
        b'{"commits": [1]}',
        b'{"commits": [[]]}',
        b'{"commits": [null]}',
        b'{"commits": ' + b"[" * 200_000,
        b'{"commits": [' + b'{"a":' * 100_000,
        b'{"commits": [{"a": ' + b"9" * 10_000 + b"}]}",
    ],
    ids=lambda body: body[:20].decode(errors="replace"),
)
def test_a_body_that_is_no_list_of_commits_is_refused_whole(send: Send, body: bytes) -> None:
    answer = send(content=body)

    assert answer.status_code == 400
    assert answer.json() == {"message": routes.BAD_JSON}


def test_an_empty_list_stores_nothing_and_is_no_fault(send: Send) -> None:
    assert send().json() == {"results": []}


def test_a_token_near_its_end_is_renewed_in_the_answer(send: Send) -> None:
    young = send(wire(commit(claim_change())), X_Selon_Token=token(age=60))
    old = send(wire(commit(claim_change())), X_Selon_Token=token("Zoé", age=tickets.LIFETIME_SECONDS - 60))
    again = send(wire(commit(claim_change())), X_Selon_Token=old.json()["token"])

    assert "token" not in young.json()
    assert one_result(again)["ok"]
    assert len(stored_labels("Zoé")) == 2


def test_a_database_that_cannot_be_used_asks_the_browser_to_keep_the_commit(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StoreUnavailable(path="x.db", reason="the disk is full", advice="Free some space.")

    made = wire(commit(claim_change()))
    with monkeypatch.context() as patched:
        patched.setattr(Workbench, "commit", refuse)
        answer = send(made)
    again = send(made)

    assert answer.status_code == 503
    assert "the disk is full" in answer.json()["message"]
    assert one_result(again)["ok"]
    assert len(stored_labels()) == 1


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr", "fr"),
        ("fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("de, fr", "fr"),
        ("en-GB,fr;q=0.5", "en"),
        ("de", "en"),
        (None, "en"),
    ],
)
def test_a_refusal_is_in_the_language_that_is_asked_for(
    send: Send, accepted: str | None, language: str
) -> None:
    message = send(Origin=None, Accept_Language=accepted).json()["message"]

    assert message == translator(language)(door.BAD_ORIGIN)
    assert (message == door.BAD_ORIGIN) is (language == "en")


def test_the_screens_files_are_served_by_digest_and_name_for_ever(client: TestClient) -> None:
    answer = client.get(f"/selon/assets/{digest()}/main.js")

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(("text/javascript", "application/javascript"))
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "name",
    [
        "0000000000000000/main.js",
        "{digest}/nothing.js",
        "{digest}/",
        "{digest}/../mount.py",
        "{digest}/%2e%2e/mount.py",
        "{digest}/..%2fmount.py",
        "{digest}/%2Fetc%2Fpasswd",
        "{digest}//etc/passwd",
        "{digest}/main.js%00",
    ],
)
def test_no_other_file_is_served(client: TestClient, name: str) -> None:
    answer = client.get(f"/selon/assets/{name.format(digest=digest())}")

    assert answer.status_code == 404
    assert answer.content in {b"", b"Not Found"}


FOR_EVER = "public, max-age=31536000, immutable"


def test_the_registry_is_served_under_its_name_for_ever(client: TestClient) -> None:
    name, content = registry_json()
    answer = client.get(f"/selon/registry/{name}")

    assert answer.content == content
    assert answer.json().keys() == {"letters", "spellings", "entries"}
    assert {"id", "name", "kind", "names"} == answer.json()["entries"][0].keys()
    assert answer.headers["cache-control"] == FOR_EVER


def test_a_changed_registry_has_another_name_and_an_older_page_gets_it_for_now(client: TestClient) -> None:
    before, _content = registry_json()
    registry = session.workbench().registry
    registry.add(Source(source_id="peskov", name="Dmitri Peskov", kind="official"), author="lea")
    registry.grade("peskov", Grade(since=NOW.date(), value="D", reason="démenti deux fois"), author="lea")
    name, content = registry_json()
    older, newest = (client.get(f"/selon/registry/{one}") for one in (before, name))

    assert name != before
    assert older.content == newest.content == content
    assert (older.headers["cache-control"], newest.headers["cache-control"]) == ("no-store", FOR_EVER)
    (entry,) = (one for one in newest.json()["entries"] if one["id"] == "peskov")
    assert entry["grades"] == [["2026-03-17", "D", "démenti deux fois"]]


def test_the_registry_names_the_entries_that_were_merged_into_others(client: TestClient) -> None:
    registry = session.workbench().registry
    registry.add(Source(source_id="peskow", name="Peskow", kind="official"), author="lea")
    registry.merge("peskow", "tass", author="lea")

    (entry,) = (one for one in json.loads(registry_json()[1])["entries"] if one["id"] == "tass")

    assert entry["merged"] == ["peskow"] and "Peskow" in entry["names"]


@pytest.mark.parametrize("wanted", ["0000000000000000", "0.0", "é.a", "..x", "{}.x"])
def test_who_was_never_given_a_name_of_the_registry_gets_nothing(client: TestClient, wanted: str) -> None:
    assert client.get(f"/selon/registry/{wanted}").status_code == 404
    assert client.get(f"/selon/registry/{registry_json()[0]}x").status_code == 404

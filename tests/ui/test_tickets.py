"""Who may commit: nobody speaks for another without the project's key."""

import base64
import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from annotation.errors import InvalidSecret
from annotation.ui import session, tickets
from annotation.ui.tickets import LIFETIME_SECONDS, Visitor, signing_key

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
NOW = 1_750_000_000.0


PROJECT = "p" * 12


def mint(name: str, *, key: bytes = KEY, session: str = "", ends: int | None = None, now: float = NOW) -> str:
    return tickets.mint(Visitor(name, session, ends), project=PROJECT, key=key, now=now)


def bearer(token: str, *, key: bytes = KEY, now: float = NOW) -> tuple[str, float] | None:
    found = tickets.bearer(token, project=PROJECT, key=key, now=now)
    return (found[0].name, found[1]) if found else None


def _body(annotator: str, expires: float) -> str:
    content = json.dumps({"a": annotator, "s": "", "u": None, "p": PROJECT, "e": expires}).encode()
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@pytest.mark.parametrize("name", ["ana", "Élodie Noël", "a.b", "名前", 'O\'Brien "x" 😀', "x" * 100])
def test_a_token_speaks_for_who_it_was_minted_for(name: str) -> None:
    token = mint(name, key=KEY, now=NOW)

    assert token.isascii()
    assert bearer(token, key=KEY, now=NOW) == (name, LIFETIME_SECONDS)
    assert bearer(token, key=KEY, now=NOW + 600) == (name, LIFETIME_SECONDS - 600)


def test_a_token_ends() -> None:
    token = mint("ana", key=KEY, now=NOW)

    assert bearer(token, key=KEY, now=NOW + LIFETIME_SECONDS - 1) == ("ana", 1)
    assert bearer(token, key=KEY, now=NOW + LIFETIME_SECONDS) is None
    assert bearer(token, key=KEY, now=NOW + 10 * LIFETIME_SECONDS) is None


def test_a_token_of_another_project_is_refused_even_with_the_same_key() -> None:
    assert bearer(mint("ana", key=OTHER_KEY, now=NOW), key=KEY, now=NOW) is None
    assert tickets.bearer(mint("ana"), project="q" * 12, key=KEY, now=NOW) is None


def test_a_token_never_outlives_the_sign_in_however_often_it_is_renewed() -> None:
    ends, now, renewed = int(NOW) + 2 * LIFETIME_SECONDS, NOW, []
    token = mint("ana", session="s", ends=ends)
    while (found := tickets.bearer(token, project=PROJECT, key=KEY, now=now)) is not None:
        renewed.append(found[0])
        token = tickets.mint(found[0], project=PROJECT, key=KEY, now=now)
        now += 600

    assert now >= ends > now - 600
    assert set(renewed) == {Visitor("ana", "s", ends)}


def test_a_token_of_an_earlier_selon_is_refused() -> None:
    content = base64.urlsafe_b64encode(json.dumps({"a": "ana", "e": NOW + 60}).encode()).rstrip(b"=").decode()

    assert bearer(f"{content}.{tickets._signature(content, KEY)}") is None


def test_a_changed_body_is_refused() -> None:
    _, _, signature = mint("ana", key=KEY, now=NOW).partition(".")

    assert bearer(f"{_body('bob', NOW + 60)}.{signature}", key=KEY, now=NOW) is None
    assert bearer(f"{_body('ana', NOW + 10 * LIFETIME_SECONDS)}.{signature}", key=KEY, now=NOW) is None


def test_every_changed_character_is_refused() -> None:
    token = mint("ana", key=KEY, now=NOW)
    for place, character in enumerate(token):
        other = "A" if character != "A" else "B"
        changed = token[:place] + other + token[place + 1 :]

        assert bearer(changed, key=KEY, now=NOW) is None, place


def test_an_unsigned_or_cut_token_is_refused() -> None:
    token = mint("ana", key=KEY, now=NOW)
    body = token.partition(".")[0]

    for forged in (body, f"{body}.", f"{body}.{body}", token[:-1], f"{token}A", f"{token}.", f".{token}"):
        assert bearer(forged, key=KEY, now=NOW) is None, forged


@pytest.mark.parametrize(
    "garbage",
    ["", ".", "..", "a", "a.b", "é.é", "a.é", "é.a", "😀", "\x00.\x00", "null", "{}", "A" * 100_000],
)
def test_garbage_is_refused_quietly(garbage: str) -> None:
    assert bearer(garbage, key=KEY, now=NOW) is None


def test_the_key_is_made_once_and_is_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    made = signing_key(path)

    assert len(made) == 32
    assert signing_key(path) == made == path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_two_projects_have_two_keys(tmp_path: Path) -> None:
    assert signing_key(tmp_path / "a") != signing_key(tmp_path / "b")


def test_servers_that_start_at_once_share_one_key(tmp_path: Path) -> None:
    def made(path: Path, barrier: Barrier) -> bytes:
        barrier.wait()
        return signing_key(path)

    with ThreadPoolExecutor(8) as pool:
        for number in range(20):
            folder, barrier = tmp_path / str(number), Barrier(8)
            folder.mkdir()
            waiting = [pool.submit(made, folder / "secret.key", barrier) for _ in range(8)]

            assert len({one.result() for one in waiting}) == 1
            assert [path.name for path in folder.iterdir()] == ["secret.key"]


def test_a_file_system_without_links_gets_a_key_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr("os.link", refuse)
    path = tmp_path / "secret.key"
    made = signing_key(path)

    assert signing_key(path) == made
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_key_file_is_not_taken_for_a_key(tmp_path: Path) -> None:
    """A machine that went down while the key was made may leave one; with it anybody could sign."""
    path = tmp_path / "secret.key"
    path.touch()

    assert len(signing_key(path)) == 32
    assert signing_key(path) == signing_key(path)


def test_servers_with_one_secret_sign_alike_and_leave_no_key_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SELON_SECRET", "s" * 32)

    assert session.key() == b"s" * 32
    assert not (folder / "secret.key").exists()


def test_a_secret_that_can_be_guessed_is_refused_before_anything_is_opened(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SELON_SECRET", "s" * 31)
    with pytest.raises(InvalidSecret, match="SELON_SECRET has 31 characters, and 32 are needed"):
        session.key()

    assert not data.exists()

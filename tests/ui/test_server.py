"""A server that other machines reach does not start unless people sign in."""

import asyncio
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from annotation.errors import InvalidSetting, OpenToAll
from annotation.settings import ROOT
from annotation.ui import server, session
from annotation.ui.cookies import SecureCookies
from tests.conftest import Run
from tests.test_provider import GIVEN

OPEN = ["0.0.0.0", "::", "192.0.2.7", "selon.example.org"]  # noqa: S104 (refused)


@pytest.fixture(name="options")
def _options(data: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Streamlit's options of the server, as far as we ask for them."""
    options: dict[str, object] = {"server.address": "127.0.0.1", "server.allowedHosts": ["localhost"]}
    monkeypatch.setattr(st, "get_option", options.__getitem__)
    monkeypatch.setattr(server.config, "set_option", options.__setitem__)
    return options


def _sign_in(monkeypatch: pytest.MonkeyPatch, **more: str) -> None:
    for name, value in (GIVEN | more).items():
        monkeypatch.setenv(name, value)
    session.provider.cache_clear()
    session.allowed_hosts.cache_clear()


@pytest.mark.parametrize("address", [None, "", *OPEN])
def test_a_server_without_sign_in_does_not_start_on_an_open_address(
    options: dict[str, object], address: str | None
) -> None:
    async def start() -> None:
        async with server.lifespan(None):
            raise AssertionError("it started")

    options["server.address"] = address
    with pytest.raises(OpenToAll, match="SELON_OIDC_URL"):
        asyncio.run(start())
    assert not session.workbench.cache_info().currsize


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
def test_on_this_machine_it_starts_and_answers_to_its_names(options: dict[str, object], address: str) -> None:
    options["server.address"] = address
    server.check_address()

    assert options["server.allowedHosts"] == ["127.0.0.1", "::1", "localhost"]
    assert server.secrets() == {}


@pytest.mark.parametrize("address", [None, *OPEN])
def test_with_sign_in_it_starts_anywhere_and_answers_to_its_public_name(
    options: dict[str, object], monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    options["server.address"] = address
    _sign_in(monkeypatch)
    server.check_address()

    assert options["server.allowedHosts"] == ["127.0.0.1", "::1", "localhost", "selon.example.org"]


def test_streamlit_is_told_what_sign_in_needs_and_the_cookies_have_a_key_of_their_own(
    options: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    _sign_in(monkeypatch)
    auth = server.secrets()["auth"]

    assert auth["redirect_uri"] == "https://selon.example.org/oauth2callback"
    assert (auth["client_id"], auth["client_secret"]) == ("selon", "s3cret")
    assert len(auth["cookie_secret"]) == 64
    assert auth["cookie_secret"] != session.key().hex()
    assert server.secrets()["auth"] == auth


@pytest.mark.parametrize(
    ("public", "is_secure"), [("https://selon.example.org", True), ("http://localhost", False), ("", False)]
)
def test_cookies_go_by_https_alone_where_browsers_come_by_https(
    data: Path, monkeypatch: pytest.MonkeyPatch, public: str, is_secure: bool
) -> None:
    if public:
        _sign_in(monkeypatch, SELON_PUBLIC_URL=public)

    async def answer(_request: Request) -> Response:
        response = Response()
        response.set_cookie("a", "b", httponly=True, samesite="lax")
        response.set_cookie("c", "d", secure=True)
        return response

    app = SecureCookies(Starlette(routes=[Route("/", answer)]))
    first, second = TestClient(app).get("/").headers.get_list("set-cookie")

    assert first == "a=b; HttpOnly; Path=/; SameSite=lax" + "; Secure" * is_secure
    assert second.count("Secure") == 1


def test_an_environment_that_is_not_right_stops_the_server(
    options: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    _sign_in(monkeypatch, SELON_PUBLIC_URL="http://selon.example.org")
    with pytest.raises(InvalidSetting, match="SELON_PUBLIC_URL"):
        server.check_address()


@pytest.mark.parametrize("address", OPEN)
def test_selon_serve_refuses_an_open_address_and_names_the_next_step(run: Run, address: str) -> None:
    done = run("serve", "--address", address)

    assert done.exit_code == 1
    assert f"on {address} other machines reach it" in done.stderr
    assert "SELON_OIDC_URL" in done.stderr


def test_selon_serve_names_a_setting_that_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_OIDC_URL", GIVEN["SELON_OIDC_URL"])
    done = run("serve", "--address", "0.0.0.0")  # noqa: S104 (refused)

    assert done.exit_code == 1
    assert "SELON_OIDC_CLIENT" in done.stderr


@pytest.mark.slow
def test_streamlit_itself_does_not_serve_an_open_address_either(tmp_path: Path) -> None:
    options = ["--server.address=0.0.0.0", "--server.port=0"]
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", *options],
        cwd=ROOT,
        env=os.environ | {"SELON_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode != 0
    assert "other machines reach it" in done.stderr + done.stdout


@pytest.mark.slow
def test_the_command_of_the_image_starts_with_a_sign_in(tmp_path: Path) -> None:
    (said,) = re.findall(r"^CMD (.+)$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    command = [sys.executable, *json.loads(said)[1:-1], "--server.port=0"]
    provider = {
        "SELON_OIDC_URL": "http://127.0.0.1:9/.well-known/openid-configuration",
        "SELON_SESSION_HOURS": "",
    }
    environment = os.environ | GIVEN | provider | {"SELON_DATA": str(tmp_path / "data")}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server_:
        assert server_.stdout
        lines = iter(server_.stdout.readline, "")
        is_up = any("You can now view" in line for line in lines)
        server_.terminate()

    assert is_up


def test_a_server_with_a_reserved_name_at_the_keyboard_does_not_start(
    options: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SELON_ANNOTATOR", "#gold")
    with pytest.raises(InvalidSetting, match="SELON_ANNOTATOR"):
        server.check_address()

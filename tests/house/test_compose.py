"""What a team is set up with, as far as it can be checked where no container engine is."""

import json
import re

import pytest

from annotation.settings import ROOT

yaml = pytest.importorskip("yaml")

_SERVICE = {
    "build", "command", "depends_on", "environment", "healthcheck", "image", "ports", "restart",
    "stop_grace_period", "volumes",
}  # fmt: skip
"""The keys of the compose specification that we use; any other is a typing error."""
_SIGN_IN = ("SELON_OIDC_URL", "SELON_OIDC_CLIENT", "SELON_OIDC_SECRET", "SELON_PUBLIC_URL")
_HEALTH = {"test", "interval", "timeout", "retries", "start_period"}


def _compose() -> dict[str, dict[str, dict[str, object]]]:
    return yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))


def test_the_services_of_a_team_have_keys_of_the_specification_and_volumes_that_are_declared() -> None:
    found = _compose()

    assert found.keys() == {"services", "volumes"}
    for service in found["services"].values():
        assert service.keys() <= _SERVICE
        assert service["healthcheck"].keys() <= _HEALTH
        assert {one.split(":")[0] for one in service["volumes"]} <= found["volumes"].keys()
        assert set(service.get("depends_on", {})) <= found["services"].keys()


def test_a_team_has_no_secret_in_the_repository() -> None:
    said = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    settings = _compose()["services"]["selon"]["environment"]

    assert {"SELON_DATABASE", "SELON_SECRET", "SELON_DATA"} <= settings.keys()
    assert set(re.findall(r"\$\{(SELON_\w+):\?", said)) == {"SELON_DB_PASSWORD", "SELON_SECRET", *_SIGN_IN}
    assert "/.env" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_a_team_is_set_up_with_a_sign_in_that_the_first_lines_ask_for() -> None:
    said = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    settings = _compose()["services"]["selon"]["environment"]

    assert all(settings[name] == f"${{{name}:?set it in .env}}" for name in _SIGN_IN)
    assert settings["SELON_SESSION_HOURS"] == "${SELON_SESSION_HOURS:-}"
    guide = (ROOT / "docs" / "teams.md").read_text(encoding="utf-8")
    for name in (*_SIGN_IN, "SELON_SESSION_HOURS"):
        assert name in said.partition("services:")[0] and f"`{name}`" in guide


def test_the_image_is_made_of_files_that_are_there() -> None:
    said = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    copied = [name for line in re.findall(r"^COPY (.+)$", said, re.MULTILINE) for name in line.split()[:-1]]
    (command,) = re.findall(r"^CMD (.+)$", said, re.MULTILINE)
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert copied and all((ROOT / name).exists() and f"!{name}" in allowed for name in copied)
    assert json.loads(command)[:5] == ["python", "-m", "streamlit", "run", "app.py"]

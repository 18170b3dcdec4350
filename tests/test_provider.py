"""What the environment says of signing in, and what is refused of it."""

import pytest

from annotation.errors import InvalidSetting
from annotation.settings import Provider, provider_from

GIVEN = {
    "SELON_OIDC_URL": "https://id.example.org/.well-known/openid-configuration",
    "SELON_OIDC_CLIENT": "selon",
    "SELON_OIDC_SECRET": "s3cret",
    "SELON_PUBLIC_URL": "https://selon.example.org/",
}


def test_nobody_signs_in_unless_a_provider_is_named() -> None:
    assert provider_from({}) is None
    assert provider_from({"SELON_PUBLIC_URL": "https://selon.example.org", "SELON_OIDC_URL": " "}) is None


def test_a_provider_is_read_and_a_session_lasts_twelve_hours() -> None:
    found = provider_from(GIVEN)

    assert isinstance(found, Provider)
    assert (found.public, found.host) == ("https://selon.example.org", "selon.example.org")
    assert found.session_seconds == 12 * 3600
    assert provider_from(GIVEN | {"SELON_SESSION_HOURS": "0.5"}).session_seconds == 1800
    assert "s3cret" not in repr(found)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, "") for name in GIVEN),
        ("SELON_OIDC_URL", "http://id.example.org/"),
        ("SELON_OIDC_URL", "id.example.org"),
        ("SELON_PUBLIC_URL", "http://selon.example.org"),
        ("SELON_PUBLIC_URL", "https://selon.example.org/selon"),
        ("SELON_PUBLIC_URL", "https://selon.example.org?a"),
        ("SELON_PUBLIC_URL", "https://user@selon.example.org"),
        ("SELON_PUBLIC_URL", "https://"),
        ("SELON_PUBLIC_URL", "https://["),
        ("SELON_PUBLIC_URL", "https://a:b"),
        ("SELON_SESSION_HOURS", "long"),
        ("SELON_SESSION_HOURS", "0"),
        ("SELON_SESSION_HOURS", "-1"),
        ("SELON_SESSION_HOURS", "nan"),
        ("SELON_SESSION_HOURS", "721"),
    ],
)
def test_what_is_missing_or_cannot_be_right_is_named(name: str, value: str) -> None:
    with pytest.raises(InvalidSetting, match=name):
        provider_from(GIVEN | {name: value})


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1", "[::1]:8501"])
def test_on_this_machine_addresses_may_be_plain(host: str) -> None:
    found = provider_from(
        GIVEN | {"SELON_PUBLIC_URL": f"http://{host}", "SELON_OIDC_URL": f"http://{host}/a"}
    )

    assert found.public == f"http://{host}"

"""Where the data are and who is at the keyboard: the one place that reads the environment."""

import getpass
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from annotation.errors import N_, InvalidSetting
from schemas import may_be_person

ROOT = Path(__file__).parent.parent
"""The folder that holds `app.py`, `seeds/` and, by default, `data/`."""

SEEDS = ROOT / "seeds"
"""What a new project begins with."""


LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""The names of this machine for itself."""

_OIDC = ("SELON_OIDC_URL", "SELON_OIDC_CLIENT", "SELON_OIDC_SECRET")
_HOURS = 12.0

NOBODY = "analyst"
"""The annotator where neither the environment nor the machine knows one."""

NO_NAME = N_("it is a person’s name, without # | · and █, and not “selon”")


@dataclass(frozen=True)
class Settings:
    """What differs between two installations.

    Attributes:
        data: folder of the database, the codebook, the registry and the published versions.
        annotator: the name that labels are stored under until another is chosen on screen.
        database_url: of a PostgreSQL database, with its password; none for SQLite in the data folder.
        secret_text: what the pages' tokens are signed with, where several servers share it.
    """

    data: Path
    annotator: str
    database_url: str = field(default="", repr=False)
    secret_text: str = field(default="", repr=False)

    @property
    def database(self) -> Path | str:
        """The live labels: a file, or an address with a password in it."""
        return self.database_url or self.data / "selon.db"

    @property
    def codebook(self) -> Path:
        """The project's codebook."""
        return self.data / "codebook.toml"

    @property
    def guidelines(self) -> Path:
        """What the annotators were told, in Markdown, if the project has written it down."""
        return self.data / "guidelines.md"

    @property
    def sources(self) -> Path:
        """The first source registry of a project, if it is not to be that of the seeds."""
        return self.data / "sources.csv"

    @property
    def project_file(self) -> Path:
        """The project's own settings."""
        return self.data / "project.toml"

    @property
    def suggesting(self) -> Path:
        """What the process that reads articles for suggestions keeps beside the database."""
        return self.data / "suggesting"

    @property
    def datasets(self) -> Path:
        """The published versions."""
        return self.data / "datasets"

    @property
    def models(self) -> Path:
        """What was learned from the labels."""
        return self.data / "models"

    @property
    def project(self) -> str:
        """A short name for what browsers keep, so that two projects on one machine stay apart.

        Servers that share a database have the same, whatever their data folder, user and password are.
        """
        place = _without_credentials(self.database_url) if self.database_url else str(self.data)
        return hashlib.sha256(place.encode()).hexdigest()[:12]

    @property
    def secret(self) -> Path:
        """The key that the pages' tokens are signed with."""
        return self.data / "secret.key"


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read `SELON_DATA`, `SELON_ANNOTATOR`, `SELON_DATABASE` and `SELON_SECRET`; none has to be set.

    Raises:
        InvalidSetting: nobody can have the name of the annotator.
    """
    annotator = environment.get("SELON_ANNOTATOR") or _login_name()
    if not may_be_person(annotator):
        raise InvalidSetting(name="SELON_ANNOTATOR", reason=NO_NAME)
    return Settings(
        data=Path(environment.get("SELON_DATA") or ROOT / "data").expanduser().absolute(),
        annotator=annotator,
        database_url=environment.get("SELON_DATABASE", ""),
        secret_text=environment.get("SELON_SECRET", ""),
    )


def _without_credentials(url: str) -> str:
    """Host, port and name of a database; whatever stands where they should be when it is none."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2].lower() or ",".join(parse_qs(parts.query).get("host", ()))
    return f"{host.removesuffix(':5432')}{parts.path}"


def _login_name() -> str:
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a container without a user database
        return NOBODY
    return name if may_be_person(name) else NOBODY  # as where the server runs as “selon”


@dataclass(frozen=True)
class Provider:
    """The identity provider that vouches for who signs in (OpenID Connect), and where they come back to.

    Attributes:
        metadata: address of the provider's metadata, which ends in `/.well-known/openid-configuration`.
        client: what the provider knows this server as.
        secret: shared with the provider alone.
        public: where browsers find this server: scheme, host and port.
        session_seconds: how long a sign-in lasts.
    """

    metadata: str
    client: str
    secret: str = field(repr=False)
    public: str
    session_seconds: float = _HOURS * 3600

    @property
    def host(self) -> str:
        """The name that browsers call this server by."""
        return urlsplit(self.public).hostname or ""


def provider_from(environment: Mapping[str, str] = os.environ) -> Provider | None:
    """Read `SELON_OIDC_URL`, `_CLIENT` and `_SECRET`, `SELON_PUBLIC_URL` and `SELON_SESSION_HOURS`.

    None where none of the first three is set: then nobody signs in, and the server is for one machine.

    Raises:
        InvalidSetting: one of them is missing or cannot be right.
    """
    given = [environment.get(name, "").strip() for name in _OIDC]
    if not any(given):
        return None
    for name, value in zip(_OIDC, given, strict=True):
        if not value:
            raise InvalidSetting(name=name, reason=N_("it is needed with the others of SELON_OIDC_"))
    metadata, client, secret = given
    _check_address("SELON_OIDC_URL", metadata)
    public = environment.get("SELON_PUBLIC_URL", "").strip().rstrip("/")
    parts = _check_address("SELON_PUBLIC_URL", public)
    if parts != ("", "", ""):
        raise InvalidSetting(name="SELON_PUBLIC_URL", reason=N_("it is scheme, host and port alone"))
    return Provider(metadata, client, secret, public, _hours(environment) * 3600)


def _check_address(name: str, address: str) -> tuple[str, str, str]:
    """What stands behind scheme, host and port."""
    try:
        found = urlsplit(address)
        is_safe = found.scheme == "https" or (found.scheme == "http" and found.hostname in LOOPBACK)
        is_plain = found.hostname and found.username is None and (found.port is None or found.port)
    except ValueError:
        is_safe = is_plain = False
    if not is_safe or not is_plain:
        raise InvalidSetting(name=name, reason=N_("it is an address that begins with https://"))
    return found.path, found.query, found.fragment


def _hours(environment: Mapping[str, str]) -> float:
    try:
        hours = float(environment.get("SELON_SESSION_HOURS") or _HOURS)
    except ValueError:
        hours = 0
    if not 0 < hours <= 24 * 30:  # Streamlit's own cookie lasts as long
        raise InvalidSetting(name="SELON_SESSION_HOURS", reason=N_("it is a number of hours, at most 720"))
    return hours

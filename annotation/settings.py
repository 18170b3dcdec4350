"""Where the data are and who is at the keyboard: the one place that reads the environment."""

import getpass
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
"""The folder that holds `app.py`, `seeds/` and, by default, `data/`."""

SEEDS = ROOT / "seeds"
"""What a new project begins with."""


@dataclass(frozen=True)
class Settings:
    """What differs between two installations.

    Attributes:
        data: folder of the database, the codebook, the registry and the published versions.
        annotator: the name that labels are stored under until another is chosen on screen.
    """

    data: Path
    annotator: str

    @property
    def database(self) -> Path:
        """The live labels."""
        return self.data / "selon.db"

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
        """The project's source registry."""
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
        """A short name for what browsers keep, so that two projects on one machine stay apart."""
        return hashlib.sha256(str(self.data).encode()).hexdigest()[:12]

    @property
    def secret(self) -> Path:
        """The key that the pages' tokens are signed with."""
        return self.data / "secret.key"


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read `SELON_DATA` and `SELON_ANNOTATOR`; both have a sensible default."""
    return Settings(
        data=Path(environment.get("SELON_DATA") or ROOT / "data").expanduser().absolute(),
        annotator=environment.get("SELON_ANNOTATOR") or _login_name(),
    )


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a user database
        return "analyst"

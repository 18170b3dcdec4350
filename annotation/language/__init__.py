"""One data file per language: what reading and suggesting need to know, with its own examples.

Adding a language is adding `<code>.toml`; CONTRIBUTING.md lists its tables.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
DEFAULT = "fr"


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a data file, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def language_data(code: str) -> Mapping[str, Any]:
    """The data of a language; that of `DEFAULT` when there is no file for `code`."""
    chosen = code if code in languages() else DEFAULT
    return tomllib.loads((_FOLDER / f"{chosen}.toml").read_text(encoding="utf-8"))

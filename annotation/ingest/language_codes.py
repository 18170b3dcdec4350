"""Names of languages, as people and pages write them, to ISO 639 codes."""

import re
from collections.abc import Mapping
from functools import cache

from annotation.language import language_data, languages
from annotation.language.folding import fold

_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9_-]+)?", re.IGNORECASE)


def language_of(name: str) -> str:
    """The ISO 639 code that "fr", "FR-ca", "French" or "français" means; empty when it is none of these."""
    folded = fold(name.strip())
    if folded in _codes():
        return _codes()[folded]
    match = _CODE.fullmatch(folded)
    return match[1] if match else ""


@cache
def _codes() -> Mapping[str, str]:
    """The names of the languages that have a data file, folded, to their codes."""
    return {
        fold(name): code
        for code in languages()
        for name in language_data(code).get("metadata", {}).get("names", ())
    }

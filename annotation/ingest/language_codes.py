"""Names of languages, as people and pages write them, to ISO 639 codes."""

import re
from types import MappingProxyType

from annotation.language.folding import fold

_LANGUAGES = MappingProxyType(
    {
        **dict.fromkeys(("francais", "french", "fra", "fre"), "fr"),
        **dict.fromkeys(("anglais", "english", "eng"), "en"),
    }
)
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9_-]+)?", re.IGNORECASE)


def language_of(name: str) -> str:
    """The ISO 639 code that "fr", "FR-ca", "French" or "français" means; empty when it is none of these."""
    folded = fold(name.strip())
    if folded in _LANGUAGES:
        return _LANGUAGES[folded]
    match = _CODE.fullmatch(folded)
    return match[1] if match else ""

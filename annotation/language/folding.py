"""Text as it is compared when somebody searches: case, accents and apostrophes do not count."""

import unicodedata


def fold(text: str) -> str:
    """`text` without case and diacritics, straight apostrophes; for comparison only, never stored as text."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()

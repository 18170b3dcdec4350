"""Names as they sound, more or less: one key for the spellings of a name in several languages and scripts.

Peskov, Peskow and Песков share one. It finds candidates; it never decides that two names are one.
"""

import re

from anyascii import anyascii

from annotation.language.folding import fold

SPELLINGS = (
    ("schtsch", "sh"), ("shch", "sh"), ("chtch", "sh"), ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"),
    ("ck", "k"), ("kh", "h"), ("ph", "f"), ("qu", "k"), ("ou", "u"), ("oo", "u"),
    ("w", "v"), ("y", "i"), ("j", "i"), ("ie", "e"), ("x", "ks"), ("q", "k"),
)  # fmt: skip
"""What is written in one language as the other in another, in the order in which they are replaced."""

_SIGNS = re.compile("['\"`]")  # soft and hard signs, and apostrophes
_TWICE = re.compile(r"([a-z])\1+")
_REST = re.compile(r"[^a-z0-9]+")
_SCRIPTS = (
    (0xA0, 0x250), (0x2B0, 0x300), (0x370, 0x400), (0x400, 0x530), (0x531, 0x590), (0x590, 0x600),
    (0x600, 0x700), (0x10A0, 0x1100), (0x1C90, 0x1CC0), (0x2010, 0x2050),
)  # fmt: skip
"""Latin beyond ASCII and its signs, Greek, Cyrillic, Armenian, Hebrew, Arabic, Georgian, quotation marks:
small enough for a browser to have them.
"""


def sound(name: str) -> str:
    """The key of a name: small Latin letters and digits, words by one space; empty for what has none."""
    text = _SIGNS.sub("", anyascii(fold(name)).lower())
    for written, said in SPELLINGS:
        text = text.replace(written, said)
    return _REST.sub(" ", _TWICE.sub(r"\1", text)).strip()


def letters() -> dict[str, str]:
    """How each small letter beyond ASCII is written in ASCII, for what cannot ask anyascii."""
    found = (chr(code).lower() for start, end in _SCRIPTS for code in range(start, end))
    return {one: latin for one in found if len(one) == 1 and (latin := anyascii(fold(one)).lower()) != one}

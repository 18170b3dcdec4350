"""Whose labels these are: an analyst's, an analyst's at a second sight, or those that a lead settled.

Labels are stored under the name of a reader. A reader is nearly always a person; the two others are
reserved names that no person can have.
"""

from typing import Final
from unicodedata import normalize

GOLD: Final = "#gold"
"""The reader that adjudicated labels are stored under; who settled them is the author of the commit."""

MOST_NAME: Final = 100
"""Characters that the name of a person may have."""

_SIGN: Final = "#"
_REPEAT: Final = f"{_SIGN}2"
_RESERVED = frozenset(f"{_SIGN}|·█")
"""Of readers that are no person, of several persons in one name, and of marks that the screen adds."""

_ITSELF: Final = "selon"
"""The author of what nobody decided."""


def repeat_of(person: str) -> str:
    """The reader under whom a person labels an article that they have labelled before."""
    return person + _REPEAT


def is_repeat(reader: str) -> bool:
    """Whether somebody reads an article again as this reader."""
    return reader.endswith(_REPEAT)


def person_of(reader: str) -> str:
    """Who reads as this reader; nobody in particular where it is the gold."""
    return "" if reader == GOLD else reader.removesuffix(_REPEAT)


def is_analyst(reader: str) -> bool:
    """Whether the labels of the reader are what a person made of an article at first sight."""
    return reader != GOLD and not is_repeat(reader)


def may_be_person(name: str) -> bool:
    """Whether a person may have this name: no reader with a name of its own is meant by it."""
    is_plain = name.isprintable() and name == name.strip() == normalize("NFC", name)
    is_free = not set(name) & _RESERVED and name.casefold() != _ITSELF
    return is_plain and is_free and 0 < len(name) <= MOST_NAME


def is_reserved(name: str) -> bool:
    """Whether a name is, or looks like, a reader’s that is no person; files from elsewhere may hold it."""
    return _SIGN in name

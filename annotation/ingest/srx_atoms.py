"""What can be told of a segmentation pattern without running it: the characters that it needs.

A pattern is read atom by atom from its beginning, as far as the reading is sure. Where it is not, nothing is
claimed, and the pattern is simply tried everywhere.
"""

import re
from typing import Final

_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t"}
_MEMBER = re.compile(r"\\u(?P<code>[0-9A-Fa-f]{4})|\\(?P<named>[nrt])|\\?(?P<plain>[\s\S])")
_ATOM = re.compile(
    r"(?P<edge>\\b)"
    r"|\[(?P<set>(?:\\(?:u[0-9A-Fa-f]{4}|[nrt]|[^\w\s])|[^\]\\\[&^-])+)\]"
    r"|(?P<char>\\u[0-9A-Fa-f]{4}|\\[nrt]|\\[^\w\s]|[^\\()\[\]{}|?*+^$.])"
    r"|(?P<any>\\[pP]\{[^}]*\}|\\[swdSWD]|\.|\[\^?(?:\\.|[^\]\\\[&])+\])"
)
_QUANTIFIER = re.compile(r"\{(?P<times>\d+)\}|(?P<more>\+|\{[1-9]\d*,\d*\})|(?P<maybe>[?*]|\{\d*,\d*\})")
_HIDDEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]")
_VAGUE = re.compile(r"\(\?[=!<>]|\\[BAZzG]|\$")
_EDGES = re.compile(rf"(?P<kept>(?!\\b)(?:{_HIDDEN.pattern}))|\\b|\^")


Atom = tuple[frozenset[str], int | None]
"""Characters of which a match holds one, and how far behind its start; no offset where that varies."""


def sure_atoms(pattern: str) -> list[Atom]:
    """The atoms that every match of `pattern` holds, as far as they list their characters, in order."""
    found: list[Atom] = []
    position, offset, is_fixed = 0, 0, True
    while (atom := _ATOM.match(pattern, position)) is not None:
        quantifier = _QUANTIFIER.match(pattern, atom.end())
        times, optional = (quantifier["times"], quantifier["maybe"]) if quantifier else ("1", None)
        position = quantifier.end() if quantifier else atom.end()
        if atom["edge"]:
            continue
        listed = atom["set"] or atom["char"]
        if listed and not optional and times != "0":
            found.append((_members(listed), offset if is_fixed else None))
        is_fixed = is_fixed and times is not None
        offset += int(times or 1)
    return [] if _is_choice(pattern) else found


def anchor(atoms: list[Atom]) -> Atom:
    """The first atom of punctuation, which is rarer than others, or else the first; empty without any."""
    rare = (one for one in atoms if not any(c.isalnum() or c.isspace() for c in one[0]))
    return next(rare, atoms[0] if atoms else (frozenset(), None))


def is_foretold(pattern: str) -> bool:
    """Whether a tail tells what `pattern` may match: not where it looks around or is bound to an end."""
    return _VAGUE.search(pattern) is None


def without_edges(pattern: str) -> str:
    """`pattern` without word edges and beginnings: it matches all that it did, and more."""
    return _EDGES.sub(lambda one: one["kept"] or "", pattern)


def _is_choice(pattern: str) -> bool:
    """Whether the pattern as a whole is a choice, so that none of its atoms is sure."""
    depth = 0
    for character in _HIDDEN.sub("", pattern):
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            return True
    return False


def _members(listed: str) -> frozenset[str]:
    found = (one.group("code", "named", "plain") for one in _MEMBER.finditer(listed))
    return frozenset(
        chr(int(code, 16)) if code else _ESCAPES.get(named, plain) for code, named, plain in found
    )

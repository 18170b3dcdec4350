"""The beginning of a JSON file as values, although it breaks off anywhere."""

import codecs
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

_DECODER = json.JSONDecoder()
_WHITE = re.compile(r"[ \t\r\n]*")
_AT_THE_MARGIN = re.compile(r"^\{", re.MULTILINE)
_DEPTH = 6
"""How deep a value that breaks off is looked into: a span of Label Studio is the fifth object."""
_BROKEN = 20
"""After so many broken lines a file is no JSON Lines; each may be read to the end in vain."""

Fields = Mapping[str, Any]
Cut = tuple[Any, int]
"""A value and where it ends; the end is -1 when it breaks off."""


def objects_of(head: bytes) -> Iterator[Fields]:
    """The objects of a list, of lines, or one after the other; of one that breaks off, what there is of it.

    What is no JSON gives nothing.
    """
    text = head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    start = _after_white(text, 0)
    if text[start : start + 1] == "[":
        items = _pieces(text, start, "]", _value, _DEPTH)
        yield from (one for one in items if isinstance(one, dict))
        return
    broken = 0
    while text[start : start + 1] == "{" and broken < _BROKEN:
        value, end = _value(text, start, _DEPTH)
        yield value
        broken += end < 0
        # After a broken line, the next that begins with an object.
        found = _AT_THE_MARGIN.search(text, start + 1 if end < 0 else end)
        start = found.start() if found else len(text)


def spans_of(value: object) -> int:
    """How many labelled spans a field holds: `[0, 4, "PER"]`, or objects with a beginning and an end."""
    return sum(map(_is_span, value)) if isinstance(value, list) else 0


def _is_span(one: object) -> bool:
    if isinstance(one, list):
        return (
            len(one) > 2  # noqa: PLR2004 (a beginning, an end and a name)
            and all(isinstance(place, int | float) for place in one[:2])
            and isinstance(one[2], str)
        )
    if not isinstance(one, dict):
        return False
    if isinstance(one.get("result"), list):  # an annotation of Label Studio
        return bool(one["result"])
    pairs = (("start", "end"), ("start_offset", "end_offset"), ("begin", "end"))
    return any(all(isinstance(one.get(name), int | float) for name in pair) for pair in pairs)


def _value(text: str, start: int, depth: int) -> Cut:
    try:
        value, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return _broken(text, start, depth), -1
    return value, end


def _broken(text: str, start: int, depth: int) -> Any:
    opening = text[start : start + 1]
    if opening == '"':
        return text[start + 1 :]
    if opening == "{":
        return dict(_pieces(text, start, "}", _member, depth - 1)) if depth else {}
    if opening == "[":
        return _pieces(text, start, "]", _value, depth - 1) if depth else []
    return None


def _member(text: str, start: int, depth: int) -> Cut:
    name, end = _value(text, start, 0)
    colon = _after_white(text, end) if end >= 0 else len(text)
    if not isinstance(name, str) or text[colon : colon + 1] != ":":
        return None, -1
    value, end = _value(text, _after_white(text, colon + 1), depth)
    return (name, value), end


def _pieces(
    text: str, start: int, closing: str, piece: Callable[[str, int, int], Cut], depth: int
) -> list[Any]:
    """The pieces between two brackets, as far as they go."""
    found: list[Any] = []
    place = _after_white(text, start + 1)
    while place < len(text) and text[place] != closing:
        value, end = piece(text, place, depth)
        if value is not None:
            found.append(value)
        if end < 0:
            return found
        place = _after_white(text, end)
        if text[place : place + 1] == ",":
            place = _after_white(text, place + 1)
        elif text[place : place + 1] != closing:
            return found
    return found


def _after_white(text: str, start: int) -> int:
    match = _WHITE.match(text, start)
    return match.end() if match else start

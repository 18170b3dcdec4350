"""Who a text is credited to and where it was written: agencies and places of bylines and datelines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from annotation.ingest.dates import date_start
from annotation.ingest.features import Words
from annotation.language import language_data, languages
from schemas import SentenceKind

Lines = tuple[tuple[str, SentenceKind], ...]
"""The text and the kind of each line of a page."""

_DASH: Final = r"[-–—]{1,2}"
_OPENINGS = 2
_PLACE_WORDS = 5
_CREDIT = re.compile(rf"(?P<before>[^\W\d_][^()]{{0,60}})?\((?P<credit>[^()]{{2,60}})\)\s?{_DASH}")
_BARE = re.compile(
    rf"(?P<place>[^\W\d_a-zß-ÿ][^()a-zß-ÿ.!?:\d]{{1,40}})(?P<date>,\s[^()]{{3,30}})?\s?{_DASH}\s"
)
_AT_END = re.compile(r"\((?P<credit>[^()]{2,60})\)\.?\Z")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ0-9-]{1,9}")


class Dateline(NamedTuple):
    """What stands before the dash of "PLACE, date (Credit) –", and that as a whole; each may be empty."""

    whole: str
    before: str
    place: str
    credit: str


@cache
def agencies() -> frozenset[str]:
    """The names of agencies that the language files list, those of every language."""
    return frozenset(
        name for code in languages() for name in language_data(code).get("metadata", {}).get("agencies", ())
    )


def dateline_of(text: str, labels: Iterable[str] = ()) -> Dateline | None:
    """The dateline that a line begins with, or is.

    Args:
        text: one line.
        labels: words in capitals that stand before a dash and are no place, such as "REPORTAGE".

    """
    match = _CREDIT.match(text)
    if match is not None:
        before = match["before"] or ""
        return Dateline(match[0], before, _place(before), match["credit"].strip())
    bare = _BARE.match(text)
    if bare is None or bare["place"].strip() in labels or not bare["place"].strip(" ,").isupper():
        return None
    if bare["date"] and date_start(bare["date"]) == len(bare["date"]):
        return None
    return Dateline(bare[0], bare["place"], _place(bare["place"]), "")


def datelines(lines: Lines, data: Mapping[str, Any]) -> Iterator[str]:
    """The datelines that the text opens with, each from its place to its dash."""
    found = (dateline_of(text, data.get("labels", ())) for text, _ in _openings(lines))
    return (one.whole for one in found if one is not None)


def place_of(lines: Lines, data: Mapping[str, Any]) -> str:
    """The place of the first dateline; a place is in capitals, or stands with a date or an agency."""
    for text, kind in _openings(lines):
        dateline = dateline_of(text, data.get("labels", ()))
        if dateline is None or not dateline.place:
            continue
        before = dateline.before
        if before.isupper() or date_start(before) < len(before) or _agency_in(dateline.credit):
            return dateline.place
        if kind == "byline" and dateline.credit:
            return dateline.place
    return ""


def agency_of(lines: Lines, words: Words) -> str:
    """The agency that a byline, a dateline or the last line of the text credits."""
    for text, kind in _openings(lines):
        dateline = dateline_of(text)
        found = _agency_in(dateline.credit) if dateline else ""
        if not found and kind == "byline":
            found = _agency_in(text) or _credited(text, words)
        if found:
            return found
    signatures = [text for text, kind in lines if kind == "byline"]
    closing = [
        match["credit"] for text, kind in lines[-1:] if (match := _AT_END.search(text)) and kind == "body"
    ]
    return next(filter(None, map(_agency_in, (*signatures, *closing))), "")


def _openings(lines: Lines) -> Lines:
    """The bylines above the text, and its first lines."""
    body = [index for index, (_, kind) in enumerate(lines) if kind == "body"]
    end = body[_OPENINGS - 1] + 1 if len(body) >= _OPENINGS else len(lines)
    return tuple(line for line in lines[:end] if line[1] in ("body", "byline"))


def _place(before: str) -> str:
    """The place before a date: "GENÈVE" of "GENÈVE, 9 févr. "; empty when it is too long for one."""
    place = before[: date_start(before)].strip(" ,–—-\u00a0\u202f")
    words = place.split()
    return place if 0 < len(words) <= _PLACE_WORDS and words[0][0].isupper() else ""


def _agency_in(text: str) -> str:
    """The first agency named in `text`."""
    match = _names().search(text)
    return match.group() if match else ""


def _credited(text: str, words: Words) -> str:
    """An agency that is not listed: an acronym in "(with XYZ)"."""
    signed = words.signed.search(text)
    last = signed.group().strip("()").split()[-1:] if signed and signed.group().startswith("(") else []
    return next((word for word in last if _ACRONYM.fullmatch(word)), "")


@cache
def _names() -> re.Pattern[str]:
    generic = {
        word.casefold()
        for code in languages()
        for word in language_data(code).get("lines", {}).get("desks", ())
    }
    listed = sorted((name for name in agencies() if name.casefold() not in generic), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, listed)) or '(?!)'})(?![\w-])")

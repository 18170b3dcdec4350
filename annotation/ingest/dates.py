"""Dates as bylines write them: day, month and year, all three, or none is found."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import Any, Final

from annotation.language import language_data, languages

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DIGIT = re.compile(r"\d")
_MONTHS = 12
_ISO_TIME = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}T[\d:.]{4,15}(?:Z|[+-]\d{2}:?\d{2})?")
_TIME = re.compile(
    r"(?<!\d)\d{1,2}\s?(?:[:hH]\s?\d{0,2}(?::\d{2})?|(?=[ap]\.?m\b))(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"\s*(\d{4})([/.]?)(\d{2})\2(\d{2})(?!\d)")
_YEAR = re.compile(r"\d{4}")
_PARSING: Final = {
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["timestamp", "custom-formats", "absolute-time"],
    "PREFER_LOCALE_DATE_ORDER": False,
    "RELATIVE_BASE": datetime(2000, 1, 1),
    "TIMEZONE": "UTC",
}
"""No reading may hang on the day or the machine on which it is made."""

_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")


def find_date(text: str, *, day_first: bool = True) -> date | None:
    """The first whole date in `text`; none when there is none or its year is missing.

    Month names of every language of the project are known, whatever the language of the text.

    Args:
        text: a line or two.
        day_first: how to read "03/04/2021"; a number above 12 decides by itself.

    """
    found = sorted(_dates(text, day_first), key=lambda pair: pair[0]) if _DIGIT.search(text) else []
    return found[0][1] if found else None


def parse_date(field: str, *, day_first: bool) -> date | None:
    """The day that a whole metadata field names, as it is written, in its own time zone.

    Args:
        field: such as `2024-03-05T10:00:00Z`, `Sat, 12 Oct 2024 10:00 GMT`, `12 oct. 2024 à 14h` or seconds.
        day_first: how to read "03/04/2021"; a number above 12 decides by itself.

    Returns:
        None when day, month or a year of four digits is missing; nothing is taken from today.

    """
    if _YEAR.search(field) is None:
        return None
    compact = _YEAR_FIRST.match(field)
    if compact is not None:
        return next((day for _, day in _valid(0, int(compact[1]), int(compact[3]), int(compact[4]))), None)
    return find_date(field, day_first=day_first) or _read_freely(field, day_first)


def _read_freely(field: str, day_first: bool) -> date | None:
    """What the general parser makes of it, held to the project's languages."""
    settings = {**_PARSING, "DATE_ORDER": "DMY" if day_first else "MDY"}
    found = _parser()(field, languages=list(languages()), settings=settings)
    return found.date() if isinstance(found, datetime) else None


@cache
def _parser() -> Callable[..., Any]:
    """The general parser, imported late as it is slow."""
    parse: Callable[..., Any] = import_module("dateparser").parse
    return parse


def strip_dates(text: str) -> str:
    """`text` with a blank for each date, its year or not, and each time of the day; for judging only."""
    if not _DIGIT.search(text):
        return text
    for pattern in (_ISO_TIME, _ISO, _NUMBERS, *_worded(), _TIME):
        text = pattern.sub(" ", text)
    return text


def date_start(text: str) -> int:
    """Where the first date of `text`, whole or without its year, begins; the text's length without one."""
    if not _DIGIT.search(text):
        return len(text)
    found = (pattern.search(text) for pattern in (_ISO, _NUMBERS, *_worded()))
    return min((match.start() for match in found if match), default=len(text))


def _dates(text: str, day_first: bool) -> Iterator[tuple[int, date]]:
    for match in _ISO.finditer(text):
        yield from _valid(match.start(), int(match[1]), int(match[2]), int(match[3]))
    for match in _NUMBERS.finditer(text):
        first, second = int(match[1]), int(match[3])
        swap = second > _MONTHS if day_first else first <= _MONTHS
        day, month = (second, first) if swap else (first, second)
        yield from _valid(match.start(), int(match[4]), month, day)
    for pattern in _worded():
        for match in pattern.finditer(text):
            if match["year"]:
                month = _months()[match["month"].casefold()]
                yield from _valid(match.start(), int(match["year"]), month, int(match["day"]))


def _valid(start: int, year: int, month: int, day: int) -> Iterator[tuple[int, date]]:
    try:
        yield start, date(year, month, day)
    except ValueError:
        # "31/02/2021" is no date, and no other reading of it is safer.
        return


@cache
def _months() -> dict[str, int]:
    """Every name of a month, folded, to its number."""
    return {
        name.casefold(): number
        for code in languages()
        for number, names in enumerate(language_data(code).get("metadata", {}).get("months", ()), start=1)
        for name in names
    }


def _either(table: str) -> str:
    """The words of one list of [metadata], those of every language, as a pattern."""
    words = {word for code in languages() for word in language_data(code).get("metadata", {}).get(table, ())}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or "(?!)"


@cache
def _worded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of "12 octobre 2024" and "October 12, 2024", the year optional."""
    names = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True)) or "(?!)"
    links, ordinals = _either("date_links"), _either("ordinals")
    day = rf"(?<!\d)(?P<day>\d{{1,2}})(?:{ordinals})?(?!\d)"
    month = rf"(?<!\w)(?P<month>{names})(?!\w)\.?"
    year = r"(?P<year>\d{4})(?!\d)"
    return (
        re.compile(
            rf"{day}\s{{1,3}}(?:(?:{links})\s)?{month}(?:,?\s{{1,3}}(?:(?:{links})\s)?{year})?", re.IGNORECASE
        ),
        re.compile(rf"{month}\s{{1,3}}{day}(?:,?\s{{1,3}}{year})?", re.IGNORECASE),
    )

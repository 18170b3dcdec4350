"""Rows of tables and JSON objects to drafts: which column is what, and what its values mean."""

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from annotation.errors import N_, MissingColumn, NoTextInColumn, UnreadableFile
from annotation.ingest.dates import parse_date
from annotation.ingest.drafts import Draft
from annotation.ingest.language_codes import language_of
from annotation.ingest.metadata import detect_language
from annotation.ingest.records import FIELDS, Options, Record
from annotation.ingest.texts import check_text
from annotation.language import language_data, languages
from annotation.language.folding import fold
from schemas import EncodingCertainty

NO_DATE = N_("the date of publication was not understood and was left out")
NO_LANGUAGE = N_("the name of the language was not understood; it was read from the text")

_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": (
            "text",
            "texte",
            "body",
            "content",
            "contenu",
            "article",
            "full text",
            "raw text",
            "article text",
            "maintext",
            "texte integral",
        ),
        "title": ("title", "titre", "headline"),
        "outlet": ("outlet", "source", "source name", "media", "journal", "publisher", "site"),
        "author": ("author", "authors", "auteur", "auteurs", "byline"),
        "published": (
            "published",
            "published at",
            "date",
            "pubdate",
            "date de publication",
            "date publish",
            "publication date",
        ),
        "url": ("url", "link", "lien"),
        "language": ("language", "lang", "langue"),
    }
)
"""What the columns are usually called, folded; those of the language files ([columns]) come behind these."""

_FORMS = frozenset({"rendered", "plain", "raw", "value"})
_AROUND = frozenset({"data", "document", "doc", "item", "post", "fields", "attributes"})
"""What the objects around a text, and the forms of a text inside its object, are usually called."""

_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s_-]+")
_REFUSED = "refused"
SPANS_LEFT = "spans left"
"""Beside the fields of a row: which of its object's fields hold labelled spans, in words."""


def mapping_of(
    columns: Iterable[str], options: Options, *, texts: Iterable[str] | None = None
) -> Mapping[str, str]:
    """One of `FIELDS` to its column: as chosen, or else by the names that columns usually have.

    A column that was chosen for one field is guessed for no other.

    Args:
        columns: every name.
        options: what the person chose.
        texts: those of the columns that hold texts, if that is known; they come first for the text.
    """
    chosen = {field: options.columns[field] for field in FIELDS if field in options.columns}
    named: dict[str, str] = {}
    for column in columns:
        if column not in chosen.values():
            named.setdefault(_plain(column), column)
    guessed = {
        field: next((named[name] for name in names if name in named), "") for field, names in _names().items()
    }
    text = text_column(column for column in texts or () if column not in chosen.values())
    if text:
        guessed["text"] = text
    return {field: column for field, column in (guessed | chosen).items() if column}


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """What each field's column is called in any language, folded; the first that is there is taken."""
    tables = [language_data(code).get("columns", {}) for code in languages()]
    return {
        field: (*names, *(fold(name) for table in tables for name in table.get(field, ())))
        for field, names in _NAMES.items()
    }


def text_column(columns: Iterable[str]) -> str:
    """Which of the columns that hold strings is called as a text is; empty when none.

    Inside objects, "article.body" and "content.rendered" are, and "data.text", but not "summary.text".
    """
    ranked: list[tuple[int, int, int, str]] = []
    names = _names()["text"]
    for place, column in enumerate(columns):
        *around, last = (_plain(part) for part in column.split("."))
        if last in _FORMS and around and around[-1] in names:
            last = around[-1]
        if last in names and all(part in names or part in _AROUND for part in around):
            ranked.append((len(around), names.index(last), place, column))
    return min(ranked)[-1] if ranked else ""


def check_mapping(
    columns: tuple[str, ...], options: Options, *, origin: str, texts: Iterable[str] | None = None
) -> Mapping[str, str]:
    """The mapping of a file with these columns; for `texts` see `mapping_of`.

    Raises:
        MissingColumn: none of them is known to hold the text, or the one that was chosen is not there.
    """
    mapping = mapping_of(columns, options, texts=texts)
    missing = "" if mapping.get("text") in columns else mapping.get("text", "text")
    if missing:
        raise MissingColumn(path=origin, missing=missing, known=", ".join(columns))
    return mapping


def _plain(column: str) -> str:
    return _SEPARATORS.sub(" ", fold(column)).strip()


def row_record(
    reader: str, origin: str, fields: Mapping[str, str], *, encoding: str, certainty: EncodingCertainty
) -> Record:
    """The record of one row: its mapped fields, those that are empty left out, as canonical JSON."""
    kept = {name: value for name, value in fields.items() if value}
    # Escapes keep lone surrogates, and the bytes are the same on every machine.
    payload = json.dumps(kept, ensure_ascii=True, sort_keys=True).encode("ascii")
    return Record(reader, origin, payload, encoding=encoding, certainty=certainty)


def refused_record(reader: str, origin: str, reason: str, *, column: str = "") -> Record:
    """A record whose parsing raises UnreadableFile with `reason`, so that the rows after it are read.

    Args:
        reader: the `NAME` of the reader that refuses it.
        origin: the name of the record.
        reason: why; empty when the text's `column` holds none.
        column: see there.
    """
    return Record(reader, origin, json.dumps([_REFUSED, reason, column]).encode("ascii"))


def draft_of_row(record: Record, options: Options) -> Draft:
    """The draft of a row: its text as it is, and what its other columns declare.

    Raises:
        UnreadableFile: the row was refused, or holds no text.
    """
    row: Any = json.loads(record.payload)
    if isinstance(row, list):
        _, reason, column = row
        if column:
            raise NoTextInColumn(path=record.origin, column=column)
        raise UnreadableFile(path=record.origin, reason=reason)
    text = row.get("text", "")
    check_text(text, origin=record.origin)
    declared = {name: " ".join(row.get(name, "").split()) for name in ("title", "outlet", "author")}
    declared["url"] = url_of(row.get("url", ""))
    notes = [f"its spans were not taken over: {row[SPANS_LEFT]}"] if SPANS_LEFT in row else []
    code = language_of(row.get("language", ""))
    if code:
        declared["language"] = code
    elif row.get("language", "").strip():
        notes.append(NO_LANGUAGE)
    stated = row.get("published", "").strip()
    # Which of two numbers is the month is the text's to say, when nobody else does.
    day = date_of(stated, language=lambda: options.language or code or detect_language(text))
    if stated and day is None:
        notes.append(NO_DATE)
    dated = {"published": day, "published_certainty": "declared"} if day else {}
    return Draft(
        text,
        encoding=record.encoding,
        encoding_certainty=record.certainty,
        declared=declared | dated,
        notes=tuple(notes),
    )


def url_of(text: str) -> str:
    """The address as it stands; empty when it would open anything but a page."""
    address = text.strip()
    return "" if _OTHER_SCHEME.match(address) else address


def date_of(text: str, *, language: Callable[[], str]) -> date | None:
    """The day of publication in one field.

    Args:
        text: "2024-10-12T08:00:00Z", "12/10/2024", "12 octobre 2024" ...
        language: asked only for "03/04/2024" and its like: whether the month goes first is the language's.
    """
    day_first, month_first = (parse_date(text, day_first=first) for first in (True, False))
    if day_first == month_first:
        return day_first
    goes_first = language_data(language()).get("metadata", {}).get("day_first", True)
    return day_first if goes_first else month_first


def text_of(value: object) -> str | None:
    """A JSON value as an article's text: a string, or paragraphs; empty when missing, none if no text."""
    if isinstance(value, list):
        paragraphs = [one for one in value if not _is_missing(one)]
        return "\n\n".join(paragraphs) if all(isinstance(one, str) for one in paragraphs) else None
    if _is_missing(value):
        return ""
    return value if isinstance(value, str) else None


def value_of(value: object) -> str:
    """A JSON value as the text of another field: a list joined, of an object its name; else empty."""
    values = value if isinstance(value, list) else [value]
    return ", ".join(filter(None, map(_one_value, values)))


def _one_value(value: object) -> str:
    named = value.get("name") if isinstance(value, dict) else value
    if isinstance(named, bool) or not isinstance(named, str | int | float) or _is_missing(named):
        return ""
    return str(named)


def _is_missing(value: object) -> bool:
    """Whether it is how tables write that there is nothing: null, NaN or Infinity."""
    return value is None or (isinstance(value, float) and not math.isfinite(value))

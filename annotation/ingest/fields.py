"""Rows of tables and JSON objects to drafts: which column is what, and what its values mean."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from annotation.errors import N_, MissingColumn, UnreadableFile
from annotation.ingest.dates import parse_date
from annotation.ingest.decoding import EMPTY, NOT_TEXT
from annotation.ingest.drafts import Draft
from annotation.ingest.language_codes import language_of
from annotation.ingest.metadata import detect_language
from annotation.ingest.records import FIELDS, Options, Record
from annotation.ingest.whole import MAX_BYTES
from annotation.language.folding import fold
from schemas import EncodingCertainty

NO_DATE = N_("the date of publication was not understood and was left out")
NO_LANGUAGE = N_("the name of the language was not understood; it was read from the text")
TOO_LONG = N_("its text is larger than 20 MB; split it into several articles")

_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": ("text", "texte", "body", "content", "contenu", "article", "full text", "texte integral"),
        "title": ("title", "titre", "headline"),
        "outlet": ("outlet", "source", "media", "journal", "publisher", "site"),
        "author": ("author", "authors", "auteur", "auteurs", "byline"),
        "published": (
            "published",
            "published at",
            "date",
            "pubdate",
            "date de publication",
            "publication date",
        ),
        "url": ("url", "link", "lien"),
        "language": ("language", "lang", "langue"),
    }
)
"""What the columns are usually called, folded; the first that is there is taken."""

_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s_-]+")
_REFUSED = "refused"


def mapping_of(columns: Iterable[str], options: Options) -> Mapping[str, str]:
    """One of `FIELDS` to its column: as chosen, or else by the names that columns usually have.

    A column that was chosen for one field is guessed for no other.
    """
    chosen = {field: options.columns[field] for field in FIELDS if field in options.columns}
    named: dict[str, str] = {}
    for column in columns:
        if column not in chosen.values():
            named.setdefault(_SEPARATORS.sub(" ", fold(column)).strip(), column)
    guessed = {
        field: next((named[name] for name in names if name in named), "") for field, names in _NAMES.items()
    }
    return {field: column for field, column in (guessed | chosen).items() if column}


def check_mapping(columns: tuple[str, ...], options: Options, *, origin: str) -> Mapping[str, str]:
    """The mapping of a file with these columns.

    Raises:
        MissingColumn: none of them is known to hold the text, or the one that was chosen is not there.
    """
    mapping = mapping_of(columns, options)
    missing = "" if mapping.get("text") in columns else mapping.get("text", "text")
    if missing:
        raise MissingColumn(path=origin, missing=missing, known=", ".join(columns))
    return mapping


def row_record(
    reader: str, origin: str, fields: Mapping[str, str], *, encoding: str, certainty: EncodingCertainty
) -> Record:
    """The record of one row: its mapped fields, those that are empty left out, as canonical JSON."""
    kept = {name: value for name, value in fields.items() if value}
    # Escapes keep lone surrogates, and the bytes are the same on every machine.
    payload = json.dumps(kept, ensure_ascii=True, sort_keys=True).encode("ascii")
    return Record(reader, origin, payload, encoding=encoding, certainty=certainty)


def refused_record(reader: str, origin: str, reason: str) -> Record:
    """A record whose parsing raises UnreadableFile with `reason`, so that the rows after it are read."""
    return Record(reader, origin, json.dumps([_REFUSED, reason]).encode("ascii"))


def draft_of_row(record: Record, options: Options) -> Draft:
    """The draft of a row: its text as it is, and what its other columns declare.

    Raises:
        UnreadableFile: the row was refused, or holds no text.
    """
    row: Any = json.loads(record.payload)
    if isinstance(row, list):
        raise UnreadableFile(path=record.origin, reason=row[1])
    text = row.get("text", "")
    _check_text(text, record.origin)
    declared = {name: " ".join(row.get(name, "").split()) for name in ("title", "outlet", "author")}
    declared["url"] = url_of(row.get("url", ""))
    notes: list[str] = []
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
        language: asked only for "03/04/2024" and its like: the month goes first in English alone.
    """
    day_first, month_first = (parse_date(text, day_first=first) for first in (True, False))
    if day_first == month_first:
        return day_first
    return month_first if language() == "en" else day_first


def value_of(value: object) -> str:
    """A JSON value as the text of a field: a list joined, of an object its name; else empty."""
    values = value if isinstance(value, list) else [value]
    return ", ".join(filter(None, map(_one_value, values)))


def _one_value(value: object) -> str:
    named = value.get("name") if isinstance(value, dict) else value
    if isinstance(named, bool) or not isinstance(named, str | int | float):
        return ""
    return str(named)


def _check_text(text: str, origin: str) -> None:
    if not text.strip():
        raise UnreadableFile(path=origin, reason=EMPTY)
    if "\0" in text:
        raise UnreadableFile(path=origin, reason=NOT_TEXT)
    # Characters take at least one byte each; the exact count is made only for a text that comes near.
    if len(text) * 4 > MAX_BYTES and len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise UnreadableFile(path=origin, reason=TOO_LONG)

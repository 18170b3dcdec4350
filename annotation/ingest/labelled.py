"""What the exports of labelling tools have in common: objects of JSON, and fields beside the text."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from annotation.errors import N_, UnreadableFile
from annotation.ingest.json_items import BAD_JSON, Item, items_of, lines_of, whole_of
from annotation.ingest.records import Parcel, Record
from annotation.ingest.texts import check_text
from annotation.ingest.whole import MAX_BYTES
from annotation.language.folding import fold

NO_TEXT = N_("it holds no text; export it again with the text")

_REFUSED = "refused"
_HEAD = 65_536
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("title", "titre", "headline"), "title"),
        **dict.fromkeys(("outlet", "media", "journal", "publisher", "site"), "outlet"),
        **dict.fromkeys(("author", "auteur", "byline"), "author"),
        **dict.fromkeys(("published", "date", "date de publication", "publication date"), "published"),
        **dict.fromkeys(("url", "link", "lien"), "url"),
        **dict.fromkeys(("language", "lang", "langue"), "language"),
    }
)
_LONGEST_CODE = 3


def json_records(reader: str, parcel: Parcel) -> Iterator[Record]:
    """A record for each object of JSON Lines, or of a JSON list; its payload is the object as JSON.

    A line that is no JSON becomes a record that is refused when it is parsed, so that the others are read.

    Raises:
        UnreadableFile: a list that cannot be read to its end; the objects before were given.
    """
    for item in _items(parcel):
        if item.problem and item.last:
            raise UnreadableFile(path=parcel.origin, reason=item.problem)
        yield Record(reader, f"{parcel.origin}#{item.number}", _payload(item))


def _items(parcel: Parcel) -> Iterator[Item]:
    with parcel.open() as stream:
        is_list = stream.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"["
    with parcel.open() as stream:
        is_cut = not is_list and bool(next(lines_of(stream), Item(1)).problem)
    # Either one object over several lines, or a bad first line; only so small a file can be the former.
    if is_cut and parcel.size is not None and parcel.size <= MAX_BYTES:
        item = whole_of(parcel)
        if not item.problem:
            yield item
            return
    with parcel.open() as stream:
        yield from items_of(stream) if is_list else lines_of(stream)


def _payload(item: Item) -> bytes:
    is_object = isinstance(item.value, dict) and not item.problem
    value = item.value if is_object else [_REFUSED, item.problem or BAD_JSON]
    # Escapes keep lone surrogates.
    return json.dumps(value, ensure_ascii=True, sort_keys=True).encode("ascii")


def json_object(record: Record) -> Mapping[str, Any]:
    """The object of a record.

    Raises:
        UnreadableFile: there was none.
    """
    value: Any = json.loads(record.payload)
    if isinstance(value, list):
        raise UnreadableFile(path=record.origin, reason=value[1])
    return dict(value)


def checked_text(text: object, *, origin: str) -> str:
    """The text of a record.

    Raises:
        UnreadableFile: it is none, blank, holds a NUL, or is larger than an article may be.
    """
    if not isinstance(text, str) or not text.strip():
        raise UnreadableFile(path=origin, reason=NO_TEXT)
    check_text(text, origin=origin)
    return text


def declared(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Fields of `Metadata` among the others of a record, by the names that they usually have."""
    found: dict[str, Any] = {}
    for name, value in fields.items():
        field = _FIELDS.get(fold(str(name)).replace("_", " ").replace("-", " ").strip())
        if field and isinstance(value, str) and value.strip():
            found.setdefault(field, " ".join(value.split()))
    return found | _dated(found.pop("published", "")) | _coded(found.pop("language", ""))


def _dated(value: str) -> dict[str, Any]:
    try:
        return {"published": date.fromisoformat(value[:10]), "published_certainty": "declared"}
    except ValueError:
        return {}


def _coded(value: str) -> dict[str, Any]:
    code = value.lower().partition("-")[0]
    return {"language": code} if 1 < len(code) <= _LONGEST_CODE and code.isalpha() else {}


def whole(value: object) -> int | None:
    """`value` when it is a whole number, also one written 12.0; else none."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def counted(names: Iterable[str]) -> str:
    """What was not taken over, most frequent first: "“PER” (12), “LOC” (3)"."""
    ranked = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"“{name}” ({count})" for name, count in ranked)

"""JSON Lines, and JSON that holds a list of objects or one object; an object is an article.

An object that has no text itself but one list of objects, as the answers of services do, is that list.
"""

import codecs
import io
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from annotation.errors import N_, BrokenOff, UnreadableFile
from annotation.ingest.decoding import EMPTY
from annotation.ingest.drafts import Draft
from annotation.ingest.fields import (
    SPANS_LEFT,
    check_mapping,
    draft_of_row,
    mapping_of,
    refused_record,
    row_record,
    text_column,
    text_of,
    value_of,
)
from annotation.ingest.json_heads import spans_of
from annotation.ingest.json_items import Item, items_of, lines_of, whole_of
from annotation.ingest.records import Description, Options, Parcel, Record

NAME = "json"
SUFFIXES = (".jsonl", ".ndjson", ".json")
PRIORITY = -10
"""After the readers of particular forms of JSON: this one takes any object."""

NO_OBJECT = N_("it is no JSON object; an article is an object with a text in it")

_SAMPLE = 1_000_000
_ITEMS_JUDGED = 100
_DEPTH = 3
_SPANS = ("label", "labels", "entities", "annotations", "predictions", "spans")


def recognises(head: bytes, suffix: str) -> bool:  # noqa: ARG001 (the suffix decides)
    """Any file of these suffixes; what is no JSON is refused when it is read."""
    return suffix in SUFFIXES


def records(parcel: Parcel, options: Options) -> Iterator[Record]:
    """A record for each object.

    Raises:
        UnreadableFile: no JSON, or no field that holds the text.
        BrokenOff: a list that cannot be read to its end; the objects before were given.
    """
    mapping = _mapping(parcel, options)
    for item in _items(parcel, options):
        if item.problem and item.last:
            raise BrokenOff(path=parcel.origin, place=item.number, reason=item.problem)
        yield _record(item, mapping, f"{parcel.origin}#{item.number}")


def parse(record: Record, options: Options) -> Draft:
    """The text of one object, and what its other fields declare.

    Raises:
        UnreadableFile: the line is not valid JSON, or the object holds no text.
    """
    return draft_of_row(record, options)


def describe(parcel: Parcel, options: Options) -> Description:
    """The fields of the first objects and how they would be read."""
    columns, texts = _columns_of(parcel, options)
    return Description(
        reader=NAME,
        columns=columns,
        mapping=mapping_of(columns, options, texts=texts),
        encoding="utf-8",
        certainty="valid",
    )


def field_of(item: Mapping[str, Any], column: str) -> Any:
    """The value of a field, "author.name" of the object "author"; None when there is none."""
    if column in item:
        return item[column]
    value: Any = item
    for part in column.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return None
        value = value[part]
    return value


def _record(item: Item, mapping: Mapping[str, str], origin: str) -> Record:
    if item.problem or not isinstance(item.value, dict):
        return refused_record(NAME, origin, item.problem or NO_OBJECT)
    text = text_of(field_of(item.value, mapping["text"]))
    if text is None:
        return refused_record(NAME, origin, "", column=mapping["text"])
    fields = {field: value_of(field_of(item.value, column)) for field, column in mapping.items()}
    fields |= {"text": text, SPANS_LEFT: _spans_left(item.value)}
    return row_record(NAME, origin, fields, encoding="utf-8", certainty="valid")


def _spans_left(item: Mapping[str, Any]) -> str:
    """Which fields hold labelled spans, and how many: this reader takes none over."""
    counts = {name: spans_of(item.get(name)) for name in _SPANS}
    return ", ".join(f"“{name}” ({count})" for name, count in counts.items() if count)


def _mapping(parcel: Parcel, options: Options) -> Mapping[str, str]:
    columns, texts = _columns_of(parcel, options)
    return check_mapping(columns, options, origin=parcel.origin, texts=texts)


def _columns_of(parcel: Parcel, options: Options) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the fields in the first objects, in the order in which they come; those with texts."""
    names: dict[str, None] = {}
    texts: dict[str, None] = {}
    problem = ""
    for item in islice(_items(parcel, options), _ITEMS_JUDGED):
        problem = problem or item.problem
        if isinstance(item.value, dict):
            names.update(dict.fromkeys(_names(item.value)))
            texts.update(dict.fromkeys(_texts(item.value)))
    if not names:
        raise UnreadableFile(path=parcel.origin, reason=problem or NO_OBJECT)
    return tuple(names), tuple(texts)


def _texts(item: Mapping[str, Any]) -> Iterator[str]:
    return (name for name in _names(item) if text_of(field_of(item, name)))


def _names(item: Mapping[str, Any], before: str = "", depth: int = 1) -> Iterator[str]:
    for name, value in item.items():
        yield before + name
        if isinstance(value, dict) and depth < _DEPTH:
            yield from _names(value, f"{before}{name}.", depth + 1)


def _items(parcel: Parcel, options: Options) -> Iterator[Item]:
    """The values of a file: one a line, the items of a list, or the one object that it is."""
    with parcel.open() as stream:
        sample = stream.read(_SAMPLE)
    head = sample.removeprefix(codecs.BOM_UTF8)
    if not head.strip():
        raise UnreadableFile(path=parcel.origin, reason=EMPTY)
    first, *others = (*islice(lines_of(io.BytesIO(head)), 2), Item(1))
    start = head.lstrip()[:1]
    is_all = len(sample) < _SAMPLE and len(others) == 1
    if start == b"{" and parcel.suffix == ".json" and (is_all or not isinstance(first.value, dict)):
        yield from _unwrapped(whole_of(parcel), options)
        return
    with parcel.open() as stream:
        yield from items_of(stream) if start == b"[" else lines_of(stream)


def _unwrapped(item: Item, options: Options) -> Iterator[Item]:
    """The objects of the only list of objects in an object that holds no text itself; else the object."""
    fields = item.value if isinstance(item.value, dict) else {}
    lists = [one for one in fields.values() if isinstance(one, list) and one and _are_objects(one)]
    chosen = options.columns.get("text")
    own = field_of(fields, chosen) is not None if chosen else bool(text_column(_texts(fields)))
    if own or len(lists) != 1:
        yield item
        return
    yield from (Item(number, one) for number, one in enumerate(lists[0], start=1))


def _are_objects(values: list[Any]) -> bool:
    return all(isinstance(one, dict) for one in values)

"""doccano's export: JSON Lines (or a list) of texts with spans, in code points.

A sequence project writes `label` (older ones `labels`), a list of `[start, end, name]`; one with relations
writes `entities` and `relations`. docs/labelled-exports.md shows both.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from annotation.ingest.drafts import Draft, Link, Mark
from annotation.ingest.json_heads import objects_of, spans_of
from annotation.ingest.labelled import checked_text, declared, json_object, json_records, whole
from annotation.ingest.records import Options, Parcel, Record

NAME = "doccano"
SUFFIXES = (".jsonl", ".json")

_TRIPLE = 3
_COMMENTS = ("Comments", "comments")


def recognises(head: bytes, suffix: str) -> bool:
    """Whether some object at the beginning has a text with spans, or none, as doccano writes them."""
    return suffix in SUFFIXES and any(map(_is_ours, objects_of(head)))


def takes_text_from(head: bytes, column: str) -> bool:
    """Whether that is the field that holds the text whose spans are labelled."""
    return any(_is_ours(item) and column == _text_field(item) for item in objects_of(head))


def _is_ours(item: Mapping[str, Any]) -> bool:
    if not isinstance(item.get(_text_field(item)), str):
        return False
    labels = _listed(item, "label", "labels")
    if any(isinstance(one, list) and spans_of([one]) for one in labels):
        return True
    if any(
        isinstance(one, dict) and {"start_offset", "end_offset"} <= one.keys()
        for one in _listed(item, "entities")
    ):
        return True
    # A text that nobody labelled: an empty list says so, beside a key that only the tool writes.
    has_none = not labels and any(isinstance(item.get(name), list) for name in ("label", "labels"))
    return (has_none and "id" in item) or (
        item.get("entities") == [] and isinstance(item.get("relations"), list)
    )


def _text_field(item: Mapping[str, Any]) -> str:
    return "text" if "text" in item else "data"


def records(parcel: Parcel, options: Options) -> Iterator[Record]:  # noqa: ARG001 (its form has no options)
    """A record for each text.

    Raises:
        UnreadableFile: a list that cannot be read to its end.
    """
    return json_records(NAME, parcel)


def parse(record: Record, options: Options) -> Draft:  # noqa: ARG001
    """The text with its spans and relations.

    Raises:
        UnreadableFile: the line is no JSON object, or holds no text.
    """
    item = json_object(record)
    text = checked_text(item.get(_text_field(item)), origin=record.origin)
    notes: list[str] = []
    marks = (*_triples(item, notes), *_entities(item, notes))
    links = tuple(_relations(item, notes))
    if any(item.get(name) for name in _COMMENTS):
        notes.append("its comments were not taken over")
    meta = item.get("meta") if isinstance(item.get("meta"), dict) else {}
    annotator = item.get("annotation_approver") or item.get("username") or ""
    return Draft(
        text,
        declared=declared({**item, **(meta or {})}),
        marks=marks,
        links=links,
        annotator=annotator if isinstance(annotator, str) else "",
        notes=tuple(notes),
    )


def _listed(item: Mapping[str, Any], *names: str) -> list[Any]:
    return [one for name in names if isinstance(item.get(name), list) for one in item[name]]


def _triples(item: Mapping[str, Any], notes: list[str]) -> Iterator[Mark]:
    misshapen = 0
    for number, one in enumerate(_listed(item, "label", "labels")):
        is_triple = isinstance(one, list) and len(one) >= _TRIPLE
        start, end = (whole(one[0]), whole(one[1])) if is_triple else (None, None)
        if start is None or end is None:
            misshapen += 1
        else:
            yield Mark(f"label-{number}", str(one[2]), start, end)
    if misshapen:
        notes.append(f"{misshapen} labels of the whole text were not taken over")


def _entities(item: Mapping[str, Any], notes: list[str]) -> Iterator[Mark]:
    misshapen = 0
    for number, one in enumerate(_listed(item, "entities")):
        is_object = isinstance(one, dict)
        start, end = (whole(one.get(f"{side}_offset")) if is_object else None for side in ("start", "end"))
        if start is None or end is None:
            misshapen += 1
        else:
            yield Mark(str(one.get("id", f"entity-{number}")), str(one.get("label", "")), start, end)
    if misshapen:
        notes.append(f"{misshapen} spans without a beginning or an end were not taken over")


def _relations(item: Mapping[str, Any], notes: list[str]) -> Iterator[Link]:
    misshapen = 0
    for one in _listed(item, "relations"):
        if isinstance(one, dict) and "from_id" in one and "to_id" in one:
            yield Link(str(one.get("type", "")), str(one["from_id"]), str(one["to_id"]))
        else:
            misshapen += 1
    if misshapen:
        notes.append(f"{misshapen} relations without two ends were not taken over")

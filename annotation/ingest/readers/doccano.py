"""doccano's export: JSON Lines (or a list) of texts with spans, in code points.

A sequence project writes `label` (older ones `labels`), a list of `[start, end, name]`; one with relations
writes `entities` and `relations`. docs/labelled-exports.md shows both.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from annotation.ingest.drafts import Draft, Link, Mark
from annotation.ingest.labelled import checked_text, declared, json_object, json_records, whole
from annotation.ingest.records import Options, Parcel, Record

NAME = "doccano"
SUFFIXES = (".jsonl", ".json")

_TRIPLE = 3
_TEXT = re.compile(rb'"(?:text|data)"\s*:\s*"')
_SPANS = re.compile(
    rb'"labels?"\s*:\s*\[\s*\[\s*\d+\s*,\s*\d+\s*,\s*"'
    rb'|"entities"\s*:\s*\[\s*(?:\]|\{[^{}]*"start_offset"\s*:)[^{}]*'
)
_COMMENTS = ("Comments", "comments")


def recognises(head: bytes, suffix: str) -> bool:
    """Whether the first 64 KB hold a text with spans as doccano writes them."""
    return suffix in SUFFIXES and _TEXT.search(head) is not None and _SPANS.search(head) is not None


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
    text = checked_text(item.get("text", item.get("data")), origin=record.origin)
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

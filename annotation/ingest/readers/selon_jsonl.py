"""The JSON Lines that a version of ours left as: articles with their sentences and all labels."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from annotation.errors import N_, UnreadableFile
from annotation.ingest.drafts import Draft, text_sha256
from annotation.ingest.json_heads import objects_of
from annotation.ingest.labelled import checked_text, json_object, json_records
from annotation.ingest.records import Options, Parcel, Record
from schemas import ARTICLES_FORMAT, CarriedArticle, Change, Label, Metadata

NAME = "selon"
SUFFIXES = (".jsonl", ".json")
PRIORITY = 1
"""Before the readers of any JSON: the lines say what they are."""

NOT_OURS = N_("it is not as Selon wrote it; export the version again")

_CARRIED = Metadata.model_fields.keys() - {"story_id"}


def recognises(head: bytes, suffix: str) -> bool:
    """Whether the first object says that it is one of ours."""
    first: Mapping[str, Any] = next(objects_of(head), {}) if suffix in SUFFIXES else {}
    return first.get("format") == ARTICLES_FORMAT


def takes_text_from(head: bytes, column: str) -> bool:  # noqa: ARG001 (the lines have one text)
    """Whether that is the field that holds the text."""
    return column == "text"


def records(parcel: Parcel, options: Options) -> Iterator[Record]:  # noqa: ARG001 (its form has no options)
    """A record for each article and annotator.

    Raises:
        UnreadableFile: a list that cannot be read to its end.
    """
    for record in json_records(NAME, parcel):
        item = json.loads(record.payload)
        annotators = item.get("annotators") if isinstance(item, dict) else None
        if not isinstance(annotators, list) or len(annotators) < 2:  # noqa: PLR2004 (nothing to part)
            yield record
            continue
        for one in annotators:
            payload = json.dumps(item | {"annotators": [one]}, ensure_ascii=True, sort_keys=True)
            yield Record(NAME, record.origin, payload.encode("ascii"))


def parse(record: Record, options: Options) -> Draft:  # noqa: ARG001
    """The article as it was, with the labels of one annotator.

    Raises:
        UnreadableFile: it is not as we wrote it.
    """
    item = json_object(record)
    text = checked_text(item.get("text"), origin=record.origin)
    metadata = {name: item[name] for name in _CARRIED & item.keys()}
    try:
        known = CarriedArticle(
            sha256=text_sha256(text),
            metadata=Metadata.model_validate_json(json.dumps(metadata)),
            segmenter=item.get("segmenter", ""),
            sentences=item["sentences"],
        )
        one: dict[str, Any] = next(iter(item["annotators"]), {})
        labels = [Label.model_validate_json(json.dumps(label)) for label in one.get("labels", ())]
    except (ValidationError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableFile(path=record.origin, reason=NOT_OURS) from error
    changes = tuple(map(_change, labels))
    return Draft(text, known=known, changes=changes, annotator=str(one.get("annotator", "")))


def _change(label: Label) -> Change:
    said = {"claim": label.claim, "state": label.state, "suggestion": label.suggestion}
    return Change(key=label.key, base=0, decision=label.decision, **said)

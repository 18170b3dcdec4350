"""Label Studio's exports JSON and JSON-MIN: tasks with labelled regions of a text.

Its offsets are those of the browser, but not in every version: each span is read in code points and in UTF-16
units, and taken where it reads what the export says that it reads.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotation.errors import UnmappableOffset
from annotation.ingest.carried import carried_in, returned
from annotation.ingest.drafts import Draft, Link, Mark
from annotation.ingest.json_heads import objects_of
from annotation.ingest.labelled import checked_text, counted, declared, json_object, json_records, whole
from annotation.ingest.records import Options, Parcel, Record
from annotation.offsets import Utf16Offsets

NAME = "label-studio"
SUFFIXES = (".json", ".jsonl")

_OURS = frozenset(
    {
        *("drafts", "file_upload", "inner_id", "total_annotations", "cancelled_annotations"),
        *("total_predictions", "updated_by", "comment_authors", "completed_by"),
    }
)
"""Keys of a task that only the tool writes."""
_OURS_SHORT = frozenset({"annotation_id", "annotator", "lead_time"})
_TEXTS = ("text", "texte", "body", "content", "article")

Json = Mapping[str, Any]


def recognises(head: bytes, suffix: str) -> bool:
    """Whether some object at the beginning is a task as Label Studio writes it."""
    return suffix in SUFFIXES and any(_is_full(task) or _is_short(task) for task in objects_of(head))


def takes_text_from(head: bytes, column: str) -> bool:
    """Whether that is a field of a task's data; the person may choose any."""
    return any(
        column in (_data(task) if _is_full(task) else task)
        for task in objects_of(head)
        if _is_full(task) or _is_short(task)
    )


def _is_full(task: Json) -> bool:
    lists = [task[name] for name in ("annotations", "predictions") if isinstance(task.get(name), list)]
    if any(isinstance(one.get("result"), list) for listed in lists for one in _objects(listed)):
        return True
    # A task that nobody labelled.
    return bool(lists) and isinstance(task.get("data"), dict) and not _OURS.isdisjoint(task)


def _is_short(task: Json) -> bool:
    keys = _OURS_SHORT & task.keys()
    return len(keys) > 1 or (bool(keys) and any(_regions(value) for value in task.values()))


def _regions(value: object) -> list[dict[str, Any]]:
    return [one for one in _objects(value) if "start" in one and isinstance(one.get("labels"), list)]


def records(parcel: Parcel, options: Options) -> Iterator[Record]:  # noqa: ARG001 (its form has no options)
    """A record for each task; of a task that we exported, one for each annotation.

    Raises:
        UnreadableFile: a list that cannot be read to its end.
    """
    for record in json_records(NAME, parcel):
        task = json.loads(record.payload)
        data = task.get("data") if isinstance(task, dict) else None
        if not isinstance(data, dict) or carried_in(data.get("selon")) is None:
            yield record
            continue
        for one in _parted(task, data):
            yield Record(
                NAME, record.origin, json.dumps(one, ensure_ascii=True, sort_keys=True).encode("ascii")
            )


def _parted(task: Json, data: Json) -> Iterator[Json]:
    """A task that we exported, once for each annotation, with what is carried of its annotator."""
    known = data["selon"].get("annotators", [])
    done = [one for one in _objects(task.get("annotations")) if not one.get("was_cancelled")]
    for place, annotation in enumerate(done):
        own = data["selon"] | {"annotators": _own(annotation, known, place)}
        yield {**task, "data": {**data, "selon": own}, "annotations": [annotation]}
    if not done:
        yield {**task, "data": {**data, "selon": data["selon"] | {"annotators": []}}}


def _own(annotation: Json, known: Sequence[Json], place: int) -> list[Json]:
    """What is carried of the annotator who made an annotation: by its regions, by who it is, by its place."""
    regions = {str(one.get("id")) for one in _objects(annotation.get("result"))}
    ours = [{name for claim in one.get("claims", ()) for name in claim["marks"]} for one in known]
    most = max(range(len(known)), key=lambda index: len(regions & ours[index]), default=0)
    if known and regions & ours[most]:
        return [known[most]]
    who = _person(annotation.get("completed_by"))
    return [one for one in known if one["annotator"] == who] or (
        [] if regions else list(known[place : place + 1])
    )


def parse(record: Record, options: Options) -> Draft:
    """The text of a task with the regions and relations of its first annotation.

    Raises:
        UnreadableFile: it is no JSON object, or holds no text.
    """
    task = json_object(record)
    notes: list[str] = []
    if isinstance(task.get("annotations"), list) or isinstance(task.get("data"), dict):
        data = _data(task)
        annotation = _first(task, notes)
        results = _objects(annotation.get("result"))
        annotator = _person(annotation.get("completed_by"))
    else:
        data, annotator = task, _person(task.get("annotator"))
        results = [{"value": one} for value in task.values() for one in _objects(value) if "start" in one]
    text = checked_text(_text(data, results, options), origin=record.origin)
    # JSON-MIN has lost the names of the regions.
    carried = carried_in(data.get("selon")) if data is not task else None
    marks = tuple(_marks(results, text, notes, in_points=carried is not None))
    links = tuple(_links(results))
    said = declared(data)
    draft = Draft(text, declared=said, marks=marks, links=links, annotator=annotator, notes=tuple(notes))
    return returned(draft, carried) if carried else draft


def _data(task: Json) -> Json:
    return task["data"] if isinstance(task.get("data"), dict) else {}


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _first(task: Json, notes: list[str]) -> Json:
    """The first annotation that was not cancelled; of the others and of predictions, a note."""
    done = [one for one in _objects(task.get("annotations")) if not one.get("was_cancelled")]
    if done[1:]:
        others = counted(_person(one.get("completed_by")) or "?" for one in done[1:])
        notes.append(f"only the first annotation was taken over, not those by {others}")
    if predictions := _objects(task.get("predictions")):
        notes.append(f"{len(predictions)} predictions were not taken over")
    return done[0] if done else {}


def _person(value: object) -> str:
    """The e-mail address, or the id, of who made an annotation."""
    if isinstance(value, dict):
        return str(value.get("email") or value.get("username") or value.get("id") or "")
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _text(data: Json, results: Sequence[Json], options: Options) -> object:
    """The text: in the chosen field, in one that has a usual name, or in the only one that the spans fit."""
    chosen = options.columns.get("text")
    if chosen:
        return data.get(chosen)
    named = [data[name] for name in (*_named(results), *_TEXTS) if isinstance(data.get(name), str)]
    if named:
        return named[0]
    return max((value for value in data.values() if isinstance(value, str)), key=len, default=None)


def _named(results: Sequence[Json]) -> list[str]:
    return [str(one["to_name"]) for one in results if one.get("to_name")]


def _marks(results: Sequence[Json], text: str, notes: list[str], *, in_points: bool) -> Iterator[Mark]:
    units, elsewhere, others = Utf16Offsets(text), list[str](), list[str]()
    for number, one in enumerate(results):
        value = one.get("value")
        labels = _labels(one)
        if not isinstance(value, dict) or not labels:
            if one.get("type") != "relation":
                others.append(str(one.get("type", "?")))
            continue
        span = _span(value, text, units, in_points=in_points)
        if span is None:
            elsewhere += labels
            continue
        name = str(one.get("id") or f"result-{number}")
        for place, label in enumerate(labels):
            yield Mark(f"{name}:{place}" if place else name, label, *span)
    if others:
        notes.append(f"results that are no labelled spans were not taken over: {counted(others)}")
    if elsewhere:
        notes.append(f"spans that do not read what the export says were not taken over: {counted(elsewhere)}")


def _labels(one: Json) -> list[str]:
    value = one.get("value")
    if not isinstance(value, dict) or "start" not in value or "end" not in value:
        return []
    found = value.get(str(one.get("type", "labels")), value.get("labels"))
    return [str(label) for label in found] if isinstance(found, list) else []


def _span(value: Json, text: str, units: Utf16Offsets, *, in_points: bool) -> tuple[int, int] | None:
    """The span in code points, in the reading in which it is what the export says.

    `in_points` says which of the two readings is the likelier one.
    """
    start, end, said = whole(value.get("start")), whole(value.get("end")), value.get("text")
    if start is None or end is None:
        return None
    try:
        read = (units.to_code_point(start), units.to_code_point(end))
    except UnmappableOffset:
        read = None
    if not isinstance(said, str):
        # Nothing to check against: it is certain only where both readings are one.
        return read if read == (start, end) else None
    for span in ((start, end), read) if in_points else (read, (start, end)):
        if span and 0 <= span[0] < span[1] and _spaced(text[slice(*span)]) == _spaced(said):
            return span
    return None


def _spaced(text: str) -> str:
    """White space as the export may have changed it: line breaks come as such, as spaces, or written out."""
    return " ".join(text.replace("\\n", " ").split())


def _links(results: Sequence[Json]) -> Iterator[Link]:
    for one in results:
        if one.get("type") == "relation" and one.get("from_id") and one.get("to_id"):
            labels = one.get("labels")
            label = ", ".join(map(str, labels)) if isinstance(labels, list) else ""
            yield Link(label, str(one["from_id"]), str(one["to_id"]))

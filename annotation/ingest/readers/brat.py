"""brat's standoff: an .ann file, and the .txt beside it that it labels; offsets are code points."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from annotation.errors import N_, UnreadableFile
from annotation.ingest.carried import carried_in, returned
from annotation.ingest.decoding import decode
from annotation.ingest.drafts import Draft, Link, Mark
from annotation.ingest.label_names import role_of
from annotation.ingest.labelled import checked_text, counted
from annotation.ingest.records import Options, Parcel, Record
from annotation.ingest.whole import read_whole
from schemas import Carried

NAME = "brat"
SUFFIXES = (".ann",)

NO_TEXT_BESIDE = N_("its text is not beside it; give the .txt and the .ann together, in a folder or a zip")

_TEXT_BOUND = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)")
_ARGUMENT = re.compile(r"\S+?:([TE]\S*)")
_BOM = "\ufeff"
_OTHERS: Mapping[str, str] = MappingProxyType(
    {"A": "attribute", "M": "attribute", "N": "normalisation", "#": "note", "*": "equivalence"}
)
"""What a line is of which nothing is taken over."""


@dataclass
class _Lines:
    """What the lines of an .ann file say.

    Attributes:
        triggers: the span of each event.
        ties: what relations and events tie together: a label, and two names of spans or events.
    """

    marks: list[Mark] = field(default_factory=list)
    triggers: dict[str, str] = field(default_factory=dict)
    ties: list[Link] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    carried: Carried | None = None


def recognises(head: bytes, suffix: str) -> bool:  # noqa: ARG001 (no other reader has the suffix)
    """Any file of the suffix."""
    return suffix in SUFFIXES


def records(parcel: Parcel, options: Options) -> Iterator[Record]:
    """The file with its text as one record.

    Raises:
        UnreadableFile: there is no text beside it, one of them is too large, or cannot be opened.
    """
    if parcel.beside is None:
        raise UnreadableFile(path=parcel.origin, reason=NO_TEXT_BESIDE)
    text, lines = read_whole(parcel.beside), read_whole(parcel)
    yield Record(NAME, parcel.origin, b"%d\n" % len(text) + text + lines, encoding=options.encoding)


def parse(record: Record, options: Options) -> Draft:  # noqa: ARG001 (the record holds the encoding)
    """The text with its spans, and with what relations and events tie together.

    Raises:
        UnreadableFile: no text, or none that can be decoded.
    """
    length, _, rest = record.payload.partition(b"\n")
    text, lines = rest[: int(length)], rest[int(length) :]
    found = _read(_decoded(lines, record)) if lines.strip() else _Lines()
    draft = Draft(
        checked_text(_decoded(text, record), origin=record.origin),
        marks=tuple(mark for mark in found.marks if not (found.carried and mark.label == "Article")),
        links=tuple(_links(found)),
    )
    if found.carried:
        return _without_mark(returned(draft, found.carried))
    notes = (f"not taken over: {counted(found.others)}",) if found.others else ()
    return _without_mark(replace(draft, notes=notes))


def _decoded(data: bytes, record: Record) -> str:
    """In UTF-8 as it is, for the tool counts a byte-order mark; else as any text is read."""
    try:
        return data.decode(record.encoding or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return decode(data, forced=record.encoding, origin=record.origin).text


def _without_mark(draft: Draft) -> Draft:
    """Without a byte-order mark, unless an article of ours begins with one."""
    if draft.known or not draft.text.startswith(_BOM):
        return draft
    marks = tuple(replace(mark, start=mark.start - 1, end=mark.end - 1) for mark in draft.marks)
    return replace(draft, text=draft.text.removeprefix(_BOM), marks=marks)


def _read(text: str) -> _Lines:
    """A line that is in no form of the standoff says nothing."""
    found = _Lines()
    for line in text.split("\n"):
        name, _, rest = line.rstrip("\r").partition("\t")
        said, _, tail = rest.partition("\t")
        match name[:1]:
            case "T":
                found.marks += _marks(name, said)
            case "R" | "E":
                _tie(found, name, said)
            case "#":
                _note(found, said, tail)
            case other if other in _OTHERS:
                found.others.append(_OTHERS[other])
    return found


def _marks(name: str, said: str) -> Iterator[Mark]:
    """The fragments of a content; of a source or a cue, which is one span with us, what they cover."""
    match = _TEXT_BOUND.fullmatch(said)
    if match is None:
        return
    fragments = [tuple(map(int, one.split())) for one in match[2].split(";")]
    if role_of(match[1]) in ("source", "relay", "cue"):
        fragments = [(min(start for start, _ in fragments), max(end for _, end in fragments))]
    for place, (start, end) in enumerate(fragments):
        yield Mark(f"{name}:{place}" if place else name, match[1], start, end)


def _tie(found: _Lines, name: str, said: str) -> None:
    """A relation ties its two ends, an event its trigger to each argument."""
    label, *_ = said.partition(":" if name.startswith("E") else " ")
    ends = _ARGUMENT.findall(said)
    if name.startswith("E") and ends:
        found.triggers[name] = ends[0]
    found.ties += [Link(label, ends[0], end) for end in ends[1:]]


def _note(found: _Lines, said: str, tail: str) -> None:
    """What Selon wrote is wherever it was put; other notes are not taken over."""
    if tail.startswith('{"format": '):
        try:
            found.carried = found.carried or carried_in(json.loads(tail))
        except ValueError:
            found.others.append(_OTHERS["#"])
    elif said:
        found.others.append(_OTHERS["#"])


def _links(found: _Lines) -> Iterator[Link]:
    """The ties between spans; where there are any, the fragments of a span are tied too."""
    for one in found.ties:
        yield Link(one.label, found.triggers.get(one.head, one.head), found.triggers.get(one.tail, one.tail))
    for mark in found.marks if found.ties else ():
        if ":" in mark.name:
            yield Link("", mark.name.partition(":")[0], mark.name)

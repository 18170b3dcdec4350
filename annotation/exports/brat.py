"""brat: a zip with a folder for each annotator, and in it a .txt and an .ann for each article.

Offsets are code points. A span ends with its line, as brat has it, and goes on as a fragment. The first word
of a text is marked `Article`: its note carries everything whole, for the way back.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from typing import BinaryIO

from annotation.exports.shared.brat_configuration import Attributes, annotation_conf, visual_conf
from annotation.exports.shared.flat import remarks
from annotation.exports.shared.sheets import Mark, Sheet, sheets_of
from annotation.exports.shared.tokens import words
from annotation.exports.shared.zips import write_zip
from annotation.published import Published
from schemas import Carried, CarriedArticle, Span

NAME = "brat"
TITLE = "brat standoff"
SUFFIX = ".zip"
MEDIA_TYPE = "application/zip"
NEEDS_TEXT = True

_PLAIN = re.compile(r"[\w+-]+")
"""What brat takes for the name or the value of an attribute."""
_IN_NOTES = frozenset({"name", "source_id", "note"})


def write(version: Published, out: BinaryIO) -> None:
    """Write the zip of a version to `out`."""
    write_zip(out, _files(version))


def _files(version: Published) -> Iterator[tuple[str, bytes]]:
    attributes = Attributes()
    folders: dict[str, str] = {}
    for place, (article, labels) in enumerate(version.readings(), start=1):
        for sheet in sheets_of(article, labels):
            folder = folders.setdefault(sheet.annotator, _folder(len(folders) + 1, sheet.annotator))
            name = f"{folder}/{place:06}-{article.article_id}"
            yield f"{name}.txt", article.text.encode()
            yield f"{name}.ann", "".join(f"{line}\n" for line in _lines(sheet, attributes)).encode()
    yield "annotation.conf", annotation_conf(attributes).encode()
    yield "visual.conf", visual_conf().encode()


def _folder(number: int, annotator: str) -> str:
    """A name that is a folder's on every system: 2-zoe."""
    ascii_name = unicodedata.normalize("NFKD", annotator).encode("ascii", "ignore").decode().lower()
    return "-".join([str(number), *re.findall(r"[a-z0-9]+", ascii_name)])[:60]


def _lines(sheet: Sheet, attributes: Attributes) -> Iterator[str]:
    text = sheet.article.text
    yield _text_bound("T1", "Article", text, [next(words(text, Span(start=0, end=len(text))))])
    carried = Carried(article=CarriedArticle.of(sheet.article), annotators=(sheet.carried(_name),))
    numbers = count(1)
    yield f"#{next(numbers)}\tAnnotatorNotes T1\t{json.dumps(carried.packed())}"  # ASCII: no line ends in it
    for mark in sheet.marks:
        fragments = [part for piece in mark.pieces for part in _on_lines(text, piece)]
        if fragments:
            yield _text_bound(_name(mark), mark.kind, text, fragments)
            yield from _said(mark, attributes)
    for number, relation in enumerate(sheet.relations, start=1):
        yield f"R{number}\t{relation.kind} Arg1:{_name(relation.head)} Arg2:{_name(relation.tail)}"
    for mark in sheet.marks:
        if rest := _rest(mark):
            yield f"#{next(numbers)}\tAnnotatorNotes {_name(mark)}\t{rest}"


def _name(mark: Mark, place: int = 0) -> str:  # noqa: ARG001 (the pieces of a content are fragments of one)
    return f"T{mark.number + 1}"


def _text_bound(name: str, kind: str, text: str, fragments: list[tuple[int, int]]) -> str:
    places = ";".join(f"{start} {end}" for start, end in fragments)
    return f"{name}\t{kind} {places}\t{' '.join(text[start:end] for start, end in fragments)}"


def _on_lines(text: str, piece: Span) -> Iterator[tuple[int, int]]:
    start = piece.start
    for line in piece.of(text).splitlines(keepends=True):
        length = len(line.splitlines()[0])
        if length:
            yield start, start + length
        start += len(line)


def _said(mark: Mark, attributes: Attributes) -> Iterator[str]:
    """What was judged, as attributes; the claim's own at its content, or at its cue or source without one."""
    for name, value in remarks(mark).items():
        if name not in _IN_NOTES and _PLAIN.fullmatch(name) and _PLAIN.fullmatch(value):
            yield f"A{attributes.number(name, mark.kind, value)}\t{name} {_name(mark)} {value}"


def _rest(mark: Mark) -> str:
    said = (
        f"{name}: {' '.join(value.split())}"
        for name, value in remarks(mark).items()
        if name in _IN_NOTES or not (_PLAIN.fullmatch(name) and _PLAIN.fullmatch(value))
    )
    return "; ".join(said)

"""UIMA CAS XMI, as INCEpTION imports it: a zip with the type system and a file a reading.

Offsets are UTF-16 units, which is what UIMA counts. What no layer says is carried in a feature structure of
its own. A character that XML forbids is written as U+FFFD, which takes its place alone; what it was is
carried.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, BinaryIO

from annotation.exports.shared.flat import flat_marks, flat_relations, name_of, remarks
from annotation.exports.shared.sheets import Sheet, sheets_of
from annotation.exports.shared.zips import write_zip
from annotation.published import Published
from schemas import Carried, CarriedArticle

NAME = "xmi"
TITLE = "UIMA CAS XMI (INCEpTION)"
SUFFIX = ".zip"
MEDIA_TYPE = "application/zip"
NEEDS_TEXT = True

MARK, RELATION, CARRIED = "custom.selon.Mark", "custom.selon.Relation", "custom.selon.Carried"
_SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
_DOCUMENT = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_FEATURES = ("role", "name", "claim", "remarks")
"""Of a mark: Source, Cue, Content or Author; its name in the file; its claim; and the rest, for people."""

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STAND_IN = "\ufffd"


def write(version: Published, out: BinaryIO) -> None:
    """Write the zip of a version to `out`."""
    write_zip(out, _files(version))


def _files(version: Published) -> Iterator[tuple[str, bytes]]:
    yield "TypeSystem.xml", _types().to_xml().encode()
    for place, (article, labels) in enumerate(version.readings(), start=1):
        for number, sheet in enumerate(sheets_of(article, labels), start=1):
            yield f"{place:06}-{article.article_id}-{number}.xmi", _xmi(sheet)


@cache
def _types() -> Any:
    from cassis import TypeSystem  # noqa: PLC0415 (only for this format)

    types = TypeSystem(add_document_annotation_type=False)
    base, string = "uima.tcas.Annotation", "uima.cas.String"
    document = types.create_type(_DOCUMENT, supertypeName=base)
    for name in ("documentTitle", "documentId", "language"):
        types.create_feature(document, name=name, rangeType=string)
    types.create_type(_SENTENCE, supertypeName=base)
    mark = types.create_type(MARK, supertypeName=base)
    for name in _FEATURES:
        types.create_feature(mark, name=name, rangeType=string)
    relation = types.create_type(RELATION, supertypeName=base)
    types.create_feature(relation, name="role", rangeType=string)
    for name in ("Governor", "Dependent"):
        types.create_feature(relation, name=name, rangeType=mark)
    carried = types.create_type(CARRIED, supertypeName="uima.cas.AnnotationBase")
    types.create_feature(carried, name="json", rangeType=string)
    return types


def _xmi(sheet: Sheet) -> bytes:
    from cassis import Cas  # noqa: PLC0415 (only for this format)

    types, article = _types(), sheet.article
    cas = Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = legal(article.text), "text/plain"
    new = {name: types.get_type(name) for name in (_DOCUMENT, _SENTENCE, MARK, RELATION, CARRIED)}
    title, length = legal(article.title) or article.article_id, len(article.text)
    said = {"documentTitle": title, "documentId": article.article_id, "language": article.language}
    cas.add(new[_DOCUMENT](begin=0, end=length, **said))
    cas.add_all([new[_SENTENCE](begin=one.start, end=one.end) for one in article.sentences])
    marks = {}
    for one in flat_marks(sheet):
        rest = "; ".join(f"{name}: {value}" for name, value in remarks(one.mark).items())
        fields = {"role": one.kind, "name": one.name, "claim": one.mark.label.name, "remarks": legal(rest)}
        marks[one.name] = new[MARK](begin=one.span.start, end=one.span.end, **fields)
    cas.add_all(list(marks.values()))
    for relation in flat_relations(sheet):
        head, tail = marks[relation.head], marks[relation.tail]
        ends = {"Governor": head, "Dependent": tail, "begin": tail.begin, "end": tail.end}
        cas.add(new[RELATION](role=relation.kind, **ends))
    cas.add(new[CARRIED](json=_carried(sheet)))
    return bytes(cas.to_xmi().encode())


def _carried(sheet: Sheet) -> str:
    """Everything as JSON in ASCII, so that XML can hold it."""
    replaced = tuple((one.start(), ord(one[0])) for one in _FORBIDDEN.finditer(sheet.article.text))
    article = CarriedArticle.of(sheet.article, replaced=replaced)
    return json.dumps(Carried(article=article, annotators=(sheet.carried(name_of),)).packed())


def legal(text: str) -> str:
    """The text with a stand-in for each character that XML forbids."""
    return _FORBIDDEN.sub(_STAND_IN, text)

"""INCEpTION and WebAnno: UIMA CAS as XMI (XML 1.0), span layers and relation layers.

The type system is not needed: a span is an element with `begin` and `end`, a relation one with `Governor` and
`Dependent`. So an XMI file alone is enough, and no library resolves its entities.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotation.errors import N_, UnmappableOffset, UnreadableFile
from annotation.ingest.carried import carried_in, returned
from annotation.ingest.drafts import Draft, Link, Mark
from annotation.ingest.label_names import role_of
from annotation.ingest.labelled import checked_text, counted
from annotation.ingest.records import Options, Parcel, Record
from annotation.ingest.whole import one_record
from annotation.offsets import Utf16Offsets
from schemas import Carried

NAME = "inception"
SUFFIXES = (".xmi",)

DOCTYPE = N_("it holds a DOCTYPE, which no export does and which may be an attack; export it again")
NO_XMI = N_("it is no XMI that can be read; export it as “UIMA CAS XMI (XML 1.0)”")

_XMI = "{http://www.omg.org/XMI}"
_CAS = "{http:///uima/cas.ecore}"
_BUILT_IN = re.compile(
    r"\{http:///(?:uima/|de/tudarmstadt/ukp/(?:dkpro/core/api|clarin/webanno/api)/"
    r"(?:segmentation|metadata|lexmorph|syntax|transform|coref|semantics|type)/)"
)
_SELON = "{http:///custom/selon.ecore}"
_ENDS = ("Governor", "Dependent")
_OWN = frozenset({"sofa", "begin", "end", *_ENDS})
_FILE_NAME = re.compile(r"\S+\.\w{1,5}")
_REFERENCES = re.compile(r"\d+(?: \d+)*")


@dataclass(frozen=True)
class _Element:
    """A feature structure: the name of its layer and its features."""

    tag: str
    features: Mapping[str, str]

    @property
    def layer(self) -> str:
        return self.tag.rpartition("}")[2]


def recognises(head: bytes, suffix: str) -> bool:
    """Whether the file begins as XMI."""
    return suffix in SUFFIXES and b"http://www.omg.org/XMI" in head


def records(parcel: Parcel, options: Options) -> Iterator[Record]:
    """The file as one record.

    Raises:
        UnreadableFile: it is too large, or cannot be opened.
    """
    return one_record(NAME, parcel, options)


def parse(record: Record, options: Options) -> Draft:  # noqa: ARG001 (XML says its encoding itself)
    """The text of the first view, its spans and relations.

    Raises:
        UnreadableFile: no XMI, a DOCTYPE, or no text.
    """
    elements = _elements(record)
    sofa, text = _sofa(elements, record.origin)
    units, lost = Utf16Offsets(text), list[str]()
    marks = tuple(_marks(elements, sofa, units, lost))
    notes = [f"spans outside the text were not taken over: {counted(lost)}"] if lost else []
    links = _links(elements, {mark.name for mark in marks})
    draft = Draft(
        text,
        declared=_declared(elements.values()),
        marks=marks,
        links=tuple(links),
        notes=tuple(notes),
    )
    carried = _carried(elements)
    return returned(_in_our_names(draft, elements), carried) if carried else draft


def _carried(elements: Mapping[str, _Element]) -> Carried | None:
    """What the file carries of ours, when Selon wrote it."""
    found = (one.features.get("json", "") for one in elements.values() if one.tag == f"{_SELON}Carried")
    try:
        return carried_in(json.loads(next(found, "null")))
    except ValueError:
        return None


def _in_our_names(draft: Draft, elements: Mapping[str, _Element]) -> Draft:
    """With marks called as Selon called them: the tool numbers its elements anew."""
    names = {mark.name: elements[mark.name].features.get("name", "") or mark.name for mark in draft.marks}
    return replace(
        draft,
        marks=tuple(replace(mark, name=names[mark.name]) for mark in draft.marks),
        links=tuple(
            Link(link.label, names[link.head], names[link.tail])
            for link in draft.links
            if link.head in names and link.tail in names
        ),
    )


def _elements(record: Record) -> Mapping[str, _Element]:
    """Every feature structure by its id."""
    from lxml import etree  # noqa: PLC0415 (only for these imports)

    if b"<!DOCTYPE" in record.payload or b"<!ENTITY" in record.payload:
        raise UnreadableFile(path=record.origin, reason=DOCTYPE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(record.payload, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(path=record.origin, reason=NO_XMI) from error
    # In another encoding the bytes above do not show it.
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile(path=record.origin, reason=DOCTYPE)
    if root.tag != f"{_XMI}XMI":
        raise UnreadableFile(path=record.origin, reason=NO_XMI)
    found: dict[str, _Element] = {}
    for place, one in enumerate(root.iterchildren(tag=etree.Element)):
        features = {name: value for name, value in one.attrib.items() if not name.startswith("{")}
        # A list of strings is written as elements, one each.
        features |= {child.tag: child.text or "" for child in one.iterchildren(tag=etree.Element)}
        found[one.get(f"{_XMI}id") or f"#{place}"] = _Element(one.tag, features)
    return found


def _sofa(elements: Mapping[str, _Element], origin: str) -> tuple[str, str]:
    """Id and text of the view that was labelled."""
    sofas = {name: one.features for name, one in elements.items() if one.tag == f"{_CAS}Sofa"}
    first = next((name for name, one in sofas.items() if one.get("sofaID") == "_InitialView"), "")
    name = first or next(iter(sofas), "")
    return name, checked_text(sofas.get(name, {}).get("sofaString"), origin=origin)


def _marks(
    elements: Mapping[str, _Element], sofa: str, units: Utf16Offsets, lost: list[str]
) -> Iterator[Mark]:
    for name, one in elements.items():
        features = one.features
        is_span = "begin" in features and "end" in features and features.get("sofa") == sofa
        if not is_span or _BUILT_IN.match(one.tag) or any(end in features for end in _ENDS):
            continue
        label = _label(one)
        try:
            start, end = (units.to_code_point(int(features[side])) for side in ("begin", "end"))
        except (UnmappableOffset, ValueError):
            lost.append(label)
        else:
            yield Mark(name, label, start, end)


def _label(one: _Element) -> str:
    """The feature, or the layer, whose name means something here; else the first feature, or the layer."""
    if one.tag == f"{_SELON}Mark" and one.features.get("role"):
        return one.features["role"]
    values = [value for name, value in one.features.items() if name not in _OWN and value]
    texts = [value for value in values if not _REFERENCES.fullmatch(value) and value not in ("true", "false")]
    return next((name for name in (*texts, one.layer) if role_of(name)), (*texts, one.layer)[0])


def _links(elements: Mapping[str, _Element], marks: set[str]) -> Iterator[Link]:
    """Relations, and the slots of a span: features that refer to other spans, directly or with a role."""
    for name, one in elements.items():
        ends = [one.features.get(end, "") for end in _ENDS]
        if all(ends):
            yield Link(_label(one), *ends)
        if name not in marks:
            continue
        for feature, value in one.features.items():
            if feature not in _OWN and _REFERENCES.fullmatch(value):
                yield from _slots(name, feature, value.split(), elements, marks)


def _slots(
    host: str, feature: str, names: Sequence[str], elements: Mapping[str, _Element], marks: set[str]
) -> Iterator[Link]:
    for name in names:
        slot = elements.get(name)
        target = slot.features.get("target", "") if slot and name not in marks else name
        if target in marks:
            yield Link((slot.features.get("role") if slot else "") or feature, host, target)


def _declared(elements: Any) -> Mapping[str, Any]:
    """Title and language, unless they are a file's name and "x-unspecified"."""
    found: dict[str, Any] = {}
    for one in elements:
        title, language = one.features.get("documentTitle", ""), one.features.get("language", "")
        if title.strip() and not _FILE_NAME.fullmatch(title):
            found.setdefault("title", " ".join(title.split()))
        code = language.lower().partition("-")[0]
        if one.layer in ("DocumentMetaData", "DocumentAnnotation") and len(code) > 1 and code.isalpha():
            found.setdefault("language", code)
    return found

"""One labelled article, as several tools export it; an emoji stands before every span."""

import io
import json
import warnings
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from cassis import Cas, TypeSystem

from annotation.ingest.drafts import Draft
from annotation.ingest.readers import HEAD_BYTES
from annotation.ingest.records import Options, Parcel

TEXT = (
    "😀 Le port rouvre\n\n"
    "« Nous rouvrons en mai », a déclaré Anne Kervella, citée par l’agence Presse-Océan.\n\n"
    "Le syndicat n’a rien dit."
)
SPANS = {
    "Contenu": "« Nous rouvrons en mai »",
    "Marqueur": "a déclaré",
    "Locuteur": "Anne Kervella",
    "Agence": "l’agence Presse-Océan",
    "PER": "Anne Kervella",
}
LINKS = (("Marqueur", "Locuteur"), ("Marqueur", "Contenu"), ("Locuteur", "Agence"))


def place(surface: str, text: str = TEXT) -> tuple[int, int]:
    """Where it stands, in code points."""
    start = text.index(surface)
    return start, start + len(surface)


def units(surface: str, text: str = TEXT) -> tuple[int, int]:
    """Where it stands, in UTF-16 units."""
    start, end = place(surface, text)
    before, inside = (len(part.encode("utf-16-le")) // 2 for part in (text[:start], text[start:end]))
    return before, before + inside


def parcel(data: bytes, name: str) -> Parcel:
    """A file in memory."""
    return Parcel(name, lambda: io.BytesIO(data), len(data))


def lines(*values: object) -> bytes:
    """JSON Lines."""
    return "".join(f"{json.dumps(value, ensure_ascii=False)}\n" for value in values).encode()


def drafts(reader: ModuleType, data: bytes, name: str, **options: Any) -> list[Draft]:
    """Every draft of a file that the reader recognises."""
    chosen = Options(**options)
    assert reader.recognises(data[:HEAD_BYTES], "." + name.rpartition(".")[2])
    return [reader.parse(record, chosen) for record in reader.records(parcel(data, name), chosen)]


def doccano() -> dict[str, Any]:
    """As a project with relations exports it."""
    names = list(SPANS)
    return {
        "id": 7,
        "text": TEXT,
        "entities": [
            {
                "id": 40 + number,
                "label": name,
                "start_offset": place(surface)[0],
                "end_offset": place(surface)[1],
            }
            for number, (name, surface) in enumerate(SPANS.items())
        ],
        "relations": [
            {"id": 90, "from_id": 40 + names.index(head), "to_id": 40 + names.index(tail), "type": "dit"}
            for head, tail in LINKS
        ],
        "Comments": [],
    }


def task(*, in_units: bool = True, **fields: Any) -> dict[str, Any]:
    """As Label Studio exports it."""
    where = units if in_units else place
    regions = [
        {
            "id": name, "type": "labels", "from_name": "label", "to_name": "text", "origin": "manual",
            "value": {
                "start": where(surface)[0], "end": where(surface)[1], "text": surface, "labels": [name],
            },
        }
        for name, surface in SPANS.items()
    ]  # fmt: skip
    relations = [
        {"type": "relation", "from_id": head, "to_id": tail, "direction": "right", "labels": ["dit"]}
        for head, tail in LINKS
    ]
    annotation = {"id": 3, "completed_by": 12, "was_cancelled": False, "result": [*regions, *relations]}
    return {
        "id": 1, "annotations": [annotation], "file_upload": "a.txt", "drafts": [], "predictions": [],
        "data": {"text": TEXT}, "meta": {}, "total_annotations": 1,
    } | fields  # fmt: skip


def xmi(text: str = TEXT, spans: Mapping[str, str] = SPANS, **document: str) -> bytes:
    """As INCEpTION exports it: written by another library, which counts UTF-16 units by itself."""
    types = TypeSystem()
    base, string = "uima.tcas.Annotation", "uima.cas.String"
    layer = types.create_type("webanno.custom.Attribution", supertypeName=base)
    types.create_feature(layer, name="role", rangeType=string)
    relation = types.create_type("webanno.custom.Says", supertypeName=base)
    types.create_feature(relation, name="Governor", rangeType=layer)
    types.create_feature(relation, name="Dependent", rangeType=layer)
    token = types.create_type("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", supertypeName=base)
    meta = types.create_type(
        "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData", supertypeName=base
    )
    for name in ("documentTitle", "documentId"):
        types.create_feature(meta, name=name, rangeType=string)
    cas = Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = text, "text"
    cas.add(token(begin=0, end=1))
    cas.add(meta(begin=0, end=len(text), **document))
    where = {name: place(surface, text) for name, surface in spans.items()}
    made = {name: layer(begin=start, end=end, role=name) for name, (start, end) in where.items()}
    for one in made.values():
        cas.add(one)
    for head, tail in LINKS if spans is SPANS else ():
        cas.add(
            relation(begin=made[tail].begin, end=made[tail].end, Governor=made[head], Dependent=made[tail])
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return bytes(cas.to_xmi().encode())

"""W3C Web Annotation: a JSON-LD collection with an annotation for each claim.

The targets are the spans of the claim, in code points, as the standard wants them, with the words themselves
and what stands around them. The body is the rest of the claim.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO
from urllib.parse import quote

import pyarrow.compute as pc

from annotation.exports.shared.sheets import Mark, Sheet, sheets_of
from annotation.exports.shared.told import is_address
from annotation.published import Published
from schemas import CLAIM, Article, Hop, Label, Span

NAME = "web-annotation"
TITLE = "Web Annotation (JSON-LD)"
SUFFIX = ".jsonld"
MEDIA_TYPE = "application/ld+json"
NEEDS_TEXT = True

ANNO = "http://www.w3.org/ns/anno.jsonld"
VOCABULARY = "urn:selon:vocabulary#"
CONTEXT = [ANNO, {"selon": VOCABULARY}]
"""The standard's terms, and ours under a prefix: `scope` for one means something else in the standard."""

_AROUND = 32
"""Characters before and behind a span that tell it from others that read the same."""


def write(version: Published, out: BinaryIO) -> None:
    """Write the claims of a version to `out`, in the order of import and of the text."""
    manifest = version.manifest
    name = f"urn:selon:{manifest.dataset}:{manifest.version}"
    head = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": f"{manifest.dataset}, version {manifest.version}",
        "total": pc.sum(pc.starts_with(version.annotations["key"], f"{CLAIM}:")).as_py() or 0,
        "first": {"id": f"{name}:1", "type": "AnnotationPage", "startIndex": 0, "items": []},
    }
    ending = "]}}"
    out.write(_json(head).removesuffix(ending).encode())
    for number, item in enumerate(_items(version)):
        out.write(b",\n" if number else b"\n")
        out.write(_json(item).encode())
    out.write(f"\n{ending}\n".encode())


def _items(version: Published) -> Iterator[dict[str, Any]]:
    for article, labels in version.readings():
        for sheet in sheets_of(article, labels):
            for label, marks in sheet.claims:
                yield _annotation(sheet, label, marks)


def _annotation(sheet: Sheet, label: Label, marks: tuple[Mark, ...]) -> dict[str, Any]:
    article = sheet.article
    return {
        "id": f"urn:selon:{article.article_id}:{quote(sheet.annotator, safe='')}:{label.name}",
        "type": "Annotation",
        "motivation": "classifying",
        "creator": {"type": "Person", "nickname": sheet.annotator},
        "created": label.labelled_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "body": _body(label, marks[0]),
        "target": [_target(article, mark, piece) for mark in marks for piece in mark.pieces],
    }


def _body(label: Label, mark: Mark) -> dict[str, Any]:
    claim = mark.claim
    said = claim.model_dump(mode="json", include={"voice", "scope", "cue_force", "quote_type", "note"})
    said["codebook_version"] = label.codebook_version
    said["sources"] = {"@list": [_ours("Source", _who(hop)) for hop in claim.sources]}
    said["stance"] = {"@list": [_ours("Stance", one.model_dump()) for one in claim.stance]}
    said["judgements"] = _ours("Judgements", claim.judgements)
    return _ours("Claim", said)


def _ours(kind: str, said: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": f"selon:{kind}", **{f"selon:{name}": value for name, value in said.items()}}


def _who(hop: Hop) -> dict[str, Any]:
    return hop.model_dump(mode="json", include={"name", "source_id", "role", "kind"})


def _target(article: Article, mark: Mark, piece: Span) -> dict[str, Any]:
    text, start, end = article.text, piece.start, piece.end
    words = {"exact": text[start:end], "prefix": text[max(0, start - _AROUND) : start]}
    found = {
        "type": "SpecificResource",
        "source": f"urn:sha256:{article.sha256}",
        "selon:part": mark.kind.lower(),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", **words, "suffix": text[end : end + _AROUND]},
        ],
    }
    if mark.hop:
        found["selon:of"] = mark.hop.name
    if is_address(article.url):
        found["scope"] = article.url
    return found


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

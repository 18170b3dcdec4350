"""STIX 2.1: a bundle of identities, a report for each article, a note for each claim and an opinion on it.

An identity is an entry of the registry, as it stood when the version was published, or a name that it does
not have. The note says what is said and refers to who says it, from the originator outwards to the outlet.
How credible the annotator finds it is the note's confidence, by the Admiralty table of the standard's
appendix A, and an opinion on the note: what the standard calls so is how far somebody agrees with what
another says. Codes are labels, as MISP's own converter writes its tags.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO, NamedTuple

from annotation.exports.shared.admiralty import credibility, machine_tags
from annotation.exports.shared.resolving import WIKIDATA, Resolve, registry_of
from annotation.exports.shared.told import Told, is_address, one_line, told, uuid_of
from annotation.published import Published
from schemas import ADMIRALTY, Article, HopKind, Manifest, Source

NAME = "stix"
TITLE = "STIX 2.1 bundle"
SUFFIX = ".json"
MEDIA_TYPE = "application/stix+json"
NEEDS_TEXT = True

CONFIDENCES = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}
_OPINIONS = {
    "1": "strongly-agree",
    "2": "agree",
    "3": "neutral",
    "4": "disagree",
    "5": "strongly-disagree",
}
_CLASSES: dict[HopKind, str] = {
    "person": "individual",
    "official": "individual",
    "expert": "individual",
    "government": "organization",
    "agency": "organization",
    "media": "organization",
    "organisation": "organization",
}
"""By kind of source; of any other kind it is `_UNKNOWN`."""
_UNKNOWN = "unknown"
_NO_OUTLET = "unknown outlet"
_SHARED = frozenset({"identity", "location", "relationship"})
"""What several claims of a bundle refer to."""

Thing = dict[str, Any]


def write(version: Published, out: BinaryIO) -> None:
    """Write the articles of a version that have a claim to `out`, in the order of import."""
    manifest = version.manifest
    name = f"bundle--{uuid_of('bundle', manifest.dataset, str(manifest.version))}"
    out.write(f'{{"type":"bundle","id":"{name}","objects":['.encode())
    for number, thing in enumerate(_once(_things(version))):
        out.write(b",\n" if number else b"\n")
        out.write(json.dumps(thing, ensure_ascii=False, separators=(",", ":")).encode())
    out.write(b"\n]}\n")


def _once(things: Iterator[Thing]) -> Iterator[Thing]:
    """Each identity, and where it is, where it comes first; only their ids are kept."""
    seen: set[str] = set()
    for thing in things:
        if thing["type"] not in _SHARED:
            yield thing
        elif thing["id"] not in seen:
            seen.add(thing["id"])
            yield thing


def _things(version: Published) -> Iterator[Thing]:
    responsible = _responsible(version.manifest)
    by, resolve = responsible["id"], registry_of(version).resolve
    yield responsible
    for article, labels in version.readings():
        things: list[Thing] = []
        for one in told(article, labels):
            who = _identities(one, by, resolve)
            note = _note(one, [thing for thing in who if thing["type"] == "identity"], by)
            things += [*who, note, *_opinions(one, note, by)]
        yield from things
        if things:
            yield _report(article, things, by)


def _responsible(manifest: Manifest) -> Thing:
    """Who published the version, and so made the objects."""
    named = uuid_of("responsible", manifest.author)
    made = _thing("identity", named, f"identity--{named}", manifest.published_at)
    return made | {"name": manifest.author, "identity_class": "individual"}


class _Named(NamedTuple):
    """Somebody as a label or an article names them."""

    name: str
    source_id: str
    role: str
    group: str


def _identities(one: Told, by: str, resolve: Resolve) -> list[Thing]:
    """Who says a claim, the originator first and the outlet last, each once, with their countries."""
    article, outlet = one.article, one_line(one.article.outlet)
    named = [
        _Named(hop.name, hop.source_id, hop.kind, _CLASSES.get(hop.kind, _UNKNOWN))
        for hop in one.claim.sources
    ]
    group = _CLASSES["media"] if outlet else _UNKNOWN
    named.append(_Named(outlet or _NO_OUTLET, article.outlet_id, "outlet", group))
    at = one.label.labelled_at
    found = (thing for it in named for thing in _identity(it, resolve(it.source_id, it.name), by, at))
    return list({thing["id"]: thing for thing in found}.values())


def _identity(one: _Named, entry: Source | None, by: str, at: datetime) -> Iterator[Thing]:
    """Somebody, known by the entry of the registry or, without one, by class and name; and where they are."""
    name, source_id, group = one.name, one.source_id, one.group
    if entry:
        name, source_id, group = entry.name, entry.source_id, _CLASSES.get(entry.kind, _UNKNOWN)
    named = uuid_of("entry", source_id) if source_id else uuid_of("name", group, name)
    found = _thing("identity", named, by, at) | {"name": name, "roles": [one.role], "identity_class": group}
    places = [{"source_name": "selon", "external_id": source_id}] if source_id else []
    if entry and entry.wikidata:
        at_wikidata = {"external_id": entry.wikidata, "url": f"{WIKIDATA}{entry.wikidata}"}
        places.append({"source_name": "wikidata", **at_wikidata})
    yield found | ({"external_references": places} if places else {})
    if entry and entry.country:
        yield from _located(found["id"], entry.country, by, at)


def _located(identity: str, country: str, by: str, at: datetime) -> Iterator[Thing]:
    """The country that somebody is of, and that they are."""
    place = _thing("location", uuid_of("country", country), by, at) | {"country": country}
    link = _thing("relationship", uuid_of("located-at", identity, country), by, at)
    yield place
    yield link | {
        "relationship_type": "located-at",
        "source_ref": identity,
        "target_ref": place["id"],
    }


def _note(one: Told, who: list[Thing], by: str) -> Thing:
    found = _thing("note", uuid_of(*one.names), by, one.label.labelled_at)
    if one.chain:
        found["abstract"] = one.chain
    found |= {"content": one.words, "authors": [one.label.annotator], "labels": list(_labels(one))}
    found["object_refs"] = [thing["id"] for thing in who]
    if confidence := CONFIDENCES.get(credibility(one.claim)):
        found["confidence"] = confidence
    return found | _about(one.article)


def _labels(one: Told) -> Iterator[str]:
    """What the taxonomies have tags for, then what they have none for."""
    claim = one.claim
    yield from machine_tags(claim)
    yield _tag("voice", claim.voice)
    yield from (_tag(name, code) for name, code in claim.judgements.items() if name not in ADMIRALTY)
    yield from (_tag("stance", f"{stance.polarity}: {stance.target}") for stance in claim.stance)


def _tag(name: str, value: str) -> str:
    """A machine tag of our own; its value holds no quotation mark."""
    told = value.replace('"', "'")
    return f'selon:{name}="{told}"'


def _opinions(one: Told, note: Thing, by: str) -> Iterator[Thing]:
    """The annotator's, where they could judge how credible the claim is."""
    if opinion := _OPINIONS.get(credibility(one.claim)):
        found = _thing("opinion", uuid_of(*one.names), by, one.label.labelled_at)
        found |= {"explanation": one.claim.note} if one.claim.note else {}
        yield found | {"authors": [one.label.annotator], "opinion": opinion, "object_refs": [note["id"]]}


def _report(article: Article, things: list[Thing], by: str) -> Thing:
    times = sorted(thing["modified"] for thing in things)
    found = _made("report", uuid_of("article", article.article_id), by, times[0], times[-1])
    found |= {"name": one_line(article.title) or article.article_id}
    if article.published:
        found["published"] = f"{article.published.isoformat()}T00:00:00.000Z"
    else:  # the standard wants a time
        found |= {"published": times[0], "labels": [_tag("published", "unknown")]}
    found["object_refs"] = list(dict.fromkeys(thing["id"] for thing in things))
    return found | _about(article)


def _about(article: Article) -> Thing:
    """In which language, and where that can be looked up."""
    found: Thing = {"lang": article.language} if article.language else {}
    places = [{"source_name": "selon", "external_id": article.article_id}]
    if is_address(article.url):
        places.insert(0, {"source_name": one_line(article.outlet) or _NO_OUTLET, "url": article.url})
    return found | {"external_references": places}


def _thing(kind: str, named: str, by: str, at: datetime) -> Thing:
    """What every object has; what a label says was made when the label was."""
    time = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return _made(kind, named, by, time, time)


def _made(kind: str, named: str, by: str, created: str, modified: str) -> Thing:
    found = {"type": kind, "spec_version": "2.1", "id": f"{kind}--{named}", "created_by_ref": by}
    return found | {"created": created, "modified": modified}

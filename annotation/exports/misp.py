"""MISP: an event for each story, in it an object for each claim, as MISP's own list export has them.

The format is MISP core (draft-dulaunoy-misp-core-format), the object its template `annotation`. A claim is
an object and no attribute by itself because MISP drops an attribute whose value the event has already, and
near copies of an article quote the same words. Every `id` is 0: the instance that takes the events in
numbers them.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from annotation.exports.shared.admiralty import machine_tags
from annotation.exports.shared.told import Told, is_address, one_line, told, uuid_of
from annotation.published import Published
from schemas import Manifest

NAME = "misp"
TITLE = "MISP events"
SUFFIX = ".json"
MEDIA_TYPE = "application/json"
NEEDS_TEXT = True

_TEMPLATE, _TEMPLATE_VERSION = "5d8dc046-15a1-4ca3-a09f-ed4ede7c4487", "3"
_CATEGORY = "External analysis"
_UNDEFINED_THREAT, _COMPLETE, _ONLY_US, _AS_THE_EVENT = "4", "2", "0", "5"
_UNNUMBERED = "0"
_MOST_INFO = 256
_COLOUR = "#5b6b7b"

Claims = tuple[Told, ...]


def write(version: Published, out: BinaryIO) -> None:
    """Write the stories of a version that have a claim to `out`, in the order in which they end."""
    responsible = _organisation(version.manifest)
    out.write(b'{"response":[')
    for number, (story, claims) in enumerate(_stories(version)):
        out.write(b",\n" if number else b"\n")
        event = {"Event": _event(story, claims) | responsible}
        out.write(json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode())
    out.write(b"\n]}\n")


def _stories(version: Published) -> Iterator[tuple[str, Claims]]:
    """The claims of each story; only those are kept whose last article is still to come."""
    waiting = Counter(version.articles["story_id"].to_pylist())
    begun: defaultdict[str, list[Told]] = defaultdict(list)
    for article, labels in version.readings():
        begun[article.story] += told(article, labels)
        waiting[article.story] -= 1
        if not waiting[article.story] and (claims := begun.pop(article.story)):
            yield article.story, tuple(claims)


def _organisation(manifest: Manifest) -> dict[str, Any]:
    """Who published the version; MISP puts the organisation of whoever takes it in instead."""
    who = {"id": _UNNUMBERED, "name": manifest.author, "uuid": uuid_of("responsible", manifest.author)}
    return {"Org": who, "Orgc": who}


def _event(story: str, claims: Claims) -> dict[str, Any]:
    first = claims[0].article
    attributes = list(_attributes(story, claims))
    objects = [_object(one) for one in claims]
    inside = sum(len(one["Attribute"]) for one in objects)
    return {
        "id": _UNNUMBERED,
        "org_id": _UNNUMBERED,
        "orgc_id": _UNNUMBERED,
        "uuid": uuid_of("event", story),
        "info": (one_line(first.title) or first.article_id)[:_MOST_INFO],
        "date": _day(claims).isoformat(),
        "threat_level_id": _UNDEFINED_THREAT,
        "analysis": _COMPLETE,
        "published": False,
        "publish_timestamp": "0",
        "first_publication": "0",
        "timestamp": _seconds(max(one.label.labelled_at for one in claims)),
        "distribution": _ONLY_US,
        "sharing_group_id": "0",
        "extends_uuid": "",
        "locked": False,
        "attribute_count": str(len(attributes) + inside),
        "Attribute": attributes,
        "Object": objects,
    }


def _day(claims: Claims) -> date:
    """When the story came out; where no article says so, when it was first labelled."""
    days = [one.article.published for one in claims if one.article.published]
    return min(days) if days else min(one.label.labelled_at for one in claims).date()


def _attributes(story: str, claims: Claims) -> Iterator[dict[str, Any]]:
    """Address, title and outlet of each article, each value once."""
    seen: set[str] = set()
    for one in claims:
        article, at = one.article, one.label.labelled_at
        title, outlet = one_line(article.title), one_line(article.outlet)
        address = article.url if is_address(article.url) else ""
        told_of = (("link", address, title), ("text", title, "title"), ("text", outlet, "outlet"))
        for kind, value, comment in told_of:
            if value and value not in seen:
                seen.add(value)
                named = uuid_of("event", story, kind, value)
                found = _attribute(named, kind, value, at=at, comment=comment)
                # Or every event of a paper would be tied to every other.
                yield found | {"disable_correlation": comment == "outlet"}


def _object(one: Told) -> dict[str, Any]:
    at, article = one.label.labelled_at, one.article
    tags = [
        {"id": _UNNUMBERED, "name": name, "colour": _COLOUR, "exportable": True}
        for name in machine_tags(one.claim)
    ]
    words = _attribute(uuid_of(*one.names, "text"), "text", one.words, at=at, comment=one.chain)
    attributes = [words | {"object_relation": "text", "Tag": tags}]
    if is_address(article.url):
        page = _attribute(uuid_of(*one.names, "ref"), "link", article.url, at=at, comment="")
        attributes.append(page | {"object_relation": "ref"})
    return {
        "id": _UNNUMBERED,
        "event_id": _UNNUMBERED,
        "uuid": uuid_of(*one.names),
        "name": "annotation",
        "meta-category": "misc",
        "description": "A claim of an article, and who says it.",
        "template_uuid": _TEMPLATE,
        "template_version": _TEMPLATE_VERSION,
        "timestamp": _seconds(at),
        "distribution": _AS_THE_EVENT,
        "sharing_group_id": "0",
        "comment": one_line(article.title),
        "deleted": False,
        "ObjectReference": [],
        "Attribute": attributes,
    }


def _attribute(named: str, kind: str, value: str, *, at: datetime, comment: str) -> dict[str, Any]:
    """An attribute that no detection is made of."""
    return {
        "id": _UNNUMBERED,
        "event_id": _UNNUMBERED,
        "object_id": _UNNUMBERED,
        "uuid": named,
        "type": kind,
        "category": _CATEGORY,
        "value": value,
        "comment": comment,
        "to_ids": False,
        "distribution": _AS_THE_EVENT,
        "sharing_group_id": "0",
        "timestamp": _seconds(at),
        "deleted": False,
        "disable_correlation": False,
    }


def _seconds(at: datetime) -> str:
    return str(int(at.timestamp()))

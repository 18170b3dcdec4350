"""schema.org: a ClaimReview in JSON-LD for each claim whose credibility somebody judged.

Of a source's claims and of those in the author's own voice; never of a claim that nobody judged so, or that
has no content. The Admiralty scale gives the truest 1, a rating of schema.org gives it `bestRating`: 1
becomes 5 and 5 becomes 1. A 6 has a name and no number. `url`, the page that holds a review, is for whoever
puts it on one.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from annotation.exports.shared.admiralty import CREDIBILITIES, credibility
from annotation.exports.shared.resolving import WIKIDATA, Resolve, registry_of
from annotation.exports.shared.told import Told, is_address, one_line, told, uuid_of
from annotation.published import Published
from schemas import Article, HopKind, Manifest, Source

NAME = "claimreview"
TITLE = "ClaimReview (schema.org)"
SUFFIX = ".jsonld"
MEDIA_TYPE = "application/ld+json"
NEEDS_TEXT = True

BEST, WORST = 5, 1
_PERSONS: frozenset[HopKind] = frozenset({"person", "official", "expert", "anonymous", "social"})
"""The kinds of source that are people; schema.org knows only people and organisations as authors."""
_MARKUP = re.compile("[<>&]")

Thing = dict[str, Any]


def write(version: Published, out: BinaryIO) -> None:
    """Write the reviews of a version to `out`, one feed, in the order of import and of the text."""
    ending = "]}"
    out.write(_json(_feed(version.manifest)).removesuffix(ending).encode())
    for number, review in enumerate(_reviews(version)):
        out.write(b",\n" if number else b"\n")
        out.write(_json(review).encode())
    out.write(f"\n{ending}\n".encode())


def _feed(manifest: Manifest) -> Thing:
    return {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "@id": f"urn:uuid:{uuid_of('feed', manifest.dataset, str(manifest.version))}",
        "name": manifest.dataset,
        "version": str(manifest.version),
        "creator": _responsible(manifest),
        "dateModified": _time(manifest.published_at),
        "dataFeedElement": [],
    }


def _responsible(manifest: Manifest) -> Thing:
    return {"@type": "Person", "name": manifest.author}


def _reviews(version: Published) -> Iterator[Thing]:
    resolve = registry_of(version).resolve
    for article, labels in version.readings():
        for one in told(article, labels):
            if credibility(one.claim) and one.content:
                yield _review(one, version.manifest, resolve)


def _review(one: Told, manifest: Manifest, resolve: Resolve) -> Thing:
    return {
        "@type": "ClaimReview",
        "@id": f"urn:uuid:{uuid_of(*one.names)}",
        "claimReviewed": one.content,
        "itemReviewed": _claim(one, resolve),
        "reviewRating": _rating(credibility(one.claim)),
        "author": _responsible(manifest),
        "datePublished": manifest.published_at.date().isoformat(),
        "dateCreated": _time(one.label.labelled_at),
    }


def _rating(code: str) -> Thing:
    """What is shown is the name; the number says how true, `BEST` for true and `WORST` for false."""
    found: Thing = {"@type": "Rating", "alternateName": CREDIBILITIES[code]}
    if code == "6":
        return found
    return found | {"ratingValue": BEST + WORST - int(code), "bestRating": BEST, "worstRating": WORST}


def _claim(one: Told, resolve: Resolve) -> Thing:
    article = one.article
    found = {"@type": "Claim", "author": _author(one, resolve), "datePublished": _day(article)}
    return _known(found | {"appearance": _appearance(article, resolve)})


def _author(one: Told, resolve: Resolve) -> Thing | None:
    """Who said it first: the outlet in its own voice, nobody where a source is not named."""
    if one.root:
        return _who(one.root.name, one.root.kind, resolve(one.root.source_id, one.root.name))
    return _outlet(one.article, resolve) if one.claim.voice == "author" else None


def _appearance(article: Article, resolve: Resolve) -> Thing:
    found = {
        "@type": "NewsArticle",
        "identifier": f"urn:sha256:{article.sha256}",
        "url": article.url if is_address(article.url) else "",
        "headline": one_line(article.title),
        "publisher": _outlet(article, resolve),
        "datePublished": _day(article),
        "inLanguage": article.language,
    }
    return _known(found)


def _outlet(article: Article, resolve: Resolve) -> Thing | None:
    name = one_line(article.outlet)
    return _who(name, "media", resolve(article.outlet_id, name)) if name else None


def _who(name: str, kind: HopKind, entry: Source | None) -> Thing:
    """Somebody as their entry of the registry has them, or as they are named."""
    if entry:
        name, kind = entry.name, entry.kind
    found = {"@type": "Person" if kind in _PERSONS else "Organization", "name": name}
    return found | ({"sameAs": f"{WIKIDATA}{entry.wikidata}"} if entry and entry.wikidata else {})


def _day(article: Article) -> str:
    return article.published.isoformat() if article.published else ""


def _time(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def _known(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value}


def _json(value: object) -> str:
    """JSON that a page can hold in a `script` element: nothing in it looks like markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _MARKUP.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)

"""What a web page declares of itself: JSON-LD, <meta>, <link>, and the language of <html>."""

import html
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from annotation.ingest.fields import date_of, url_of
from annotation.ingest.language_codes import language_of
from annotation.ingest.linked_data import clean, is_address, linked_data
from annotation.language import languages

_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+) -->")
_SAVED_WITHIN = 2_000
_METAS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("og:title", "twitter:title", "dc.title", "dcterms.title"),
        "outlet": ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher"),
        "author": (
            *(
                "author",
                "article:author",
                "dc.creator",
                "dcterms.creator",
                "parsely-author",
                "sailthru.author",
            ),
            "byl",
        ),
        "published": (
            *("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate"),
            *("publish-date", "publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created"),
            *("dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "citation_publication_date"),
        ),
        "language": ("og:locale", "content-language", "language", "dc.language", "dcterms.language"),
        "url": ("og:url", "twitter:url"),
    }
)
"""Names of <meta> in lower case, the most trusted first."""


def declared_by(tree: Any, source: str) -> dict[str, Any]:
    """Fields of `Metadata` that the page itself states; those that it leaves out are not there.

    A language of the project is left to the text: sites state the language of their menus, and often a wrong
    one. Another language is taken over, because a text is only ever found to be in one of the project.

    Args:
        tree: the page as lxml parsed it.
        source: the page's text, for the comment that browsers leave in pages that they save.
    """
    linked, metas = linked_data(tree), _metas(tree)

    def first(field: str, *values: str) -> str:
        return next(filter(None, (*values, *(metas.get(name, "") for name in _METAS[field]))), "")

    language = language_of(first("language", tree.get("lang") or "", linked.get("language", "")))
    found: dict[str, Any] = {
        "title": first("title", linked.get("title", "")) or _heading(tree),
        "outlet": first("outlet", linked.get("outlet", "")),
        "author": first("author", linked.get("author", "")),
        "agency": linked.get("agency", ""),
        "url": _address(tree, first("url", linked.get("url", "")), source),
        "language": "" if language in languages() else language,
    }
    if found["author"] == found["agency"]:
        found["author"] = ""
    day = date_of(first("published", linked.get("published", ""), _timed(tree)), language=lambda: language)
    if day is not None:
        found |= {"published": day, "published_certainty": "declared"}
    return {name: value for name, value in found.items() if value}


def _metas(tree: Any) -> dict[str, str]:
    """The content of every <meta> by its name, the first one of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = clean(meta.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            # The address of a profile is no name; another <meta> may hold that.
            if name and content and not (name in _METAS["author"] and is_address(content)):
                found.setdefault(name, content)
    return found


def _heading(tree: Any) -> str:
    """The only <h1>, or else the page's <title>."""
    headings = [clean(heading.text_content()) for heading in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    return next((clean(title.text_content()) for title in tree.iter("title")), "")


def _timed(tree: Any) -> str:
    times = tree.xpath("//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime")
    return str(times[0]) if times else ""


def _address(tree: Any, stated: str, source: str) -> str:
    canonical = (link.get("href") or "" for link in tree.iter("link") if _is_canonical(link))
    saved = _SAVED_FROM.search(source[:_SAVED_WITHIN])
    candidates = (*canonical, stated, html.unescape(saved[1]) if saved else "")
    return next((url_of(one) for one in candidates if one.strip().lower().startswith("http")), "")


def _is_canonical(link: Any) -> bool:
    return "canonical" in (link.get("rel") or "").lower().split()

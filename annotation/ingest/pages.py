"""What a web page declares of itself: JSON-LD, <meta>, <link>, and the language of <html>."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from annotation.ingest.fields import date_of, url_of
from annotation.ingest.language_codes import language_of
from annotation.language import languages

_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
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
    linked, metas = _linked_data(tree), _metas(tree)

    def first(field: str, *values: str) -> str:
        return next(filter(None, (*values, *(metas.get(name, "") for name in _METAS[field]))), "")

    language = language_of(first("language", tree.get("lang") or "", linked.get("language", "")))
    found: dict[str, Any] = {
        "title": first("title", linked.get("title", "")) or _heading(tree),
        "outlet": first("outlet", linked.get("outlet", "")),
        "author": _person(first("author", linked.get("author", ""))),
        "url": _address(tree, first("url", linked.get("url", "")), source),
        "language": "" if language in languages() else language,
    }
    day = date_of(first("published", linked.get("published", ""), _timed(tree)), language=lambda: language)
    if day is not None:
        found |= {"published": day, "published_certainty": "declared"}
    return {name: value for name, value in found.items() if value}


def _metas(tree: Any) -> dict[str, str]:
    """The content of every <meta> by its name, the first one of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = _clean(meta.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _heading(tree: Any) -> str:
    """The only <h1>, or else the page's <title>."""
    headings = [_clean(heading.text_content()) for heading in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    return next((_clean(title.text_content()) for title in tree.iter("title")), "")


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


def _person(name: str) -> str:
    """A name; an address of a profile is none."""
    return "" if "://" in name else name


def _clean(value: object) -> str:
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""


# JSON-LD


def _linked_data(tree: Any) -> dict[str, str]:
    """What the first article among the JSON-LD of the page states."""
    nodes = [node for value in _scripts(tree) for node in _nodes(value)]
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = next((node for node in nodes if _is_article(node)), None)
    if article is None:
        return {}
    return {
        "title": _clean(article.get("headline")) or _clean(article.get("name")),
        "outlet": _names(article.get("publisher"), named),
        "author": _names(article.get("author"), named),
        "published": _clean(article.get("datePublished")),
        "language": _names(article.get("inLanguage"), named),
        "url": _clean(article.get("url")),
    }


def _scripts(tree: Any) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            yield json.loads(script.text_content().strip(), strict=False)
        except (ValueError, RecursionError):
            # What a page states wrongly is not stated.
            continue


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of one script: itself, the items of a list, and those of "@graph"."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            yield from (node for node in graph if isinstance(node, dict)) if isinstance(graph, list) else ()


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _names(value: Any, named: Mapping[str, dict[str, Any]]) -> str:
    """The names of persons or organisations: a text, an object, a reference to one, or a list of these."""
    names: dict[str, None] = {}
    for one in value if isinstance(value, list) else [value]:
        node = named.get(str(one.get("@id")), one) if isinstance(one, dict) else None
        name = _clean(node.get("name")) if node is not None else _clean(one)
        if name:
            names[name] = None
    return ", ".join(names)

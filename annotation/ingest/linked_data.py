"""What the JSON-LD of a web page states of its article."""

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

from annotation.ingest.credits import agencies

_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_ORGANISATION = re.compile(r"(?:Organization|Corporation)$")
_ADDRESS = re.compile(r"\S*(?://|\bwww\.|\.[a-z]{2,6}/)\S*")
_WITHIN = ("@graph", "mainEntity")
_WRAPPED = re.compile(r"(?:(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?\s*)+")
_WRAPPED_END = re.compile(r"(?:(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*)+\Z")
_END_WITHIN = 64


def linked_data(tree: Any) -> dict[str, str]:
    """Fields of `Metadata` that the first article among the JSON-LD of the page states; some may be empty."""
    nodes = [node for value in _scripts(tree) for node in _nodes(value)]
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = next((node for node in nodes if _is_a(_ARTICLE, node)), None)
    if article is None:
        return {}
    authors = _named(article.get("author"), named)
    agency = next((name for name, is_agency in authors.items() if is_agency), "")
    return {
        "title": clean(article.get("headline")) or clean(article.get("name")),
        "outlet": ", ".join(_named(article.get("publisher"), named)),
        "author": ", ".join(name for name, is_agency in authors.items() if not is_agency),
        "agency": agency,
        "published": clean(article.get("datePublished")),
        "language": ", ".join(_named(article.get("inLanguage"), named)),
        "url": clean(article.get("url")),
    }


def clean(value: object) -> str:
    """A text without character references, line ends and doubled spaces; empty when it is none."""
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""


def is_address(name: str) -> bool:
    """Whether it is the address of a profile rather than a name."""
    return _ADDRESS.fullmatch(name) is not None


def _scripts(tree: Any) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            yield json.loads(_unwrapped(script.text_content().strip()), strict=False)
        except (ValueError, RecursionError):
            # What a page states wrongly is not stated.
            continue


def _unwrapped(source: str) -> str:
    """The JSON inside the comment or CDATA that hides scripts from old browsers."""
    start = _WRAPPED.match(source)
    if start is None:
        return source
    end = _WRAPPED_END.search(source, max(start.end(), len(source) - _END_WITHIN))
    return source[start.end() : end.start() if end else None]


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of one script, those on top first: items of lists, of "@graph", and main entities."""
    waiting = deque([value])
    while waiting:
        one = waiting.popleft()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            yield one
            waiting.extend(one[name] for name in _WITHIN if name in one)


def _is_a(kind: re.Pattern[str], node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(one, str) and kind.search(one) for one in (kinds if isinstance(kinds, list) else [kinds])
    )


def _named(value: Any, named: Mapping[str, dict[str, Any]]) -> dict[str, bool]:
    """The names of persons or organisations, each with whether it is an organisation listed as an agency.

    They are given as a text, an object, a reference to one, or a list of these; addresses are left out.
    """
    names: dict[str, bool] = {}
    for one in value if isinstance(value, list) else [value]:
        node = named.get(str(one.get("@id")), one) if isinstance(one, dict) else None
        name = clean(node.get("name")) if node is not None else clean(one)
        if name and not is_address(name):
            names[name] = node is not None and _is_a(_ORGANISATION, node) and name in agencies()
    return names

"""What the files of the tables hold: English names and raw numbers, alike in every language.

A share is a number from 0 to 1 and empty where it is one of nothing; an interval has a column for each end. A
source has its key beside its name.
"""

from collections.abc import Sequence
from typing import Any

from annotation.workbench.ledger import (
    Cited,
    Depth,
    Evidence,
    Flow,
    Leaning,
    Ledger,
    Part,
    Rating,
    Rooted,
    Said,
    Share,
    Standing,
)

Row = dict[str, Any]

_LAYERS = (("originator", "relay"), ("relay", "outlet"), ("originator", "outlet"))


def standing(one: Standing) -> Row:
    """A source in a role."""
    said = one.reliability
    rated = {f"credibility_{code}": count for code, count in zip("12345", one.credibility, strict=True)}
    return {
        "source": one.entity.name,
        "source_key": one.entity.key,
        "kind": one.entity.kind,
        "claims": one.claims,
        "articles": one.articles,
        "stories": one.stories,
        "quoted_whole": _share(one.direct, one.worded),
        "quoted_whole_n": one.worded,
        "confirmed": one.confirmed,
        "contradicted": one.contradicted,
        "both": one.contested,
        "grade": said.grade if said else "",
        "reliability": said.mean if said else None,
        "reliability_low": said.low if said else None,
        "reliability_high": said.high if said else None,
        "reliability_n": said.n if said else None,
        **rated,
        "not_rated": one.unrated,
        "first_day": one.first,
        "last_day": one.last,
    }


def flow(one: Flow, found: Ledger) -> Row:
    """What one passes to another."""
    giver, taker = _LAYERS[one.layer]
    ends = _source("from", one.giver, found) | _source("to", one.taker, found)
    return {"from_role": giver, "to_role": taker, **ends, "claims": one.claims}


def cited(one: Cited, found: Ledger) -> Row:
    """Who cites whom."""
    ends = _source("cites", one.citing, found) | _source("is_cited", one.cited, found)
    return {**ends, "claims": one.claims, "in_circle": one.in_circle}


def leaning(one: Leaning, found: Ledger) -> Row:
    """The stances of a source towards a target."""
    sides = {name: getattr(one, name) for name in ("favor", "against", "neutral", "unclear")}
    return {**_source("source", one.source, found), "target": one.target, **sides, "n": one.n}


def share(one: Share, found: Ledger) -> Row:
    """A part of what a source or an outlet says."""
    ends = {"share": one.claims / one.n, "share_low": one.low, "share_high": one.high}
    return {**_source("source", one.of, found), "value": one.value, "claims": one.claims, "n": one.n, **ends}


def rating(one: Rating) -> Row:
    """A cell of the Admiralty code."""
    return {"reliability": one.reliability, "credibility": one.credibility, "claims": one.claims}


def story(one: Rooted, found: Ledger) -> Row:
    """A story with its roots."""
    roots = [found.book.entities[number] for number in one.roots]
    return {
        "story": one.story,
        "title": found.title(one.story),
        "articles": one.articles,
        "claims": len(one.rows),
        "roots": len(roots),
        "root_names": "; ".join(root.name for root in roots),
        "root_keys": "; ".join(root.key for root in roots),
        "claims_of_nobody_named": one.unnamed,
    }


def said(one: Said, it: Evidence, found: Ledger) -> Row:
    """A point of a time line, with one of its claims."""
    article = {"article": it.title, "article_id": it.article_id, "day": it.published}
    return {**_source("source", one.entity, found), **article, "claims": one.claims, "first": one.is_first}


def depth(one: Depth, n: int) -> Row:
    """The claims that come through so many names, of `n`."""
    quoted = {"quoted_whole": _share(one.direct, one.worded), "quoted_whole_n": one.worded}
    return {"names": one.names, "claims": one.claims, "n": n, "share": _share(one.claims, n), **quoted}


def parts(those: Sequence[Part], n: int) -> list[Row]:
    """Parts of `n` claims."""
    return [
        {"value": one.value, "claims": one.claims, "n": n, "share": _share(one.claims, n)} for one in those
    ]


def _source(name: str, number: int, found: Ledger) -> Row:
    one = found.book.entities[number]
    return {name: one.name, f"{name}_key": one.key}


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None

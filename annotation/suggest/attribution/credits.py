"""What a byline or a dateline credits for the whole article: "(selon RT)", "(avec AFP)"."""

import re
from collections.abc import Collection
from dataclasses import replace

from annotation.suggest.attribution.found import Found, Link
from annotation.suggest.attribution.zone import Zone
from annotation.suggest.who.names import SourceNames
from schemas import HopKind, Span

_AGENCIES: Collection[HopKind] = {"agency"}
_CHANNELS: Collection[HopKind] = {"agency", "media"}
_PARENTHESIS = re.compile(r"[^()\n.]{0,40}\((?=\w)")
_DASH = re.compile(r"\) ?[-–—:]")


def byline_credits(zone: Zone, names: SourceNames) -> list[Found]:
    """Who a byline says that the article comes from, each on its own."""
    zone = replace(zone, text=zone.source)
    cue = zone.lexicon["credit"].search(zone.text, zone.start, zone.end)
    if cue:
        span = Span(start=cue.start("cue"), end=cue.end("cue"))
        return [_credit(source, span) for source in _listed(zone, cue.end(), names)]
    bracket = _PARENTHESIS.match(zone.text, zone.start, zone.end)
    listed = _listed(zone, bracket.end(), names) if bracket else []
    known = [one for one in listed if _named(zone, one.start, names, _CHANNELS)]
    leading = _named(zone, zone.start, names, _CHANNELS)
    bare = listed if known else [leading] if leading else []
    return [Found((Link(one, "relay"),), None, (), "byline", scope="article") for one in bare]


def dateline_credit(zone: Zone, names: SourceNames) -> list[Found]:
    """The agency between parentheses in front of a dash: "MOSCOU (AFP) - "."""
    parenthesis = _PARENTHESIS.match(zone.text, zone.start, zone.end)
    span = _named(zone, parenthesis.end(), names, _AGENCIES) if parenthesis else None
    closes = span and _DASH.match(zone.text, span.end)
    return [Found((Link(span, "relay"),), None, (), "credit", scope="article")] if span and closes else []


def _credit(source: Span, cue: Span) -> Found:
    return Found((Link(source, "relay"),), cue, (), "credit", scope="article")


def _listed(zone: Zone, start: int, names: SourceNames) -> list[Span]:
    """One or more sources in a row: "avec AFP et Reuters"."""
    found: list[Span] = []
    while source := _named(zone, start, names, _CHANNELS) or _proper(zone, start):
        found.append(source)
        gap = zone.lexicon["credit_join"].match(zone.text, source.end, zone.end)
        if gap is None:
            break
        start = gap.end()
    return found


def _proper(zone: Zone, start: int) -> Span | None:
    """A name that the registry does not know: a credit names a source, whoever it is."""
    name = zone.lexicon["credited"].match(zone.text, start, zone.end)
    if name is None or zone.lexicon["no_name"].match(name[0]):
        return None
    return Span(start=name.start(), end=name.end())


def _named(zone: Zone, start: int, names: SourceNames, kinds: Collection[HopKind]) -> Span | None:
    if generic := zone.lexicon["generic"].match(zone.text, start, zone.end):
        return Span(start=generic.start(), end=generic.end())
    named = names.find(zone.text, start=start, end=min(zone.end, start + 60))
    return named[0].span if named and named[0].span.start == start and named[0].kind in kinds else None

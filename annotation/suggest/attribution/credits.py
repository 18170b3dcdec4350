"""What a byline or a dateline credits for the whole article: "(selon RT)", "(avec AFP)"."""

import re
from collections.abc import Collection

from annotation.suggest.attribution.found import Found, Link
from annotation.suggest.attribution.zone import Zone
from annotation.suggest.who.names import SourceNames
from schemas import HopKind, Span

_CREDIT, _BARE = 0.9, 0.5
_AGENCIES: Collection[HopKind] = {"agency"}
_CHANNELS: Collection[HopKind] = {"agency", "media"}
_PARENTHESIS = re.compile(r"[^()\n.]{0,40}\((?=\w)")
_DASH = re.compile(r"\) ?[-–—:]")


def byline_credits(zone: Zone, names: SourceNames) -> list[Found]:
    """Who a byline says that the article comes from, each on its own."""
    cue = zone.lexicon["credit"].search(zone.text, zone.start, zone.end)
    if cue:
        span = Span(start=cue.start("cue"), end=cue.end("cue"))
        return [_credit(source, span) for source in _listed(zone, cue.end(), names)]
    leading = _named(zone, zone.start, names, _CHANNELS)
    return [Found((Link(leading, "relay"),), None, (), _BARE, scope="article")] if leading else []


def dateline_credit(zone: Zone, names: SourceNames) -> list[Found]:
    """The agency between parentheses in front of a dash: "MOSCOU (AFP) - "."""
    parenthesis = _PARENTHESIS.match(zone.text, zone.start, zone.end)
    span = _named(zone, parenthesis.end(), names, _AGENCIES) if parenthesis else None
    closes = span and _DASH.match(zone.text, span.end)
    return [Found((Link(span, "relay"),), None, (), _CREDIT, scope="article")] if span and closes else []


def _credit(source: Span, cue: Span) -> Found:
    return Found((Link(source, "relay"),), cue, (), _CREDIT, scope="article")


def _listed(zone: Zone, start: int, names: SourceNames) -> list[Span]:
    """One or more sources in a row: "avec AFP et Reuters"."""
    found: list[Span] = []
    while source := _named(zone, start, names, _CHANNELS) or _proper(zone, start):
        found.append(source)
        gap = zone.lexicon["next_credit"].match(zone.text, source.end, zone.end)
        if gap is None:
            break
        start = gap.end()
    return found


def _proper(zone: Zone, start: int) -> Span | None:
    """A name that the registry does not know: a credit names a source, whoever it is."""
    name = zone.lexicon["credited"].match(zone.text, start, zone.end)
    return Span(start=name.start(), end=name.end()) if name else None


def _named(zone: Zone, start: int, names: SourceNames, kinds: Collection[HopKind]) -> Span | None:
    if generic := zone.lexicon["generic"].match(zone.text, start, zone.end):
        return Span(start=generic.start(), end=generic.end())
    named = names.find(zone.text, start=start, end=min(zone.end, start + 60))
    return named[0].span if named and named[0].span.start == start and named[0].kind in kinds else None

"""Prepositions ("selon X, ..."), relays ("citée par X") and credits ("(avec AFP)")."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from annotation.suggest.found import Found, Link
from annotation.suggest.hops import is_channel
from annotation.suggest.names import SourceNames
from annotation.suggest.phrases import Zone, noun_after, quote_ending, trimmed, without_tail
from annotation.suggest.verbs import content_start
from schemas import HopKind, Span

_PREPOSITION, _SOURCELESS, _CREDIT = 0.85, 0.5, 0.9
_NEAR = 120
_OPENING = re.compile(r"(?:\w+,? )?")
_AGENCIES: Collection[HopKind] = {"agency"}
_CHANNELS: Collection[HopKind] = {"agency", "media"}


def with_prepositions(zone: Zone, found: Sequence[Found]) -> list[Found]:
    """`found` and what prepositions attribute; after an attribution, a preposition names its relay."""
    result = list(found)
    for cue in zone.lexicon["preposition"].finditer(zone.text, zone.start, zone.end):
        if zone.lexicon["trap"].match(zone.text, cue.end(), zone.end):
            continue
        span = Span(start=cue.start(), end=cue.end())
        before = zone.text[content_start(zone, cue.start()) : cue.start()]
        opens = _OPENING.fullmatch(before) is not None
        noun = noun_after(zone, cue.end(), must_close=opens)
        pronoun = zone.lexicon["pronoun"].match(zone.text, cue.end() + 1, zone.end)
        if pronoun:
            noun = Span(start=pronoun.start(), end=pronoun.end())
        if noun and noun.of(zone.text).strip():
            result = _add(zone, result, span, noun, opens=opens)
    return result


def _add(zone: Zone, found: list[Found], cue: Span, noun: Span, *, opens: bool) -> list[Found]:
    if opens and (added := _add_opening(zone, found, cue, noun)) != found:
        return added
    relayed = [one for one in found if one.chain and one.end <= cue.start and one.scope == "span"]
    if relayed:
        relay = Link(noun, "relay", cue)
        return [replace(one, chain=(*one.chain, relay)) if one in relayed else one for one in found]
    content = _content_around(zone, cue, noun)
    return [*found, Found((Link(noun),), cue, content, _PREPOSITION)] if content else found


def _add_opening(zone: Zone, found: list[Found], cue: Span, noun: Span) -> list[Found]:
    citing = zone.lexicon["citing"].search(zone.text, noun.end, min(noun.end + 4 + 10, zone.end))
    chain: tuple[Link, ...] = (Link(noun),)
    end = noun.end
    if citing and (origin := noun_after(zone, citing.end())):
        chain = (Link(origin, cue=_cue(citing)), Link(noun, "relay", cue))
        end = origin.end
    end = _past_aside(zone, end)
    stop = zone.lexicon["content_stop"].search(zone.text, end + 2, zone.end)
    content = trimmed(zone.text, end, stop.start() if stop else zone.end)
    if content is None:
        return found
    for one in found:
        if one.source and content.start in {one.source.start, *(span.start for span in one.content)}:
            relay = Link(noun, "relay", cue)
            return [replace(other, chain=(*one.chain, relay)) if other is one else other for other in found]
    return [*found, Found(chain, cue, (content,), _PREPOSITION)]


def _past_aside(zone: Zone, end: int) -> int:
    """Past "consulté par IRNA," to where the content begins."""
    if zone.lexicon["relative"].match(zone.text, end, zone.end):
        comma = zone.lexicon["comma"].search(zone.text, end + 1, zone.end)
        return comma.end() if comma else end
    if zone.lexicon["relay"].match(zone.text, end + 1, zone.end) or zone.text[end : end + 1] not in {
        ",",
        " ",
    }:
        comma = zone.lexicon["comma"].search(zone.text, end, zone.end)
        return comma.end() if comma else end
    comma = zone.lexicon["comma"].search(zone.text, end, min(zone.end, end + 70))
    return comma.end() if comma and not zone.lexicon["clause"].search(zone.text, end, comma.start()) else end


def _content_around(zone: Zone, cue: Span, noun: Span) -> tuple[Span, ...]:
    quote = quote_ending(zone.quotes, without_tail(zone.text, cue.start, " "))
    if quote and zone.source[quote.end - 2] != ",":
        return (quote,)
    before = trimmed(zone.text, content_start(zone, cue.start), cue.start)
    after = trimmed(zone.text, noun.end, zone.end) if zone.text[noun.end : noun.end + 1] == "," else None
    is_aside = before and after and zone.text[without_tail(zone.text, cue.start, " ") - 1] == ","
    return tuple(span for span in (before, after if is_aside else None) if span)


def sourceless(zone: Zone, found: Sequence[Found]) -> list[Found]:
    """Rumours that name nobody ("paraît-il", "reportedly")."""
    cue = zone.lexicon["sourceless"].search(zone.text, zone.start, zone.end)
    if not cue or any(one.end > cue.start() for one in found):
        return []
    sides = ((content_start(zone, cue.start()), cue.start()), (cue.end(), zone.end))
    content = tuple(span for start, end in sides if (span := trimmed(zone.text, start, end)))
    return [Found((), Span(start=cue.start(), end=cue.end()), content, _SOURCELESS, "distancing")]


def with_relays(zone: Zone, found: Found, names: SourceNames) -> Found:
    """`found` with the relays that the sentence names: "citing X", "cité par X", "à l'AFP"."""
    if not found.source or any(link.role == "relay" for link in found.chain):
        return found
    if origin := _cited(zone, found):
        relay = replace(found.chain[0], role="relay", cue=found.cue)
        return replace(found, chain=(origin, relay))
    if inside := zone.lexicon["relay"].search(zone.text, found.source.start, found.source.end):
        speaker = trimmed(zone.text, found.source.start, inside.start())
        relay_noun = noun_after(zone, inside.end())
        if speaker and relay_noun:
            return replace(found, chain=(Link(speaker), Link(relay_noun, "relay", _cue(inside))))
    relays = _channels(zone, found, names)
    for cue in zone.lexicon["relay"].finditer(zone.text, max(zone.start, found.source.end), zone.end):
        is_outside = not any(span.start < cue.start() < span.end for span in found.content)
        is_near = cue.start() - found.source.end < _NEAR
        if is_outside and is_near and (noun := noun_after(zone, cue.end())):
            relays.append(Link(noun, "relay", _cue(cue)))
    return replace(found, chain=(*found.chain, *relays))


def _cue(found: re.Match[str]) -> Span:
    return Span(start=found.start("cue"), end=found.end("cue"))


def _cited(zone: Zone, found: Found) -> Link | None:
    start = found.source.end if found.source else zone.start
    for cue in zone.lexicon["citing"].finditer(zone.text, max(zone.start, start), zone.end):
        is_outside = not any(span.start < cue.start() < span.end for span in found.content)
        if is_outside and (noun := noun_after(zone, cue.end())):
            return Link(noun, cue=_cue(cue))
    return None


def _channels(zone: Zone, found: Found, names: SourceNames) -> list[Link]:
    if not found.source or not found.cue:
        return []
    after = found.cue.end
    if after < zone.start or any(span.start < after < span.end for span in found.content):
        return []
    gap = min([span.start for span in found.content if span.start >= after], default=zone.end)
    told = zone.lexicon["told_verb"].search(found.cue.of(zone.text))
    if told and (noun := noun_after(replace(zone, end=min(zone.end, gap)), after)):
        return [Link(noun, "relay")] if is_channel(noun.of(zone.text), zone.lexicon, names) else []
    for named in names.find(zone.text, start=after, end=min(gap, max(after, found.source.end) + 70)):
        if named.span.overlaps(found.source):
            continue
        lead = zone.text[after : named.span.start]
        if named.kind in _CHANNELS and zone.lexicon["channel_end"].search(lead):
            return [Link(named.span, "relay")]
    return []


def credits_of(zone: Zone, names: SourceNames, *, everywhere: bool) -> list[Found]:
    """What a byline or a dateline credits for the whole article; a dateline only between parentheses."""
    if everywhere:
        for cue in zone.lexicon["credit"].finditer(zone.text, zone.start, zone.end):
            if span := _credited(zone, cue.end(), names):
                return [Found((Link(span, "relay", _cue(cue)),), _cue(cue), (), _CREDIT, scope="article")]
        leading = _credited(zone, zone.start, names)
        return [Found((Link(leading, "relay"),), None, (), 0.5, scope="article")] if leading else []
    parenthesis = re.compile(r"[^()\n.]{0,40}\((?=\w)").match(zone.text, zone.start, zone.end)
    span = _credited(zone, parenthesis.end(), names, _AGENCIES) if parenthesis else None
    closes = span and re.compile(r"\) ?[-–—:]").match(zone.text, span.end)
    return [Found((Link(span, "relay"),), None, (), _CREDIT, scope="article")] if span and closes else []


def _credited(
    zone: Zone, start: int, names: SourceNames, kinds: Collection[HopKind] = _CHANNELS
) -> Span | None:
    if generic := zone.lexicon["generic"].match(zone.text, start, zone.end):
        return Span(start=start, end=generic.end())
    named = names.find(zone.text, start=start, end=min(zone.end, start + 60))
    return named[0].span if named and named[0].span.start == start and named[0].kind in kinds else None

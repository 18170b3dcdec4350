"""Who passes on what somebody else said: "citée par X", "a dit à l'AFP", "X told Reuters", "citing X"."""

import re
from dataclasses import replace

from annotation.suggest.attribution.found import Found, Link
from annotation.suggest.attribution.phrases import noun_after
from annotation.suggest.attribution.zone import Zone, trimmed
from annotation.suggest.who.labels import is_channel, kind_of, registered
from annotation.suggest.who.names import SourceNames
from annotation.suggest.who.speakers import is_speaker
from schemas import Span

_NEAR, _REACH = 120, 90


def with_relays(zone: Zone, found: Found, names: SourceNames) -> Found:
    """`found` with the relays that the sentence names."""
    if not found.source or any(link.role == "relay" for link in found.chain):
        return found
    if origin := _cited(zone, found, names):
        relay = replace(found.chain[0], role="relay", cue=found.cue)
        return replace(found, chain=(origin, relay))
    if inside := zone.lexicon["relay"].search(zone.text, found.source.start, found.source.end):
        speaker = trimmed(zone.text, found.source.start, inside.start())
        relay_noun = noun_after(replace(zone, end=found.source.end), inside.end())
        if speaker and relay_noun:
            return replace(found, chain=(Link(speaker), Link(relay_noun, "relay", _cue(inside))))
    relays = _channels(zone, found, names)
    for cue in zone.lexicon["relay"].finditer(zone.text, max(zone.start, found.source.end), zone.end):
        is_outside = not any(span.start < cue.start() < span.end for span in found.content)
        is_near = cue.start() - max(found.source.end, found.cue.end if found.cue else 0) < _NEAR
        if is_outside and is_near and (noun := _relay_noun(zone, cue.end(), names)):
            relays.append(Link(noun, "relay", _cue(cue)))
    if not relays and (before := _seen_before(zone, found, names)):
        relays.append(before)
    return replace(found, chain=(*found.chain, *relays))


def _cue(found: re.Match[str]) -> Span:
    return Span(start=found.start("cue"), end=found.end("cue"))


def _relay_noun(zone: Zone, start: int, names: SourceNames) -> Span | None:
    """The noun phrase of a relay; a registered name is whole by itself ("Reuters and dated August 3")."""
    named = names.find(zone.text, start=start, end=min(zone.end, start + _REACH))
    if named and not zone.text[start : named[0].span.start].strip():
        return named[0].span
    return noun_after(zone, start)


def _seen_before(zone: Zone, found: Found, names: SourceNames) -> Link | None:
    """In a letter seen by Reuters, X complained ..."."""
    first = min(span.start for span in (found.source, found.cue, *found.content) if span)
    cue = zone.lexicon["relay"].search(zone.text, zone.start, max(zone.start, first))
    noun = _relay_noun(replace(zone, end=first), cue.end(), names) if cue else None
    return Link(noun, "relay", _cue(cue)) if cue and noun else None


def _cited(zone: Zone, found: Found, names: SourceNames) -> Link | None:
    source = found.source
    if source is None:
        return None
    passes_on = is_channel(source.of(zone.text), zone.lexicon, names)
    for cue in zone.lexicon["citing"].finditer(zone.text, max(zone.start, source.end), zone.end):
        is_outside = not any(span.start < cue.start() < span.end for span in found.content)
        noun = noun_after(zone, cue.end()) if is_outside else None
        if noun and (passes_on or is_speaker(noun.of(zone.text), zone.lexicon, names)):
            return Link(noun, cue=_cue(cue))
    return None


def _channels(zone: Zone, found: Found, names: SourceNames) -> list[Link]:
    """The medium that the statement was made to, right behind the cue or the speaker."""
    if not found.source or not found.cue:
        return []
    between = replace(zone, end=found.source.start)
    if found.source.start > found.cue.end and (relay := _channel(between, found.cue.end, names)):
        return [relay]
    after = max(found.cue.end, found.source.end if found.source.start > found.cue.start else 0)
    if after < zone.start or any(span.start < after < span.end for span in found.content):
        return []
    gap = min([span.start for span in found.content if span.start >= after], default=zone.end)
    near = replace(zone, end=min(zone.end, gap, after + _REACH))
    if zone.lexicon["told_verb"].search(found.cue.of(zone.text)):
        told = noun_after(near, after)
        if told and (_passes_on(told.of(zone.text), zone, names) or _is_outlet(told, zone, names)):
            return [Link(told, "relay")]
    relay = _channel(near, after, names)
    return [relay] if relay else []


def _channel(zone: Zone, after: int, names: SourceNames) -> Link | None:
    for cue in zone.lexicon["channel"].finditer(zone.text, max(zone.start, after - 1), zone.end):
        noun = noun_after(zone, cue.end())
        link = Span(start=cue.start("cue"), end=cue.end("cue")) if cue["cue"] else None
        if noun and (link or _passes_on(noun.of(zone.text), zone, names)):
            return Link(noun, "relay", link)
    return None


def _is_outlet(noun: Span, zone: Zone, names: SourceNames) -> bool:
    """Whoever is told and has a name like a company's: "told Nordpress that"."""
    surface = noun.of(zone.text)
    kind = kind_of(surface, registered(surface, names, zone.lexicon), zone.lexicon)
    return surface[:1].isupper() and kind == "organisation" and not zone.lexicon["no_relay"].match(surface)


def _passes_on(surface: str, zone: Zone, names: SourceNames) -> bool:
    """A medium with a name or a description of its own, not "the press"."""
    return not zone.lexicon["no_relay"].match(surface) and is_channel(surface, zone.lexicon, names)

"""Nouns that report: "les affirmations de X selon lesquelles ...", "X's claim that ..."."""

import re

from annotation.suggest.attribution.found import Found, Link
from annotation.suggest.attribution.phrases import noun_before
from annotation.suggest.attribution.zone import Zone, trimmed
from schemas import Span


def nominal_attributions(zone: Zone) -> list[Found]:
    """What the reporting nouns of a zone attribute."""
    found = []
    for noun in zone.lexicon["nominal"].finditer(zone.text, zone.start, zone.end):
        cue, begin = _group(noun, "cue"), _group(noun, "content")
        source = _group(noun, "source") or _group(noun, "owner") or _group(noun, "people")
        stop = zone.lexicon["content_stop"].search(zone.text, noun.end(), zone.end)
        parts = zone.lexicon["nominal_end"].search(zone.text, noun.end(), zone.end)
        ends = [zone.end, *(one.start() for one in (stop, parts) if one)]
        content = trimmed(zone.text, begin.start, min(ends)) if begin else None
        if cue and content:
            doubts = zone.lexicon["doubtful_noun"].search(cue.of(zone.text))
            chain = (Link(source),) if source else ()
            found.append(Found(chain, cue, (content,), "nominal", "distancing" if doubts else "neutral"))
    return found


def reasons(zone: Zone) -> list[Found]:
    """What somebody gives as the reason of what he does: "au motif que", "on the grounds that"."""
    reason = zone.lexicon["reason"].search(zone.text, zone.start, zone.end)
    verb = zone.lexicon["subject_end"].search(zone.text, zone.start, reason.start()) if reason else None
    source = noun_before(zone, verb.start()) if verb else None
    if zone.tree and reason and source is None:
        source = zone.tree.first_subject()
    content = trimmed(zone.text, reason.start("content"), zone.end) if reason else None
    if not reason or not source or not content:
        return []
    cue = Span(start=reason.start("cue"), end=reason.end("cue"))
    return [Found((Link(source),), cue, (content,), "nominal")]


def _group(found: re.Match[str], name: str) -> Span | None:
    """What a group caught, or the second of its name: a pattern may say the same in two orders."""
    for one in (name, f"{name}2"):
        if found.groupdict().get(one):
            return Span(start=found.start(one), end=found.end(one))
    return None

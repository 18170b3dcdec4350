"""What was said, where it stands before its cue, and where a quotation goes on behind it."""

import re

from annotation.suggest.attribution.zone import Zone, quote_ending, trimmed, without_tail
from schemas import Span

_OPENS_DIALOGUE = re.compile(r"[—–] ?[\w¿¡]")
_DATELINE = re.compile(
    r"(?:\([^()\n]{2,40}\)|[A-ZÀ-Þ][\w.' -]{1,30}(?:, \w+\.?(?: \w+\.?)?)?(?: ?\([^()\n]{2,30}\))?)"
    r" ?(?:--|[-–—]|(?<=[A-Z]):) "
)
_COLON = re.compile(r" ?: ")
_RESUMES = re.compile(r",? (?=[«\"“])")
_CLOSED = re.compile(r"\.?(?:\s*$|\n| (?=[A-ZÀ-Þ«\"“]))")


def content_start(zone: Zone, end: int) -> int:
    """Where the speech that ends at `end` begins: after a dateline, a colon or a dash."""
    dateline = _DATELINE.match(zone.text, zone.start, end)
    start = dateline.end() if dateline else zone.start
    if _OPENS_DIALOGUE.match(zone.text, start):
        return start
    breaks = [found.end() for found in _COLON.finditer(zone.text, start, end)]
    breaks += [found.end() for found in zone.lexicon["semicolon"].finditer(zone.text, start, end)]
    return max([start, *breaks])


def speech_before(zone: Zone, position: int) -> Span | None:
    """The content that ends at `position`: its quotation, from an earlier sentence if need be."""
    end = without_tail(zone.text, position, " \n,")
    quote = quote_ending(zone.quotes, end)
    start = content_start(zone, max(end, zone.start))
    return trimmed(zone.text, min(start, quote.start) if quote else start, end)


def quoted_before(zone: Zone, position: int) -> Span | None:
    """The quotation that ends at `position`, spaces and commas aside."""
    return quote_ending(zone.quotes, without_tail(zone.text, position, " ,"))


def goes_on(zone: Zone, quote: Span) -> bool:
    """Whether a comma, a question or an exclamation says that more follows the quotation."""
    return zone.text[quote.end : quote.end + 1] == "," or zone.source[quote.end - 2] in ",?!…"


def spoken_before(zone: Zone, position: int, *, ends_clause: bool) -> Span | None:
    """The content before a subject at `position`: a quotation, or a clause that a comma closes."""
    quote = quoted_before(zone, position)
    closed = quote is not None and goes_on(zone, quote)
    follows_comma = (
        zone.text[max(0, position - 3) : position].rstrip(" ").endswith(",") and position > zone.start
    )
    closes = zone.lexicon.closes_with_verb and follows_comma and ends_clause
    return speech_before(zone, position) if closed or closes else None


def continued(zone: Zone, end: int) -> tuple[Span, ...]:
    """The quotation that goes on after its speaker was named, unless it has a speaker of its own."""
    gap = _RESUMES.match(zone.text, end)
    quote = next((quote for quote in zone.quotes if gap and quote.start == gap.end()), None)
    if quote is None or zone.source[quote.end - 2] == "," or not _CLOSED.match(zone.text, quote.end):
        return ()
    return (quote,)

"""The noun phrase on either side of a cue."""

import re

from annotation.suggest.attribution.zone import Zone, last_end, trimmed, without_tail
from schemas import Span

LONGEST = 160
_LONGEST_AGE = 8
_AGED = 2
_AGE = re.compile(r", \d{1,3}(?: \w+)?$")


def noun_before(zone: Zone, end: int) -> Span | None:
    """The noun phrase that ends at `end`, with its title and apposition, without relative clauses."""
    bare = _without_adjuncts(zone, end)
    interrupted, end = bare < end, bare
    start = last_end(zone, "gap", zone.start, end)
    pieces = _pieces(zone, start, end)
    if not pieces:
        return None
    tail = pieces[-1]
    if not zone.text[start:end].rstrip().endswith(","):
        return _head(zone, tail)
    if len(pieces) == 1:
        return _head(zone, tail) if interrupted else None
    if len(pieces) > _AGED and pieces[-2].of(zone.text).isdigit():
        pieces = [*pieces[:-3], Span(start=pieces[-3].start, end=pieces[-2].end), tail]
    head = _head(zone, pieces[-2])
    if head is None or zone.lexicon["aside"].match(zone.text, tail.start, tail.end):
        return head
    return Span(start=head.start, end=tail.end)


def _without_adjuncts(zone: Zone, end: int) -> int:
    """Back over what stands between subject and verb: "Le ministre, pour sa part, a ..."."""
    for _ in range(2):
        stop = without_tail(zone.text, end, " ")
        found = zone.lexicon["tail_adjunct"].search(zone.text, max(zone.start, end - 60), stop)
        closes_aside = found and zone.text[stop - 1] == "," and zone.text[found.start()] != ","
        if found is None or closes_aside or found.start() <= zone.start:
            return end
        end = found.start() + (zone.text[found.start()] == ",")
    return end


def _pieces(zone: Zone, start: int, end: int) -> list[Span]:
    cuts = [found.start() for found in zone.lexicon["comma"].finditer(zone.text, start, end)]
    spans = (
        trimmed(zone.text, left, right) for left, right in zip([start, *cuts], [*cuts, end], strict=True)
    )
    return [span for span in spans if span]


def _head(zone: Zone, piece: Span) -> Span | None:
    text, lexicon = zone.text, zone.lexicon
    start = last_end(zone, "strong", piece.start, piece.end)
    for found in lexicon["weak"].finditer(text, start, piece.end):
        dangles = found.end() == piece.end or not text[start : found.start()].strip()
        if dangles or lexicon["clause"].search(text, start, found.start()):
            start = found.end()
    while start < piece.end and not text[start].isalnum():
        start += 1
    if opener := lexicon["opener"].match(text, start, piece.end):
        start = opener.end()
    noun = trimmed(text, start, piece.end)
    if noun and lexicon["starter"].match(text, noun.start, noun.end):
        noun = _after_adverbial(zone, noun)
    return noun if noun and _is_noun(zone, noun) else None


def _after_adverbial(zone: Zone, piece: Span) -> Span | None:
    for found in zone.lexicon["inner_noun"].finditer(zone.text, piece.start + 1, piece.end):
        before = zone.text[max(piece.start, found.start() - 15) : found.start()]
        if not zone.lexicon["starter_end"].search(before) and not zone.lexicon["starter"].match(
            zone.text, found.start()
        ):
            return trimmed(zone.text, found.start(), piece.end)
    return None


def _is_noun(zone: Zone, noun: Span) -> bool:
    if noun.end - noun.start > LONGEST or zone.lexicon["silent"].match(zone.text, noun.start, noun.end):
        return False
    return not zone.lexicon["clause"].search(zone.text, noun.start, noun.end)


def noun_after(zone: Zone, start: int, *, must_close: bool = False) -> Span | None:
    """The noun phrase that begins at `start`, with its apposition.

    Args:
        zone: where to read.
        start: of the phrase, or of the space before it.
        must_close: take an apposition only when a comma closes it ("Selon A, B, ..." against "Selon A, B").
    """
    text = zone.text
    while start < zone.end and text[start] == " ":
        start += 1
    end = _piece_end(zone, start)
    noun = trimmed(text, start, end)
    if noun is None or noun.end - noun.start > LONGEST or not (text[start].isalnum()):
        return None
    while text[end : end + 1] == "," and end < zone.end:
        stop = _piece_end(zone, end + 2)
        closes = text[stop : stop + 1] == "," or (stop >= zone.end and not must_close)
        describes = not must_close and zone.lexicon["determiner"].match(text, end + 2, stop)
        if not closes or not _is_apposition(zone, noun, end + 2, stop, describes=bool(describes)):
            break
        noun, end = Span(start=noun.start, end=stop), stop
    if zone.lexicon["indefinite"].match(text, noun.start) and (
        place := zone.lexicon["of_place"].match(text, noun.end, zone.end)
    ):
        return Span(start=noun.start, end=place.end())
    return trimmed(text, noun.start, noun.end)


def _piece_end(zone: Zone, start: int) -> int:
    if start + 1 >= zone.end:
        return zone.end
    found = zone.lexicon["noun_end"].search(zone.text, start + 1, zone.end)
    return found.start() if found else zone.end


def _is_apposition(zone: Zone, noun: Span, start: int, end: int, *, describes: bool) -> bool:
    surface = zone.text[start:end]
    is_age = surface.partition(" ")[0].isdigit() and len(surface) < _LONGEST_AGE
    if is_age or (" " in surface and zone.lexicon["full_name"].fullmatch(surface)):
        return True
    if zone.lexicon["clause"].search(surface) or zone.lexicon["aside"].match(surface):
        return False
    named = zone.lexicon["full_name"].match(zone.text, noun.start, noun.end)
    is_bare = surface[:1].islower() and " " not in surface.strip()
    if not named:
        is_one_of = zone.lexicon["one_of"].match(zone.text, noun.start, noun.end)
        return bool(is_one_of) or zone.lexicon["ends_in_name"].search(surface) is not None
    is_titled = any(kind.search(surface) for kind in zone.lexicon.kinds.values())
    return is_titled or describes or is_bare or _AGE.search(noun.of(zone.text)) is not None

"""A reporting verb in its sentence, as the ways to read it ask about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotation.suggest.attribution.contents import goes_on, quoted_before
from annotation.suggest.attribution.cues import Cue
from annotation.suggest.attribution.found import Found, Link, Pattern
from annotation.suggest.attribution.phrases import noun_after, noun_before
from annotation.suggest.attribution.zone import Zone, trimmed
from schemas import Span

_SHORTEST = 2
_OPTIONAL = {"infinitive": "infinitive", "called": "call"}
"""Patterns that only verbs of a frame have, and the frame."""

_CLOSING_MARKS = frozenset({"» ", "” ", '" '})


@dataclass(frozen=True)
class Reading:
    """A cue with what stands around it.

    Attributes:
        ends: where its clause may end.
        earlier: what was found before it in the zone.
        own: the noun phrase in front of it.
        verbs: where later verbs begin, which no content is read across.
    """

    zone: Zone
    cue: Cue
    ends: tuple[int, ...]
    earlier: Sequence[Found]
    own: Span | None
    verbs: tuple[int, ...]

    @property
    def tells(self) -> bool:
        """Whether the verb always names who is told first, as "tell" does and "warn" need not."""
        return "told" in self.cue.verb.takes and not self.cue.verb.takes_object

    @property
    def end(self) -> int:
        """Where the clause of the cue ends."""
        return self.end_from(self.cue.span.end)

    def end_from(self, begin: int) -> int:
        """Where a content that begins at `begin` ends at the latest."""
        return min(end for end in self.ends if end > begin or end == self.zone.end)

    def after(self, *names: str) -> int | None:
        """Where the content begins that the first fitting pattern finds behind the cue."""
        for name in names:
            found = self.zone.lexicon[name].match(self.zone.text, self.cue.span.end, self.zone.end)
            begin = _content_start(found) if found else 0
            if found and not any(self.cue.span.end < verb < begin for verb in self.verbs):
                return begin
        return None

    def first_after(self, *names: str) -> int | None:
        """The nearest beginning of a content that one of the patterns finds behind the cue."""
        return min((begin for name in names if (begin := self.after(name)) is not None), default=None)

    def clause_start(self) -> int | None:
        """Where a clause begins behind the cue: at "que", a colon, or what the frame of the verb allows."""
        names = [name for name, frame in _OPTIONAL.items() if frame in self.cue.verb.takes]
        return self.first_after("that", "asked", "colon", *names)

    def speaker_after(self) -> Span | None:
        """The noun phrase behind the cue, past what stands between."""
        adjuncts = self.zone.lexicon["between"].match(self.zone.text, self.cue.span.end, self.zone.end)
        return noun_after(self.zone, adjuncts.end() if adjuncts else self.cue.span.end)

    def subject(self) -> Span | None:
        """The cue's own subject, or the one that it shares with the verb before it."""
        if self.own or (self.cue.bound and self.cue.junction is None):
            return self.own
        if self.earlier and (source := self.earlier[-1].source):
            return source
        zone, junction = self.zone, self.cue.junction
        follows = junction is not None and zone.text[junction - 1 : junction + 1].strip(" ,") != ""
        if junction and follows and not self.cue.bound and (noun := noun_before(zone, junction)):
            return noun
        if zone.tree and (subject := zone.tree.subject_before(self.cue.span)):
            return subject
        verb = zone.lexicon["subject_end"].search(zone.text, zone.start, self.cue.span.start)
        noun = noun_before(zone, verb.start()) if verb else None
        is_relative = noun and zone.lexicon["relative_pronoun"].fullmatch(noun.of(zone.text))
        return noun_before(zone, noun.start) if noun and is_relative else noun

    def _relative_end(self, begin: int) -> int:
        """Where a relative clause between commas ends: "le syndicat, qui redoute X, appelle à Y"."""
        zone, own = self.zone, self.own
        is_aside = own and zone.lexicon["relative_pronoun"].fullmatch(own.of(zone.text))
        if not is_aside or not own or zone.text[own.start - 2 : own.start] != ", ":
            return zone.end
        comma = zone.lexicon["comma"].search(zone.text, begin, zone.end)
        return comma.start() if comma else zone.end

    def found(self, speaker: Span, content: tuple[Span, ...], pattern: Pattern) -> Found:
        """The attribution that this reading makes."""
        return Found((Link(speaker),), self.cue.span, content, pattern, self.cue.verb.force)

    def forward(self, begin: int, limit: int | None = None, *, pattern: Pattern = "clause") -> Found | None:
        """An attribution of what stands behind the cue, from `begin` on."""
        zone, subject = self.zone, self.subject()
        end = min(self.end_from(begin) if limit is None else limit, self._relative_end(begin))
        stop = zone.lexicon["content_stop"].search(zone.text, begin, zone.end)
        span = trimmed(zone.text, begin, min(end, stop.start() if stop else zone.end))
        if subject is None or span is None or span.end - span.start < _SHORTEST:
            return None
        return self.found(subject, (_without_mark(zone.text, span, pattern),), pattern)


def _content_start(found: re.Match[str]) -> int:
    return found.start("content") if found["content"] else found.start("content2")


def _without_mark(text: str, span: Span, pattern: Pattern) -> Span:
    """The content without an exclamation that is the author's: behind a quotation, or behind an object."""
    last, before = text[span.end - 1], text[span.end - 3 : span.end - 1]
    if last in "!?" and before in _CLOSING_MARKS:
        return Span(start=span.start, end=span.end - 2)
    if pattern == "object" and last == "!" and before[-1:].isalnum():
        return Span(start=span.start, end=span.end - 1)
    return span


def closes_speech(zone: Zone, position: int) -> bool:
    """Whether a quotation that a comma, a question or an exclamation closes stands before `position`."""
    quote = quoted_before(zone, position)
    return quote is not None and quote.end >= zone.start and goes_on(zone, quote)


def speaks(zone: Zone, noun: Span) -> bool:
    """Whether a noun phrase has the form of a speaker: a name, a pronoun, a kind of source."""
    surface = noun.of(zone.text)
    is_named = zone.lexicon["pronoun"].fullmatch(surface) or zone.lexicon["full_name"].fullmatch(surface)
    return bool(is_named) or any(words.search(surface) for words in zone.lexicon.kinds.values())

"""The ways in which a reporting verb attributes: each reading of a cue, in the order in which they are tried."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotation.suggest.contents import continued, quoted_before, speech_before, spoken_before
from annotation.suggest.cues import Cue
from annotation.suggest.found import Found, Link
from annotation.suggest.phrases import noun_after, noun_before
from annotation.suggest.zone import Zone, trimmed
from schemas import Span

OBJECT = 0.6
_SHORTEST = 2
_DIRECT, _CLAUSE, _BARE = 0.9, 0.85, 0.55


@dataclass(frozen=True)
class Reading:
    """A cue in its sentence: where its clause may end, what was found before it, its subject, later verbs."""

    zone: Zone
    cue: Cue
    ends: tuple[int, ...]
    earlier: Sequence[Found]
    own: Span | None
    verbs: tuple[int, ...]

    def after(self, *names: str) -> int | None:
        """Where the content begins that one of the patterns finds behind the cue."""
        for name in names:
            found = self.zone.lexicon[name].match(self.zone.text, self.cue.span.end, self.zone.end)
            begin = _content_start(found) if found else 0
            if found and not any(self.cue.span.end < one < begin for one in self.verbs):
                return begin
        return None

    def first_after(self, *names: str) -> int | None:
        """The nearest beginning of a content that one of the patterns finds behind the cue."""
        return min((begin for name in names if (begin := self.after(name)) is not None), default=None)

    @property
    def end(self) -> int:
        """Where the clause of the cue ends."""
        return self.end_from(self.cue.span.end)

    def end_from(self, begin: int) -> int:
        """Where a content that begins at `begin` ends at the latest."""
        return min(end for end in self.ends if end > begin or end == self.zone.end)

    @property
    def tells(self) -> bool:
        """Whether the verb names who is told before what is told."""
        return "told" in self.cue.verb.takes

    def speaker_after(self) -> Span | None:
        """The noun phrase behind the cue, past what stands between."""
        adjuncts = self.zone.lexicon["between"].match(self.zone.text, self.cue.span.end, self.zone.end)
        return noun_after(self.zone, adjuncts.end() if adjuncts else self.cue.span.end)


def _content_start(found: re.Match[str]) -> int:
    return found.start("content") if found["content"] else found.start("content2")


def _pronoun_inside(reading: Reading) -> Found | None:
    """« ... », a-t-il dit; or "À peine a-t-il déclaré que ..." with the content behind."""
    pronoun = reading.cue.pronoun
    if pronoun is None:
        return None
    begin = reading.first_after("that", "colon")
    if begin is not None and not _speech_before(reading.zone, reading.cue.left):
        return _forward(reading, reading.own or pronoun, begin)
    return _inverted(reading, pronoun)


def _as_said(reading: Reading) -> Found | None:
    """Comme l'a souligné X, ...": the speaker follows the verb, the content either of them."""
    zone, cue = reading.zone, reading.cue
    if not zone.lexicon["as_cue"].match(zone.text, cue.span.start):
        return None
    speaker = reading.speaker_after()
    if speaker is None:
        return None
    content = trimmed(zone.text, zone.start, cue.span.start)
    for one in reading.earlier:  # "X nie que A, comme l'avait rapporté Y": Y reports A
        content = next((span for span in one.content if span.end <= cue.span.start), content)
    content = content or trimmed(zone.text, speaker.end, zone.end)
    if content is None:
        return None
    that = zone.lexicon["complementizer"].match(zone.text, content.start, content.end)
    start = that.end() if that and reading.earlier else content.start
    return _found(reading, speaker, (Span(start=start, end=content.end),), OBJECT)


def _passive(reading: Reading) -> Found | None:
    """A été démenti par X"; without a speaker it is nobody's."""
    zone, cue = reading.zone, reading.cue
    if not cue.passive:
        return None
    agent = zone.lexicon["agent"].search(zone.text, cue.span.end, reading.end)
    speaker = noun_after(zone, agent.end()) if agent else None
    if (
        cue.verb.takes_object
        and agent
        and speaker
        and reading.own
        and not zone.lexicon["relative_noun"].match(zone.text, reading.own.start)
    ):
        said = trimmed(zone.text, cue.span.end, agent.start())
        content = (reading.own, said) if said else (reading.own,)
        return _found(reading, speaker, content, OBJECT)
    told = reading.after("that_clause") if reading.tells else None
    if told:
        content_span = trimmed(zone.text, told, reading.end)
        return Found((), cue.span, (content_span,), _BARE, cue.verb.force) if content_span else None
    return None


def _after_speech(reading: Reading) -> Found | None:
    """« ... », X dit; "...," X said."""
    zone, own = reading.zone, reading.own
    if own is None or zone.inner or reading.cue.passive or not _speech_before(zone, own.start):
        return None
    quote = quoted_before(zone, own.start)
    if quote and any(span.overlaps(quote) for one in reading.earlier for span in one.content):
        return None
    return _spoken_before(reading, own)


def _closing(reading: Reading) -> Found | None:
    """The strike goes on, the union said on Tuesday."""
    zone, own, cue = reading.zone, reading.own, reading.cue
    if own is None or zone.inner or cue.passive or own.start == zone.start or cue.verb.needs_quote:
        return None
    before = zone.text[max(zone.start, own.start - 2) : own.start]
    name = "told_end" if reading.tells else "ends_clause"
    if before != ", " or not zone.lexicon[name].match(zone.text, cue.span.end, zone.end):
        return None
    if zone.lexicon["relative_noun"].match(zone.text, own.start - 2):
        return None
    return _spoken_before(reading, own)


def _relative_content(reading: Reading) -> Found | None:
    """Un bilan que conteste X"; "ce que les rebelles démentent"."""
    zone, cue, own = reading.zone, reading.cue, reading.own
    if zone.inner or not cue.verb.takes_object or cue.passive:
        return None
    if own and (contact := zone.lexicon["contact_relative"].match(zone.text, own.start, own.end)):
        said = Span(start=contact.start("content"), end=contact.end("content"))
        return _found(reading, Span(start=contact.start("source"), end=own.end), (said,), _BARE)
    place = own.start if own else cue.left
    relative = zone.lexicon["relative_object"].search(zone.text, zone.start, place)
    if relative is None:
        return None
    content = (Span(start=relative.start("content"), end=relative.end("content")),)
    if own and (begin := reading.after("infinitive")):
        said = trimmed(zone.text, begin, reading.end)
        return _found(reading, own, (*content, said) if said else content, _BARE)
    if own is None:
        speaker = reading.speaker_after()
        colon = zone.lexicon["colon_quote"].search(zone.text, speaker.end, zone.end) if speaker else None
        if colon:
            content = (Span(start=colon.start("content"), end=zone.end),)
        return _found(reading, speaker, content, _BARE) if speaker else None
    again = zone.lexicon["relative_again"].search(zone.text, cue.span.end, reading.end)
    rest = trimmed(zone.text, cue.span.end, again.start() if again else reading.end)
    governs = zone.lexicon["governs"].search(cue.span.of(zone.text))
    if rest and (governs or "\0" in rest.of(zone.text)):
        return _found(reading, own, (*content, rest), _BARE)
    return _found(reading, own, content, _BARE)


def _before_clause(reading: Reading) -> Found | None:
    """X dit que ..., X said that ..., X dit : ..., X dit vouloir ..."""
    if reading.cue.passive:
        return None
    if reading.tells:
        begin = reading.after("told", "told_whom")
    else:
        names = ["that", "asked", "colon"]
        names += ["infinitive"] if "infinitive" in reading.cue.verb.takes else []
        names += ["called"] if "call" in reading.cue.verb.takes else []
        begin = reading.first_after(*names)
    subject = reading.own or _shared_subject(reading)
    if begin is None or subject is None:
        return None
    is_clause = begin != reading.after("infinitive")
    stop = (
        None
        if is_clause
        else reading.zone.lexicon["object_stop"].search(reading.zone.text, begin, reading.end)
    )
    return _forward(reading, subject, begin, stop.start() if stop else None)


def _inverted_noun(reading: Reading) -> Found | None:
    """« ... », déclare X: where speech stands before the verb and not an apposition."""
    zone, cue, subject = reading.zone, reading.cue, reading.own
    before = zone.text[max(0, cue.left - 3) : cue.left].rstrip(" ")[-1:]
    if not cue.bound or cue.passive or reading.tells or before not in set("»”\"’',?!"):
        return None
    speaker = reading.speaker_after()
    if speaker is None:
        return None
    if zone.inner:
        closes = before == "," and zone.text[speaker.end : speaker.end + 1] == ","
        return _inverted(reading, speaker) if closes else None
    quoted = quoted_before(zone, cue.left) is not None
    if not quoted and not zone.lexicon["noun_start"].match(zone.text, speaker.start):
        return None
    if before == "," and not quoted and reading.earlier and reading.after("object") is not None:
        return None
    if before == "," and not quoted and subject:
        # The comma may close the subject's apposition: "X, chef de Y, conteste le bilan".
        takes = cue.verb.takes_object and _speaks(zone, subject)
        if takes or not _speaks(zone, speaker):
            return None
    return _inverted(reading, speaker)


def _with_object(reading: Reading) -> Found | None:
    """X dénonce ..., X fait état de ..., X refuse de commenter."""
    zone, cue = reading.zone, reading.cue
    subject = reading.own or _shared_subject(reading)
    if subject is None or cue.passive:
        return None
    if begin := reading.after("quote"):
        return _forward(reading, subject, begin)
    if begin := _object(reading, subject):
        name = "title_object_stop" if zone.is_title else "object_stop"
        stop = zone.lexicon[name].search(zone.text, begin, reading.end_from(begin))
        return _forward(reading, subject, begin, stop.start() if stop else None, score=OBJECT)
    if cue.verb.stands_alone:
        return _found(reading, subject, (), OBJECT)
    return _spoken_before(reading, subject)


READINGS: tuple[Callable[[Reading], Found | None], ...] = (
    _as_said,
    _passive,
    _pronoun_inside,
    _after_speech,
    _closing,
    _relative_content,
    _before_clause,
    _inverted_noun,
    _with_object,
)


def _found(reading: Reading, speaker: Span, content: tuple[Span, ...], score: float) -> Found:
    return Found((Link(speaker),), reading.cue.span, content, score, reading.cue.verb.force)


def _speaks(zone: Zone, noun: Span) -> bool:
    surface = noun.of(zone.text)
    is_named = zone.lexicon["pronoun"].fullmatch(surface) or zone.lexicon["full_name"].fullmatch(surface)
    return bool(is_named) or any(words.search(surface) for words in zone.lexicon.kinds.values())


def _object(reading: Reading, subject: Span) -> int | None:
    zone, cue = reading.zone, reading.cue
    if zone.inner or not cue.verb.takes_object or _speech_before(zone, subject.start):
        return None
    if reading.tells:
        return None
    return cue.span.end if cue.span.of(zone.text).endswith("'") else reading.after("object")


def _shared_subject(reading: Reading) -> Span | None:
    zone, cue = reading.zone, reading.cue
    if cue.bound and cue.junction is None:
        return None
    if reading.earlier and (source := reading.earlier[-1].source):
        return source
    if zone.tree and (subject := zone.tree.subject_before(cue.span)):
        return subject
    verb = zone.lexicon["subject_end"].search(zone.text, zone.start, cue.span.start)
    noun = noun_before(zone, verb.start()) if verb else None
    if noun and zone.lexicon["relative_pronoun"].fullmatch(noun.of(zone.text)):
        return noun_before(zone, noun.start)
    return noun


def _forward(
    reading: Reading, subject: Span, begin: int, limit: int | None = None, *, score: float = _CLAUSE
) -> Found | None:
    zone = reading.zone
    end = reading.end_from(begin) if limit is None else limit
    stop = zone.lexicon["content_stop"].search(zone.text, begin, zone.end)
    span = trimmed(zone.text, begin, min(end, stop.start() if stop else zone.end))
    if span and score == OBJECT and zone.text[span.end - 1] in "!" and zone.text[span.end - 2].isalnum():
        span = Span(start=span.start, end=span.end - 1)
    if (
        span
        and zone.text[span.end - 1] in "!?"
        and zone.text[span.end - 3 : span.end - 1] in {"» ", "” ", '" '}
    ):
        span = Span(start=span.start, end=span.end - 2)
    if span is None or span.end - span.start < _SHORTEST:
        return None
    return _found(reading, subject, (span,), score)


def _speech_before(zone: Zone, position: int) -> bool:
    """Whether a quotation that a comma, a question or an exclamation closes stands before `position`."""
    quote = quoted_before(zone, position)
    return quote is not None and (zone.text[quote.end] == "," or zone.source[quote.end - 2] in ",?!…")


def _inverted(reading: Reading, speaker: Span) -> Found | None:
    zone, cue = reading.zone, reading.cue
    content = speech_before(zone, cue.left)
    if content is None or speaker.start == cue.span.start:
        return None
    end = max(speaker.end, cue.span.end)
    spans = (content, *(continued(zone, end) or _resumed(reading, content, end)))
    if zone.inner:
        # « La paix, a-t-il dit, ne se décrète pas »: the marks are the content's.
        marks = zone.quotes[0]
        rest = trimmed(zone.text, max(cue.span.end, speaker.end), marks.end)
        spans = (Span(start=min(marks.start, content.start), end=content.end), *((rest,) if rest else ()))
    return _found(reading, speaker, spans, _DIRECT)


def _resumed(reading: Reading, content: Span, end: int) -> tuple[Span, ...]:
    """The clause that goes on behind its speaker: "Parmi les pistes, a précisé X, figure un plafonnement"."""
    zone = reading.zone
    resumes = zone.lexicon["resumes"].match(zone.text, end, zone.end)
    if not resumes or quoted_before(zone, reading.cue.left):
        return ()
    rest = trimmed(zone.text, resumes.end(), reading.end)
    return (rest,) if rest and rest.start > content.end else ()


def _spoken_before(reading: Reading, subject: Span) -> Found | None:
    """Content before subject and verb: '"...," X told Y'."""
    zone, cue = reading.zone, reading.cue
    if zone.inner or cue.verb.needs_quote:
        return None
    ends = zone.lexicon["ends_clause"].match(zone.text, cue.span.end, zone.end) is not None
    content = spoken_before(zone, subject.start, ends_clause=ends or reading.tells)
    if content is None:
        return None
    spans = (content, *continued(zone, cue.span.end)) if cue.span.end >= content.end else (content,)
    return _found(reading, subject, spans, _BARE)

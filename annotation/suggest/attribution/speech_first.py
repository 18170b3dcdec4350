"""Readings in which what was said stands before its verb: "« ... », a déclaré X", "..., X said"."""

from annotation.suggest.attribution.contents import continued, quoted_before, speech_before, spoken_before
from annotation.suggest.attribution.found import Found
from annotation.suggest.attribution.readings import Reading, closes_speech, speaks
from annotation.suggest.attribution.zone import trimmed
from schemas import Span

_ENDS_SPEECH = frozenset("»”\"’',?!")


def as_said(reading: Reading) -> Found | None:
    """Comme l'a souligné X: the speaker follows the verb, the content either of them."""
    zone, cue, earlier = reading.zone, reading.cue, reading.earlier
    if not zone.lexicon["as_cue"].match(zone.text, cue.span.start):
        return None
    speaker = reading.speaker_after()
    if speaker is None:
        return None
    # "X nie que A, comme l'avait rapporté Y": Y reports A.
    reported = [span for one in earlier for span in one.content if span.end <= cue.span.start][-1:]
    before = trimmed(zone.text, zone.start, cue.span.start)
    content = next(iter(reported), before or trimmed(zone.text, speaker.end, zone.end))
    if content is None:
        return None
    that = zone.lexicon["complementizer"].match(zone.text, content.start, content.end)
    start = that.end() if that and earlier else content.start
    return reading.found(speaker, (Span(start=start, end=content.end),), "clause")


def pronoun_inside(reading: Reading) -> Found | None:
    """« ... », a-t-il dit; or "À peine X a-t-il déclaré que ..." with the content behind."""
    pronoun = reading.cue.pronoun
    if pronoun is None:
        return None
    begin = reading.first_after("that", "colon")
    if begin is None or closes_speech(reading.zone, reading.cue.left):
        return _inverted(reading, pronoun)
    return reading.forward(begin) if reading.own else _as_subject(reading, pronoun, begin)


def _as_subject(reading: Reading, pronoun: Span, begin: int) -> Found | None:
    said = trimmed(reading.zone.text, begin, reading.end_from(begin))
    return reading.found(pronoun, (said,), "clause") if said else None


def after_speech(reading: Reading) -> Found | None:
    """« ... », X dit; "...," X said."""
    zone, own = reading.zone, reading.own
    if own is None or zone.inner or reading.cue.passive or not closes_speech(zone, own.start):
        return None
    quote = quoted_before(zone, own.start)
    if quote and any(span.overlaps(quote) for one in reading.earlier for span in one.content):
        return None
    return spoken(reading, own)


def closing(reading: Reading) -> Found | None:
    """The strike goes on, the union said on Tuesday."""
    zone, own, cue = reading.zone, reading.own, reading.cue
    if own is None or zone.inner or cue.passive or own.start == zone.start or cue.verb.needs_quote:
        return None
    name = "told_end" if reading.tells else "ends_clause"
    follows_comma = zone.text[max(zone.start, own.start - 2) : own.start] == ", "
    if not follows_comma or not zone.lexicon[name].match(zone.text, cue.span.end, zone.end):
        return None
    others = ("relative_noun", "heard")
    if any(zone.lexicon[one].match(zone.text, own.start - 2) for one in others):
        return None
    return None if zone.lexicon["contact_relative"].match(zone.text, own.start) else spoken(reading, own)


def inverted_noun(reading: Reading) -> Found | None:
    """« ... », déclare X: where speech stands before the verb and not an apposition."""
    zone, cue = reading.zone, reading.cue
    before = zone.text[max(0, cue.left - 3) : cue.left].rstrip(" ")[-1:]
    if not cue.bound or cue.passive or reading.tells or before not in _ENDS_SPEECH:
        return None
    speaker = reading.speaker_after()
    if speaker is None:
        return None
    if zone.inner:
        closes = before == "," and zone.text[speaker.end : speaker.end + 1] == ","
        return _inverted(reading, speaker) if closes else None
    starts = zone.lexicon["noun_start"].match(zone.text, speaker.start)
    if zone.lexicon.drops_subjects and not starts:
        return None
    quoted = quoted_before(zone, cue.left) is not None
    return _inverted(reading, speaker) if quoted or _inverts(reading, speaker, before) else None


def _inverts(reading: Reading, speaker: Span, before: str) -> bool:
    """Whether the noun behind the verb is its subject, where no quotation shows it."""
    zone, own = reading.zone, reading.own
    if not zone.lexicon["noun_start"].match(zone.text, speaker.start):
        return False
    if before != ",":
        return True
    if reading.earlier and reading.after("object") is not None:
        return False
    # The comma may close the subject's apposition: "X, chef de Y, conteste le bilan".
    takes = own is not None and reading.cue.verb.takes_object and speaks(zone, own)
    return own is None or (not takes and speaks(zone, speaker))


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
        rest = trimmed(zone.text, end, marks.end)
        spans = (Span(start=min(marks.start, content.start), end=content.end), *((rest,) if rest else ()))
    return reading.found(speaker, spans, "speech")


def _resumed(reading: Reading, content: Span, end: int) -> tuple[Span, ...]:
    """The clause that goes on behind its speaker: "Parmi les pistes, a précisé X, figure un plafond"."""
    zone = reading.zone
    resumes = zone.lexicon["resumes"].match(zone.text, end, zone.end)
    quoted = quoted_before(zone, reading.own.start if reading.own else reading.cue.left)
    if not resumes or quoted:
        return ()
    rest = trimmed(zone.text, resumes.end(), reading.end)
    return (rest,) if rest and rest.start > content.end else ()


def spoken(reading: Reading, subject: Span) -> Found | None:
    """Content before subject and verb: '"...," X told Y'."""
    zone, cue = reading.zone, reading.cue
    if zone.inner or cue.verb.needs_quote:
        return None
    ends = zone.lexicon["ends_clause"].match(zone.text, cue.span.end, zone.end) is not None
    content = spoken_before(zone, subject.start, ends_clause=ends or reading.tells)
    if content is None:
        return None
    if cue.span.end < content.end:
        return reading.found(subject, (content,), "closing")
    rest = continued(zone, cue.span.end) or _resumed(reading, content, cue.span.end)
    return reading.found(subject, (content, *rest), "closing")

"""Reporting verbs: "X a déclaré que ...", "« ... », a déclaré X", "X said ...", '"...," X said'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotation.suggest.found import Found, Link
from annotation.suggest.lexicon import Form, Verb
from annotation.suggest.phrases import Zone, noun_after, noun_before, quote_ending, trimmed, without_tail
from schemas import Span

_WORD = re.compile(r"\w+")
_CONTEXT, _SHORTEST = 90, 3
_OPENS_DIALOGUE = re.compile(r"[—–] ?\w")
_DATELINE = re.compile(
    r"(?:\([^()\n]{2,40}\)|[A-ZÀ-Þ][\w.' -]{1,30}(?:, \w+\.?(?: \w+\.?)?)?(?: ?\([^()\n]{2,30}\))?)"
    r" ?(?:[-–—]|(?<=[A-Z]):) "
)
_RESUMES = re.compile(r"[,.]? (?=[«\"“])")
_CLOSED = re.compile(r"\.?(?:\s*$|\n| (?=[A-ZÀ-Þ«\"“]))")
_RESUMES = re.compile(r"[,.]? (?=[«\"“])")
_CLOSED = re.compile(r"\.?(?:\s*$|\n| (?=[A-ZÀ-Þ«\"“]))")
_DIRECT, _CLAUSE, _OBJECT, _BARE = 0.9, 0.85, 0.6, 0.55
_UNBOUND = {"gerund", "infinitive"}


@dataclass(frozen=True)
class Cue:
    """A reporting verb with its auxiliaries; `bound` when it has a subject of its own."""

    span: Span
    verb: Verb
    bound: bool
    pronoun: Span | None = None
    junction: int | None = None


def verb_cues(zone: Zone) -> list[Cue]:
    """The reporting verbs of a zone, in order."""
    cues: list[Cue] = []
    for word in _WORD.finditer(zone.text, zone.start, zone.end):
        taken = cues and word.start() < cues[-1].span.end
        if taken or zone.text[word.start() - 1 : word.start()] == "-":
            continue
        forms = zone.lexicon.forms.get(word[0].lower(), ())
        read = [cue for form in forms if (cue := _cue(zone, word.start(), form))]
        if read:
            # "dit" alone is a present, "a dit" a past: the longer reading is the one.
            cues.append(max(read, key=lambda cue: cue.span.end - cue.span.start))
    return cues


def _cue(zone: Zone, start: int, form: Form) -> Cue | None:
    end = start + len(form.surface)
    text, floor = zone.text, max(zone.start, start - _CONTEXT)
    whole = text[start:end].lower() == form.surface
    if not whole or end > zone.end or (text[end - 1] != "'" and text[end : end + 1].isalnum()):
        return None
    before = text[floor:start]
    if form.kind in _UNBOUND:
        lead = zone.lexicon.leads.get(form.kind)
        bound = lead.search(before) if lead else None
        return (
            Cue(Span(start=start, end=end), form.verb, False, junction=floor + bound.start())
            if bound
            else None
        )
    tail = zone.lexicon.auxiliaries.get(form.kind)
    helper = tail.search(before) if tail else None
    if helper is None or (not helper[0] and zone.lexicon["noun_cue"].search(before)):
        return None
    pronoun = _group(helper, "pronoun", floor)
    if inverted := zone.lexicon["inverted"].match(text, end, zone.end):
        end, pronoun = inverted.end(), _group(inverted, "pronoun", 0)
    begin = floor + helper.start()
    junction = zone.lexicon["junction"].search(text[floor:begin])
    return Cue(
        Span(start=begin, end=end), form.verb, True, pronoun, floor + junction.start() if junction else None
    )


def _group(found: re.Match[str], name: str, shift: int) -> Span | None:
    if name not in found.re.groupindex or found[name] is None:
        return None
    return Span(start=found.start(name) + shift, end=found.end(name) + shift)


def verb_attributions(zone: Zone) -> list[Found]:
    """The attributions that the reporting verbs of a zone make."""
    cues, found = verb_cues(zone), list[Found]()
    for index, cue in enumerate(cues):
        ends = [
            later.junction for later in cues[index + 1 :] if later.junction and later.junction > cue.span.end
        ]
        attribution = _attribution(zone, cue, found, min([zone.end, *ends]))
        if attribution and _is_supported(zone, cue, attribution, found):
            found.append(attribution)
    return found


def _is_supported(zone: Zone, cue: Cue, found: Found, earlier: Sequence[Found]) -> bool:
    marked = any("\0" in span.of(zone.text) for span in found.content)
    # "X affirme que Y regrette Z": what Y regrets is a part of what X says.
    nested = found.score == _OBJECT and any(
        span.contains(cue.span) for one in earlier for span in one.content
    )
    return not nested and (marked or not cue.verb.needs_quote)


def _attribution(zone: Zone, cue: Cue, earlier: Sequence[Found], end: int) -> Found | None:
    if cue.pronoun:
        return _inverted(zone, cue, cue.pronoun)
    if zone.lexicon["as_cue"].match(zone.text, cue.span.start):
        return _as_said(zone, cue)
    own = noun_before(zone, cue.span.start) if cue.bound else None
    if own and not zone.inner and _speech_before(zone, own.start):
        return _spoken_before(zone, cue, own)
    clause = _clause(zone, cue)
    if clause is None and (speaker := _speaker_after(zone, cue, own)):
        return _inverted(zone, cue, speaker)
    subject = own or _shared_subject(zone, cue, earlier)
    return _with_subject(zone, cue, subject, clause, end) if subject else None


def _with_subject(zone: Zone, cue: Cue, subject: Span, clause: int | None, end: int) -> Found | None:
    if begin := clause or _match(zone, cue, "quote"):
        return _forward(zone, cue, subject, begin, end)
    if begin := _object(zone, cue, subject):
        stop = zone.lexicon["object_stop"].search(zone.text, begin, end)
        return _forward(zone, cue, subject, begin, stop.start() if stop else end, score=_OBJECT)
    if cue.verb.stands_alone:
        return Found((Link(subject),), cue.span, (), _OBJECT)
    return _spoken_before(zone, cue, subject)


def _clause(zone: Zone, cue: Cue) -> int | None:
    if _tells(zone, cue):
        return _match(zone, cue, "told", "told_whom")
    return _match(zone, cue, "that", "colon", "infinitive")


def _as_said(zone: Zone, cue: Cue) -> Found | None:
    """Comme l'a souligné X, ...": the speaker follows the verb, the content either of them."""
    adjunct = zone.lexicon["short_adjunct"].match(zone.text, cue.span.end, zone.end)
    speaker = noun_after(zone, adjunct.end() if adjunct else cue.span.end)
    if speaker is None:
        return None
    content = trimmed(zone.text, zone.start, cue.span.start) or trimmed(zone.text, speaker.end, zone.end)
    return Found((Link(speaker),), cue.span, (content,), _OBJECT, cue.verb.force) if content else None


def _speaker_after(zone: Zone, cue: Cue, subject: Span | None) -> Span | None:
    """The noun of an inverted verb, where speech stands before the verb and not an apposition."""
    before = zone.text[max(0, cue.span.start - 3) : cue.span.start].rstrip(" ")[-1:]
    if not cue.bound or _tells(zone, cue) or before not in set("»”\"’',?!"):
        return None
    adjunct = zone.lexicon["short_adjunct"].match(zone.text, cue.span.end, zone.end)
    speaker = noun_after(zone, adjunct.end() if adjunct else cue.span.end)
    if zone.inner:
        return speaker if speaker and before == "," and zone.text[speaker.end] == "," else None
    if before != "," or _quoted_before(zone, cue.span.start) or speaker is None or subject is None:
        return speaker
    # The comma may close the subject's apposition: "X, chef de Y, conteste le bilan".
    is_object = not _speaks(zone, speaker) or (cue.verb.takes_object and _speaks(zone, subject))
    return None if is_object else speaker


def _speaks(zone: Zone, noun: Span) -> bool:
    surface = noun.of(zone.text)
    is_named = zone.lexicon["pronoun"].fullmatch(surface) or zone.lexicon["full_name"].fullmatch(surface)
    return bool(is_named) or any(words.search(surface) for words in zone.lexicon.kinds.values())


def _tells(zone: Zone, cue: Cue) -> bool:
    return bool(zone.lexicon["told_verb"].search(cue.span.of(zone.text)))


def _match(zone: Zone, cue: Cue, *names: str) -> int | None:
    for name in names:
        if found := zone.lexicon[name].match(zone.text, cue.span.end, zone.end):
            return found.start("content")
    return None


def _object(zone: Zone, cue: Cue, subject: Span) -> int | None:
    if zone.inner or _tells(zone, cue) or not cue.verb.takes_object or _speech_before(zone, subject.start):
        return None
    if cue.span.of(zone.text).endswith("'"):
        return cue.span.end
    return _match(zone, cue, "object")


def _shared_subject(zone: Zone, cue: Cue, earlier: Sequence[Found]) -> Span | None:
    if cue.bound and cue.junction is None:
        return None
    if earlier and (source := earlier[-1].source):
        return source
    verb = zone.lexicon["subject_end"].search(zone.text, zone.start, cue.span.start)
    return noun_before(zone, verb.start()) if verb else None


def _forward(
    zone: Zone, cue: Cue, subject: Span, begin: int, end: int, *, score: float = _CLAUSE
) -> Found | None:
    stop = zone.lexicon["content_stop"].search(zone.text, begin, zone.end)
    limit = min(max(end, begin), stop.start() if stop else zone.end)
    span = trimmed(zone.text, begin, limit)
    if span is None or span.end - span.start < _SHORTEST:
        return None
    return Found((Link(subject),), cue.span, (span,), score, cue.verb.force)


def content_start(zone: Zone, end: int) -> int:
    """Where the speech that ends at `end` begins: after a dateline, a colon or a dash."""
    dateline = _DATELINE.match(zone.text, zone.start, end)
    start = dateline.end() if dateline else zone.start
    if _OPENS_DIALOGUE.match(zone.text, start):
        return start
    colons = [found.end() for found in re.finditer(r" ?: ", zone.text[start:end])]
    return start + (colons[-1] if colons else 0)


def speech_before(zone: Zone, position: int) -> Span | None:
    """The content that ends at `position`: its quotation, from an earlier sentence if need be."""
    end = without_tail(zone.text, position, " \n,")
    quote = quote_ending(zone.quotes, end)
    start = content_start(zone, max(end, zone.start))
    return trimmed(zone.text, min(start, quote.start) if quote else start, end)


def _quoted_before(zone: Zone, position: int) -> Span | None:
    return quote_ending(zone.quotes, without_tail(zone.text, position, " ,"))


def _speech_before(zone: Zone, position: int) -> bool:
    """Whether a quotation that a comma, a question or an exclamation closes stands before `position`."""
    quote = _quoted_before(zone, position)
    return quote is not None and (zone.text[quote.end] == "," or zone.source[quote.end - 2] in ",?!")


def _inverted(zone: Zone, cue: Cue, speaker: Span) -> Found | None:
    content = speech_before(zone, cue.span.start)
    if content is None or speaker.start == cue.span.start:
        return None
    spans = (content, *_continued(zone, max(speaker.end, cue.span.end)))
    if zone.inner:
        # « La paix, a-t-il dit, ne se décrète pas »: the marks are the content's.
        marks = zone.quotes[0]
        rest = trimmed(zone.text, max(cue.span.end, speaker.end), marks.end)
        spans = (Span(start=min(marks.start, content.start), end=content.end), *((rest,) if rest else ()))
    return Found((Link(speaker),), cue.span, spans, _DIRECT, cue.verb.force)


def _continued(zone: Zone, end: int) -> tuple[Span, ...]:
    """The quotation that goes on after its speaker was named, unless it has a speaker of its own."""
    gap = _RESUMES.match(zone.text, end)
    quote = next((quote for quote in zone.quotes if gap and quote.start == gap.end()), None)
    if quote is None or zone.source[quote.end - 2] == "," or not _CLOSED.match(zone.text, quote.end):
        return ()
    return (quote,)


def _spoken_before(zone: Zone, cue: Cue, subject: Span) -> Found | None:
    """Content before subject and verb: '"...," X told Y', "ce que X dément"."""
    if zone.inner or cue.verb.needs_quote:
        return None
    ends = zone.lexicon["ends_clause"].match(zone.text, cue.span.end, zone.end)
    relative = zone.lexicon["relative_object"].search(zone.text, zone.start, subject.start)
    if relative and cue.verb.takes_object and ends:
        content: Span | None = Span(start=relative.start("content"), end=relative.end("content"))
    elif _speech_before(zone, subject.start) or (
        _follows_comma(zone, subject) and (ends or _tells(zone, cue))
    ):
        content = speech_before(zone, subject.start)
    else:
        content = None
    if content is None:
        return None
    spans = (content, *_continued(zone, cue.span.end)) if cue.span.end >= content.end else (content,)
    return Found((Link(subject),), cue.span, spans, _BARE, cue.verb.force)


def _follows_comma(zone: Zone, noun: Span) -> bool:
    return (
        zone.text[max(0, noun.start - 3) : noun.start].rstrip(" ").endswith(",") and noun.start > zone.start
    )

"""The reporting verbs of a sentence, each with its auxiliaries: "a déclaré", "would not confirm"."""

import re
from dataclasses import dataclass

from annotation.suggest.attribution.zone import Zone
from annotation.suggest.lexicon import Form, Verb
from schemas import Span

_NOTHING = re.compile("$")
_WORD = re.compile(r"\w+")
_CONTEXT = 90
_UNBOUND = frozenset({"gerund", "infinitive"})
_AMBIGUOUS = frozenset({"finite", "bare"})


@dataclass(frozen=True)
class Cue:
    """A reporting verb with its auxiliaries.

    Attributes:
        bound: whether it has a subject of its own, as an infinitive or a gerund has not.
        passive: whether what was said is its subject ("a été démenti par").
        pronoun: the subject inside the cue ("a-t-il ajouté").
        junction: where the clause of a verb that shares the subject before it begins ("et a précisé").
        left: where the subject ends, before a pronoun that is no part of the cue ("m'a dit").
    """

    span: Span
    verb: Verb
    bound: bool
    passive: bool = False
    pronoun: Span | None = None
    junction: int | None = None
    left: int = 0


def verb_cues(zone: Zone) -> list[Cue]:
    """The reporting verbs of a zone, in order."""
    cues: list[Cue] = []
    found = zone.lexicon["preposition"].finditer(zone.text, zone.start, zone.end)
    prepositions = [one.span() for one in found]
    known = zone.lexicon.forms
    for word in _WORD.finditer(zone.text, zone.start, zone.end):
        forms = known.get(word[0].lower())
        if not forms:
            continue
        start = word.start()
        taken = (cues and start < cues[-1].span.end) or any(left <= start < end for left, end in prepositions)
        if taken or zone.text[start - 1 : start] == "-":
            continue
        read = [cue for form in forms if (cue := _cue(zone, start, form))]
        if read:
            # "dit" alone is a present, "a dit" a past: the longer reading is the one.
            cues.append(max(read, key=lambda cue: cue.span.end - cue.span.start))
    return cues


def _cue(zone: Zone, start: int, form: Form) -> Cue | None:
    text, floor = zone.text, max(zone.start, start - _CONTEXT)
    end = _surface_end(zone, start, form)
    if end is None or end > zone.end or (text[end - 1] != "'" and text[end : end + 1].isalnum()):
        return None
    before = text[floor:start]
    if form.kind in _UNBOUND:
        return _unbound(zone, Span(start=start, end=end), form, before)
    helper = _helper(zone, form, before, end)
    if helper is None or (form.kind in _AMBIGUOUS and _is_noun(zone, before, helper)):
        return None
    if bool(zone.lexicon["reflexive"].search(helper[0])) != ("self" in form.verb.takes):
        return None
    if zone.lexicon["negated"].search(helper[0]) and (
        no := zone.lexicon["negation"].match(text, end, zone.end)
    ):
        end = no.end()
    pronoun = _group(helper, "pronoun", floor)
    if inverted := zone.lexicon["inverted"].match(text, end, zone.end):
        end, pronoun = inverted.end(), _group(inverted, "pronoun", 0)
    skipped = _group(helper, "skip", floor)
    left = floor + helper.start()
    begin = skipped.end if skipped else left
    junction = zone.lexicon["junction"].search(text[floor:left])
    return Cue(
        Span(start=begin, end=end),
        form.verb,
        bound=True,
        passive=form.kind == "participle" and bool(zone.lexicon["passive"].search(text[begin:start])),
        pronoun=pronoun,
        junction=floor + junction.start() if junction else None,
        left=left,
    )


def _surface_end(zone: Zone, start: int, form: Form) -> int | None:
    """Where the form ends, if it stands here: "parle de", and "parle pour sa part de" too."""
    whole = start + len(form.surface)
    if zone.text[start:whole].lower() == form.surface:
        return whole
    head, rest = form.words
    if rest not in zone.lexicon.separable or not zone.text.startswith(head, start):
        return None
    between = (zone.lexicon[name] for name in ("short_adjunct", "negation"))
    behind = start + len(head)
    adjunct = next(filter(None, (one.match(zone.text, behind, zone.end) for one in between)), None)
    end = adjunct.end() + len(rest) if adjunct else whole
    return end if adjunct and zone.text[adjunct.end() : end] == rest else None


def _helper(zone: Zone, form: Form, before: str, end: int) -> re.Match[str] | None:
    """The auxiliaries in front of a form; a plural present without any is told by what follows it."""
    tail = zone.lexicon.auxiliaries.get(form.kind)
    helper = tail.search(before) if tail else None
    if helper is None and form.kind == "bare" and zone.lexicon["reports"].match(zone.text, end, zone.end):
        return None if zone.lexicon["no_subject"].search(before) else _NOTHING.search(before)
    return helper


def _unbound(zone: Zone, span: Span, form: Form, before: str) -> Cue | None:
    lead = zone.lexicon.leads.get(form.kind)
    found = lead.search(before) if lead else None
    if found is None:
        return None
    junction = span.start - len(before) + found.start()
    return Cue(span, form.verb, bound=False, junction=junction, left=span.start)


def _is_noun(zone: Zone, before: str, helper: re.Match[str]) -> bool:
    """Whether the word is no verb here: "la demande", "their claims"."""
    return not helper[0] and zone.lexicon["noun_cue"].search(before) is not None


def _group(found: re.Match[str], name: str, shift: int) -> Span | None:
    if name not in found.re.groupindex or found[name] is None:
        return None
    return Span(start=found.start(name) + shift, end=found.end(name) + shift)

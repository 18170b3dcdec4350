"""Figures of agreement in the words of a language; a reason where there is none."""

from annotation.errors import N_
from annotation.ui.messages import Words
from annotation.ui.session import workbench
from schemas import HAS_STANCE, IS_ATTRIBUTED, VOICE, Figure, Undefined

REASONS = {
    "no_overlap": N_("not defined: no two readers said anything of the same"),
    "one_value": N_("not defined: all said the same value"),
    "few_articles": N_("no interval: fewer than 5 stories"),
    "rare_values": N_("no interval: values too rare"),
}
SPAN_PARTS = {
    "source": N_("source"),
    "cue": N_("cue"),
    "content": N_("content"),
    "whole": N_("whole attribution"),
}
CHAIN_PARTS = {
    "root": N_("same root"),
    "depth": N_("as many hops"),
    "order": N_("same hops in the same order"),
    "cue": N_("same cue"),
}
_PARTS = {
    "root": N_("root"),
    "chain": N_("chain"),
    "source": N_("spans of the sources"),
    "cue": N_("cue"),
    "content": N_("content"),
    "cue_force": N_("force of the cue"),
    "quote_type": N_("type of the quotation"),
    "scope": N_("scope"),
    "target": N_("target of the stance"),
    "claim": N_("a claim that only some made"),
    "status": N_("labelled or skipped"),
}
_OURS = {IS_ATTRIBUTED: N_("Attributed or not"), VOICE: N_("Voice"), HAS_STANCE: N_("Stance or none")}
_VALUES = {"yes": N_("yes"), "no": N_("no"), "source": N_("source"), "author": N_("author")}


def dimension_name(name: str, _: Words) -> str:
    """A dimension as the codebook calls it in the language."""
    labels = {one.name: one.label.get(_.language) or one.name for one in workbench().codebook.dimensions}
    return _(_OURS[name]) if name in _OURS else labels.get(name, name)


def part_name(what: str, _: Words) -> str:
    """In what readers can differ: a part of a claim, or a dimension."""
    return _(_PARTS[what]) if what in _PARTS else dimension_name(what, _)


def value_name(dimension: str, code: str, _: Words) -> str:
    """A value as the page shows it: codes as they are."""
    return _(_VALUES[code]) if dimension in _OURS and code in _VALUES else code


def figure(found: Figure, _: Words) -> str:
    """A figure with its interval, in short; a reason where there is none."""
    if isinstance(found.value, Undefined):
        return reason(found.value, _)
    if isinstance(found.interval, Undefined):
        return _.decimal(found.value)
    return f"{_.decimal(found.value)} ({_.decimal(found.interval.low)} – {_.decimal(found.interval.high)})"


def percent(found: Figure, _: Words) -> str:
    """A share in percent with its interval."""
    if isinstance(found.value, Undefined):
        return reason(found.value, _)
    share = f"{_.number(round(100 * found.value))} %"
    if isinstance(found.interval, Undefined):
        return share
    low, high = (_.number(round(100 * one)) for one in (found.interval.low, found.interval.high))
    return f"{share} ({low} – {high})"


def reason(found: Undefined, _: Words) -> str:
    """Why there is no figure."""
    return _(REASONS[found.reason])

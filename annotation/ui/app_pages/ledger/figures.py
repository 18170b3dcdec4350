"""Figures of the ledger in the words of a language: never a share without its n."""

from annotation.ui.app_pages.sources.forms import KINDS
from annotation.ui.messages import Words
from annotation.ui.session import workbench
from annotation.workbench.ledger import Ledger, Reliability
from schemas import Dimension


def kind(name: str, _: Words) -> str:
    """What a source is."""
    return _(KINDS[name])


def share(part: int, whole: int, _: Words) -> str:
    """A share with its n; a dash for a share of nothing."""
    return f"{percent(part, whole, _)} (n {_.number(whole)})" if whole else "–"


def percent(part: int, whole: int, _: Words) -> str:
    """A share whose n stands beside it; a dash for a share of nothing."""
    return f"{_.number(round(100 * part / whole))} %" if whole else "–"


def month(said: str, _: Words) -> str:
    """A month, from 2026-03."""
    year, _dash, number = said.partition("-")
    return f"{number}/{year}" if _.language == "fr" else said


def interval(one: Reliability, _: Words) -> str:
    """A posterior mean with its interval and what it rests on; a dash where it rests on nothing."""
    if not one.n and not one.grade:
        return "–"
    return f"{_.decimal(one.mean)} ({_.decimal(one.low)} – {_.decimal(one.high)})"


def missing(found: Ledger, _: Words) -> str:
    """How many links lead to claims that are not counted; nothing where none does."""
    if not found.links.missing:
        return ""
    return _(
        "Links to claims that are not counted here: {count}; they confirm and contradict nothing.",
        count=_.number(found.links.missing),
    )


def dimension(name: str, _: Words) -> str:
    """What the codebook calls a dimension."""
    found = _dimension(name)
    return (found.label.get(_.language) if found else "") or name


def choice(name: str, code: str, _: Words) -> str:
    """What the codebook calls a value of a dimension; behind the code where that is no word by itself."""
    found = _dimension(name)
    said = _words_of(found, code, _.language) if found else ""
    is_word = code.isalpha() and len(code) > len("CTu")
    return code if not said else said if is_word else f"{code}, {said}"


def _words_of(found: Dimension, code: str, language: str) -> str:
    """The label of a value, or its definition where the label is the code; of both axes of a code of two."""
    parts = next((axes.split() for axes, one in found.codes.items() if one == code), [code])
    choices = [axis.choices for axis in found.axes] or [found.choices]
    said = []
    for part, known in zip(parts, choices, strict=False):
        one = next((it for it in known if it.code == part), None)
        if one:
            label = one.label.get(language, "")
            said.append(label if label.isalpha() and len(label) > 1 else one.definition.get(language, label))
    return ", ".join(filter(None, said))


def _dimension(name: str) -> Dimension | None:
    return next((one for one in workbench().codebook.dimensions if one.name == name), None)

"""Figures of the ledger in the words of a language: never a share without its n."""

from annotation.ui.app_pages.sources.forms import KINDS
from annotation.ui.messages import Words
from annotation.workbench.ledger import Reliability


def kind(name: str, _: Words) -> str:
    """What a source is."""
    return _(KINDS[name])


def share(part: int, whole: int, _: Words) -> str:
    """A share with its n; a dash for a share of nothing."""
    return f"{_.number(round(100 * part / whole))} % (n {_.number(whole)})" if whole else "–"


def interval(one: Reliability, _: Words) -> str:
    """A posterior mean with its interval and what it rests on; a dash where it rests on nothing."""
    if not one.n and not one.grade:
        return "–"
    return f"{_.decimal(one.mean)} ({_.decimal(one.low)} – {_.decimal(one.high)})"

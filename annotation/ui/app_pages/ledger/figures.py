"""Figures of the ledger in the words of a language: never a share without its n."""

from annotation.errors import N_
from annotation.ui.messages import Words
from annotation.workbench.ledger import Reliability

_KINDS = {
    "person": N_("person"),
    "official": N_("official"),
    "government": N_("government"),
    "agency": N_("agency"),
    "media": N_("media"),
    "document": N_("document"),
    "organisation": N_("organisation"),
    "expert": N_("expert"),
    "social": N_("social network"),
    "anonymous": N_("anonymous"),
    "other": N_("other"),
}


def kind(name: str, _: Words) -> str:
    """What a source is."""
    return _(_KINDS[name])


def share(part: int, whole: int, _: Words) -> str:
    """A share with its n; a dash for a share of nothing."""
    return f"{_.number(round(100 * part / whole))} % (n {_.number(whole)})" if whole else "–"


def interval(one: Reliability, _: Words) -> str:
    """A posterior mean with its interval and what it rests on; a dash where it rests on nothing."""
    if not one.n and not one.grade:
        return "–"
    return f"{_.decimal(one.mean)} ({_.decimal(one.low)} – {_.decimal(one.high)})"

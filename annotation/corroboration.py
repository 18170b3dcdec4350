"""Who a claim goes back to, and whether another claim confirms it; pure.

Credibility 1, "confirmed by other sources", stands on a claim of the same story that goes back to another
root. A root that cannot be told from others confirms nothing: it may be the same one.
"""

from typing import NamedTuple

from annotation.sources import SourceIndex
from schemas import CREDIBILITY, Claim

CONFIRMED = "1"


class Root(NamedTuple):
    """Who said a claim first.

    Attributes:
        key: what tells it from others; empty where nobody is named.
        is_named: it can be told from others.
    """

    key: str
    is_named: bool


NOBODY = Root("", is_named=False)


def root_of(claim: Claim, *, outlet_id: str, outlet: str, index: SourceIndex) -> Root:
    """The first hop of a claim's chain, or the outlet where the author speaks.

    Args:
        claim: the claim.
        outlet_id: the outlet's entry in the registry, or empty.
        outlet: its name, or empty.
        index: the registry.
    """
    if claim.voice == "author":
        source_id, name, kind = outlet_id, outlet, "media"
    elif claim.sources:
        first = claim.sources[0]
        source_id, name, kind = first.source_id, first.name, first.kind
    else:
        return NOBODY
    if not source_id and not name:
        return NOBODY
    key = index.key(source_id, name)
    return Root(key, is_named=index.standing(key) is not None or kind != "anonymous")


def confirms(other: Root, own: Root) -> bool:
    """Whether a claim of one root stands for another independent source of a claim of the other."""
    return other.is_named and other.key != own.key


def is_confirmed(claim: Claim | None) -> bool:
    """Whether a claim is said to be confirmed by other sources."""
    return claim is not None and claim.judgements.get(CREDIBILITY) == CONFIRMED

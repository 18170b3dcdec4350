"""What a ledger is asked: which claims, and what lies behind a figure."""

from datetime import date
from typing import Literal

from schemas.base import Value

LedgerRole = Literal["originator", "relay"]
"""The root of a claim, or whoever passes it on: a further hop, or the outlet of what others say."""


class LedgerQuery(Value):
    """Which claims a ledger is asked about; empty fields ask for nothing.

    Attributes:
        topic: the target of a stance that the claim takes.
        since, until: first and last day of publication.
    """

    topic: str = ""
    since: date | None = None
    until: date | None = None
    outlet: str = ""
    language: str = ""
    story: str = ""


class Behind(Value):
    """Conditions on claims; those that are empty ask for nothing. Sources are named by their keys.

    Attributes:
        source: who has the `role`.
        last_relay: the last hop behind the originator; `is_direct` asks for none.
        citing, cited: who takes it from whom, both or neither.
        target, stance: of one of its stances; a stance needs a target.
        outcome: `confirmed`, `contradicted` or `contested`.
    """

    source: str = ""
    role: LedgerRole = "originator"
    outlet: str = ""
    last_relay: str = ""
    is_direct: bool = False
    citing: str = ""
    cited: str = ""
    target: str = ""
    stance: str = ""
    factuality_source: str = ""
    cue_force: str = ""
    source_reliability: str = ""
    information_credibility: str = ""
    story: str = ""
    outcome: Literal["", "confirmed", "contradicted", "contested"] = ""

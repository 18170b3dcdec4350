"""What a ledger is asked: which claims, in which role."""

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
        source: the key of the root.
    """

    topic: str = ""
    since: date | None = None
    until: date | None = None
    outlet: str = ""
    language: str = ""
    story: str = ""
    source: str = ""

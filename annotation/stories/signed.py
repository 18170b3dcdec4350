"""What is kept of an article to find its near-duplicates."""

from datetime import date
from typing import NamedTuple


class Signed(NamedTuple):
    """An article's signature, and what a candidate must agree with.

    Attributes:
        signature: as `signature` gives it.
        language: ISO 639 code; empty when it is not known, which fits any.
        published: none when it is not known, which fits any.
    """

    article_id: str
    signature: bytes
    language: str = ""
    published: date | None = None

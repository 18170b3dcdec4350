"""Stories: near-duplicates and rewritten agency copy put together; pure.

Two articles of one story must not lie on both sides of a split, and count as one root. docs/stories.md says
how they are found. numpy is loaded when the first signature is made or compared, not before.
"""

from annotation.stories.evidence import Evidence
from annotation.stories.naming import assign
from annotation.stories.pairs import Pair, near_duplicates
from annotation.stories.signed import Signed
from schemas import Article

SIGNED_BY = "minhash-256x16/1"
"""Name and version of the signatures; those of two versions are not compared."""


def signature(article: Article | str) -> bytes:
    """512 bytes that tell how many 3-grams of title and body two articles share, the same on every machine.

    A text of fewer than twelve words has a signature that is like no other's.
    """
    from annotation.stories.minhash import signature as made  # noqa: PLC0415 (numpy: only for imports)

    return made(article)


__all__ = ["SIGNED_BY", "Evidence", "Pair", "Signed", "assign", "near_duplicates", "signature"]

"""The stand-off JSON that articles and attributions are exchanged in (docs/standoff.md), one object each.

Offsets are code points into `raw_text`, end exclusive.
"""

from annotation.standoff.gold import Gold, SaidOfSentence, facts_of, gold_of
from annotation.standoff.read import changes_of, read_standoff, text_sha256
from annotation.standoff.write import to_standoff

__all__ = [
    "Gold",
    "SaidOfSentence",
    "changes_of",
    "facts_of",
    "gold_of",
    "read_standoff",
    "text_sha256",
    "to_standoff",
]

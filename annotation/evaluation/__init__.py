"""How good suggestions are, measured on gold; pure, the figures of docs/evaluation.md.

The caller brings each article with what the gold says of it and what was suggested for it.
"""

from annotation.evaluation.mistakes import Mistake, Said
from annotation.evaluation.report import Report, Slice, report_of
from annotation.evaluation.values import SHARES, TALLIES, Compared, SentenceFact, Share, Tally

__all__ = [
    "SHARES",
    "TALLIES",
    "Compared",
    "Mistake",
    "Report",
    "Said",
    "SentenceFact",
    "Share",
    "Slice",
    "Tally",
    "report_of",
]

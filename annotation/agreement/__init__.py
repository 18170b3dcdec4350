"""How far readers of the same articles agree, and where they do not; pure.

`seen` takes of each article what the figures need, `report` makes them, `cross_table` says what lies behind,
`disagreements` lists what is to be settled. `annotation.agreement.latent` is loaded by who asks for it.
"""

from annotation.agreement.crossing import cross_table
from annotation.agreement.disagreements import disagreements, worst_first
from annotation.agreement.gathering import Seen, asked_for, is_in_time, is_wanted, seen
from annotation.agreement.report import report

__all__ = [
    "Seen",
    "asked_for",
    "cross_table",
    "disagreements",
    "is_in_time",
    "is_wanted",
    "report",
    "seen",
    "worst_first",
]

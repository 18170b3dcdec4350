"""What differs between two versions of a dataset."""

from typing import Literal, get_args

from schemas.base import Value

RowFate = Literal["added", "withdrawn", "changed"]

Cause = Literal[
    "article", "selection", "added", "withdrawn", "adjudicated", "codebook",
    "corrected", "recut", "source", "metadata", "split", "order",
]  # fmt: skip
"""Why a row is new, gone or another one.

`article`: its article came or went. `selection`: it came or went, and the versions are of different
selections. `added`, `withdrawn`, `corrected`: somebody labelled. `adjudicated`: an adjudicator settled it.
`codebook`: it follows another version of the codebook. `recut`: its sentence was cut or joined. `source`:
registry entries were merged, split or renamed. `metadata`: the article's was corrected, or its story told.
`split`: it is in another split. `order`: it stands elsewhere.
"""
CAUSES: tuple[Cause, ...] = get_args(Cause)


class RowChange(Value):
    """One row that is not the same in both versions.

    Attributes:
        place: of the row in the newer version, from 0; of a withdrawn one in the older.
        causes: at least one, in the order of `CAUSES`.
        crossed: it was in one split and is in another.
        old: the cells that differ, as they were; all of a withdrawn row, none of an added one.
        new: the same cells as they are; all of an added row, none of a withdrawn one.
    """

    fate: RowFate
    row_id: str
    place: int
    causes: tuple[Cause, ...]
    crossed: bool = False
    old: dict[str, str]
    new: dict[str, str]


class Confusion(Value):
    """How often rows that both versions have went from one value of a dimension to another.

    Attributes:
        counts: old value, new value, rows; an empty text is a missing value.
    """

    dimension: str
    counts: tuple[tuple[str, str, int], ...]

    @property
    def changed(self) -> int:
        """Rows whose value is another one."""
        return sum(count for old, new, count in self.counts if old != new)


class DiffSummary(Value):
    """What differs, counted.

    Attributes:
        fates: rows by what became of them; `kept` ones too, that are the same in both.
        causes: rows by cause; one that has two is counted at both.
        crossed: rows that were in one split and are in another.
    """

    dataset: str
    old: int
    new: int
    fates: dict[str, int]
    causes: dict[Cause, int]
    crossed: int
    confusions: tuple[Confusion, ...]

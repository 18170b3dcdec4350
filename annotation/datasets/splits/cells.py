"""The splits of rows, which may be narrower than those of their articles."""

from collections.abc import Collection

import pyarrow as pa
import pyarrow.compute as pc

from schemas import TestRows

_OWES_NOTHING = pa.array(["hidden", "none"])


def row_splits(
    splits: pa.Array, rows: pa.Table, test_rows: TestRows, *, adjudicators: Collection[str] = ()
) -> pa.Array:
    """What stands in the column `split` of each row.

    Args:
        splits: of each row's article.
        rows: with the columns `assistance`, `suggestion_shown` and `annotator` (docs/csv.md).
        test_rows: of the plan; with `unassisted`, a row of test that owes something to a suggestion is in
            no split, and so is one of which nobody recorded it.
        adjudicators: what they settled owes nothing to one suggestion.
    """
    if test_rows == "all":
        return splits
    unshown = pc.not_equal(rows["suggestion_shown"], "true")
    alone = pc.and_(pc.is_in(rows["assistance"], _OWES_NOTHING), unshown)
    settled = pc.is_in(rows["annotator"], pa.array(sorted(adjudicators), pa.string()))
    kept = pc.or_(pc.not_equal(splits, "test"), pc.or_(alone, settled).combine_chunks())
    return pc.if_else(kept, splits, "")

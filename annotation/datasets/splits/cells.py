"""The split of one row, which may be narrower than that of its article."""

from schemas import Place, TestRows

_OWES_NOTHING = frozenset({"hidden", "none"})


def row_split(
    split: Place, test_rows: TestRows, *, assistance: str, suggestion_shown: str, adjudicated: bool = False
) -> Place:
    """What stands in the row's column `split`, from that of its article.

    Args:
        split: of the article.
        test_rows: of the plan; with `unassisted`, a row of test that owes something to a suggestion is in
            no split, and so is one of which nobody recorded it.
        assistance: the row's cell (docs/csv.md).
        suggestion_shown: the row's cell.
        adjudicated: a person settled it between annotators, so that it owes nothing to one suggestion.
    """
    if split != "test" or test_rows == "all" or adjudicated:
        return split
    return split if assistance in _OWES_NOTHING and suggestion_shown != "true" else ""

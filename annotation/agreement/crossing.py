"""One reader's values against another's, with the units behind each cell."""

from collections.abc import Iterable

from annotation.agreement.columns import Row, columns_of
from annotation.agreement.gathering import Seen
from schemas import Cell, Codebook, CrossTable, SharedUnit


def cross_table(
    seen: Iterable[Seen], codebook: Codebook, *, dimension: str, readers: tuple[str, str]
) -> CrossTable:
    """The table of two readers in one dimension; codes that say "cannot be judged" are in it too.

    Args:
        seen: of every article.
        codebook: what claims are judged on.
        dimension: its name.
        readers: whose values are the rows, and whose are the columns.
    """
    first, second = readers
    column = next(one for one in columns_of(seen, codebook) if one.dimension == dimension)
    units: dict[tuple[str, str], list[SharedUnit]] = {}
    for row in column.rows:
        values = row.observation.values
        if first in values and second in values:
            units.setdefault((values[first], values[second]), []).append(unit_of(row))
    missing = (code for one in codebook.judged if one.name == dimension for code in one.missing)
    known = dict.fromkeys((*column.codes, *missing))
    found = {code for pair in units for code in pair}
    return CrossTable(
        dimension=dimension,
        readers=readers,
        codes=(*(code for code in known if code in found), *sorted(found - known.keys())),
        cells=tuple(Cell(first=a, second=b, units=tuple(here)) for (a, b), here in sorted(units.items())),
    )


def unit_of(row: Row) -> SharedUnit:
    """Where a row of a column is from."""
    return SharedUnit(
        article_id=row.seen.origin.article,
        sentences=row.observation.sentences,
        claims=row.observation.claims,
    )

"""The data dictionary: the columns of a version, with what each holds."""

import csv
import io
from collections.abc import Iterable

from schemas import COLUMNS, Codebook, Column

DICTIONARY = "dictionary.csv"
_FIELDS = ("name", "type", "description")


def columns_of(codebook: Codebook) -> tuple[Column, ...]:
    """The columns of the export: the fixed ones, then the project's own dimensions."""
    own = (
        Column(name=d.name, type="string", description=d.definition.get("en") or d.label.get("en", ""))
        for d in codebook.own_columns
    )
    missing = {dimension.name: ", ".join(dimension.missing) for dimension in codebook.dimensions}
    return tuple(_with_missing(column, missing.get(column.name, "")) for column in (*COLUMNS, *own))


def _with_missing(column: Column, codes: str) -> Column:
    if not codes:
        return column
    description = f"{column.description} Cannot be judged: {codes}.".strip()
    return column.model_copy(update={"description": description})


def dictionary_text(columns: Iterable[Column]) -> str:
    """The dictionary as CSV: name, type, description."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_FIELDS)
    writer.writerows((column.name, column.type, column.description) for column in columns)
    return out.getvalue()


def read_dictionary(text: str) -> tuple[Column, ...]:
    """The columns that `dictionary_text` wrote."""
    return tuple(Column(**row) for row in csv.DictReader(io.StringIO(text, newline="")))

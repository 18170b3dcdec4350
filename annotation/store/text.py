"""Text that PostgreSQL keeps as SQLite does: in the order of code points, of any length, NUL too."""

from typing import Any

from sqlalchemy import Dialect, MetaData, String, Table, Text, TypeDecorator, event

_NUL, _ESCAPE = "\0", "\1"


class _PostgresText(TypeDecorator[str]):
    r"""Text with the collation "C".

    The order of text is on screen, and a database may have the collation of any language. PostgreSQL has no
    NUL in text: it becomes two signs, and the one that they begin with becomes two others. `\0` < `\1` stays
    so, and therefore the order.
    """

    impl = Text
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(collation="C")

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """See above."""
        del dialect
        if not isinstance(value, str) or (_NUL not in value and _ESCAPE not in value):
            return value
        return value.replace(_ESCAPE, "\1\2").replace(_NUL, "\1\1")

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """See above."""
        del dialect
        if not isinstance(value, str) or _ESCAPE not in value:
            return value
        return value.replace("\1\1", _NUL).replace("\1\2", _ESCAPE)


def keep_alike(metadata: MetaData) -> None:
    """Give every text column of the tables to come that type on PostgreSQL, whoever adds them."""

    @event.listens_for(Table, "after_parent_attach")
    def _adapt(table: Table, parent: MetaData) -> None:
        if parent is metadata:
            for column in table.columns:
                if isinstance(column.type, String):
                    column.type = column.type.with_variant(_PostgresText(), "postgresql")

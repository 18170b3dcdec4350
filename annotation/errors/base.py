"""What every error has in common: a template, its values, and both in another language."""

from collections.abc import Callable
from typing import ClassVar

Translate = Callable[[str], str]

_OUR_WORDS = ("reason", "advice", "option", "right")
"""The values that the catalogues may hold; any other is a name, which means what it says."""


class WorkbenchError(Exception):
    """Base of all: `message` is a template that the catalogues translate, `values` fill it."""

    message: ClassVar[str] = "{reason}"

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.message.format(**values))

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross from one process to another with their values."""
        return _again, (type(self), self.values)

    def localised(self, translate: Translate) -> str:
        """The message in the language of `translate`; of the values, only those that are our own words."""
        said = {name: translate(str(self.values[name])) for name in _OUR_WORDS if name in self.values}
        return translate(self.message).format(**self.values | said)


def _again(kind: type[WorkbenchError], values: dict[str, object]) -> WorkbenchError:
    return kind(**values)


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for "mark, do not translate")
    """Mark a string for the message catalogues."""
    return message

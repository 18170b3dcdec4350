"""Files that only label a text, and the text beside them: a.ann and a.txt are one article."""

from collections.abc import Callable

_LABELS, _TEXT = ".ann", ".txt"


def labels_a_text(name: str) -> bool:
    """Whether a file with this name has its text in another file."""
    return name.endswith(_LABELS)


def text_of(name: str) -> str:
    """The name of the text that a file labels."""
    return name.removesuffix(_LABELS) + _TEXT


def is_labelled(name: str, exists: Callable[[str], bool]) -> bool:
    """Whether a text is brought along by the file beside it."""
    return name.endswith(_TEXT) and exists(name.removesuffix(_TEXT) + _LABELS)

"""VERBS: from an origin to a published version, in one direction (see ARCHITECTURE.md)."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotation.workbench.loading import load_dataset

__version__ = "0.1.0"
__all__ = ["load_dataset"]


def __getattr__(name: str) -> Any:
    if name != "load_dataset":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from annotation.workbench.loading import load_dataset  # noqa: PLC0415 (pandas only when it is asked for)

    return load_dataset

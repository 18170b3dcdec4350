"""A project from one database to another: from a data folder to PostgreSQL, and back."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from annotation.errors import CopyRefused, StoreUnavailable
from annotation.settings import Settings
from annotation.store import Copied, copy_store
from annotation.workbench.opening import copy_once


class Move(NamedTuple):
    """What was copied: the rows, and the project's files that the target folder did not have."""

    copied: Copied
    files: tuple[str, ...]


def copy_project(settings: Settings, target: str, *, on_progress: Callable[[int, int], object]) -> Move:
    """Copy the live labels into an empty database, and compare.

    A folder also gets codebook, settings and guidelines where it has none; published
    versions, models and the key of the pages stay where they are.

    Args:
        settings: of the project.
        target: the address of a PostgreSQL database, or a data folder.
        on_progress: see `copy_store`.

    Raises:
        CopyRefused, StoreUnavailable, InvalidAddress: nothing was copied.
    """
    if isinstance(settings.database, Path) and not settings.database.exists():
        raise CopyRefused(target=_named(target), reason=f"there is no project in {settings.data}")
    if "://" in target:
        return Move(copy_store(settings.database, target, on_progress=on_progress), ())
    new = replace(settings, data=Path(target).expanduser().absolute(), database_url="")
    with ExitStack() as undo:
        try:
            _make_folder(new.data, undo)
            copied = _into_file(settings, new.data / "selon.db", undo, on_progress)
            files = _copy_files(settings, new, undo)
        except OSError as error:
            raise StoreUnavailable(
                path=new.data,
                reason=error.strerror or str(error),
                advice="Choose a folder that you may write to.",
            ) from error
        undo.pop_all()
    return Move(copied, files)


def _named(target: str) -> str:
    """What an error may call it: an address has a password in it."""
    return "that database" if "://" in target else target


def _make_folder(folder: Path, undo: ExitStack) -> None:
    was_there = folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    if not was_there:
        undo.callback(_without_error(folder.rmdir))


def _into_file(
    settings: Settings, path: Path, undo: ExitStack, on_progress: Callable[[int, int], object]
) -> Copied:
    if not path.exists():
        for suffix in ("", "-wal", "-shm"):
            undo.callback(_without_error(path.with_name(path.name + suffix).unlink))
    return copy_store(settings.database, path, on_progress=on_progress)


def _copy_files(settings: Settings, new: Settings, undo: ExitStack) -> tuple[str, ...]:
    pairs = [
        (getattr(settings, name), getattr(new, name)) for name in ("codebook", "project_file", "guidelines")
    ]
    missing = [(old, path) for old, path in pairs if old.exists() and not path.exists()]
    for old, path in missing:
        undo.callback(_without_error(path.unlink))
        copy_once(old, path)
    return tuple(path.name for _, path in missing)


def _without_error(action: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        with suppress(OSError):
            action()

    return run

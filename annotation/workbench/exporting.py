"""Versions on their way out: a format, a file, a difference."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from annotation import datasets
from annotation.datasets.splits.report_markdown import to_markdown as splits_markdown
from annotation.errors import N_, DamagedVersion, EarlierVersion, TextsLeftOut, UnwritableFile
from annotation.exports import CANONICAL, FORMATS, export_format
from schemas import Value

Difference = datasets.Difference

__all__ = ["Difference", "Format", "export", "formats", "splits_markdown", "write_difference", "write_file"]


class Format(Value):
    """A format of the exports.

    Attributes:
        name: on the command line.
        title: on screen.
        suffix: how its files end.
        needs_text: a version that holds offsets only cannot leave in it.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    needs_text: bool


def formats() -> tuple[Format, ...]:
    """What a version can be exported to."""
    return tuple(
        Format(
            name=name,
            title=module.TITLE,
            suffix=module.SUFFIX,
            media_type=module.MEDIA_TYPE,
            needs_text=module.NEEDS_TEXT,
        )
        for name, module in FORMATS.items()
    )


def export(root: Path, dataset: str, version: int | None, out: BinaryIO, *, name: str) -> None:
    """Write a version in the format `name`; the latest version when none is given.

    Raises:
        UnknownFormat, UnknownVersion: naming those that there are.
        EarlierVersion: the format needs whole labels, and the version has none.
        TextsLeftOut: the format needs the words of the articles, and the version has none.
        DamagedVersion: its bytes are not those that were published; what was written is not to be used.
    """
    module = export_format(name)
    published = datasets.read_version(datasets.version_folder(root, dataset, version))
    manifest = published.manifest
    if module.NEEDS_TEXT and manifest.format < datasets.FORMAT:
        raise EarlierVersion(dataset=dataset, version=manifest.version)
    if module.NEEDS_TEXT and manifest.texts == "offsets":
        raise TextsLeftOut(dataset=dataset, version=manifest.version, format=name)
    if module is not CANONICAL:
        module.write(published, out)
        return
    hashed = datasets.Hashed(out)
    module.write(published, hashed)
    if hashed.hexdigest() != manifest.csv_sha256:
        raise DamagedVersion(dataset=dataset, version=manifest.version, reason=N_("its CSV is another one"))


def write_difference(path: Path, difference: datasets.Difference) -> None:
    """Write every row that differs to a file: as JSON if it is called so, else as CSV.

    Raises:
        UnwritableFile: nothing is left half-written.
    """
    write = datasets.diff_json if path.suffix == ".json" else datasets.diff_csv
    write_file(path, lambda out: write(difference, out))


def write_file(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Fill a file; an existing one is replaced only by a whole new one.

    Raises:
        UnwritableFile: nothing is left half-written.
    """
    part = path.parent / f".{uuid4().hex}.part"
    try:
        with part.open("wb") as out:
            write(out)
        part.replace(path)
    except OSError as error:
        raise UnwritableFile(path=path, reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink()

"""The verbs of published versions."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from annotation import datasets
from annotation.codebook import read_codebook
from annotation.errors import N_, DamagedVersion, InvalidCodebook, UnwritableFile
from annotation.exports import CANONICAL, FORMATS, export_format
from annotation.settings import Settings
from annotation.store import Store
from schemas import Codebook, Manifest, Value, Verification


class Format(Value):
    """A format of the exports, how its files end and what browsers call it."""

    name: str
    suffix: str
    media_type: str


class Versions:
    """The versions of a project's datasets."""

    def __init__(
        self,
        settings: Settings,
        *,
        store: Store,
        codebook: Codebook,
        registry_id: Callable[[str], str],
        clock: Callable[[], datetime],
        prepare: Callable[[], object],
    ) -> None:
        self._root = settings.datasets
        self._codebook_path = settings.codebook
        self._store = store
        self._codebook = codebook
        self._registry_id = registry_id
        self._now = clock
        self._prepare = prepare
        self._intact: dict[Path, object] = {}

    def publish(self, dataset: str, *, message: str, author: str) -> Manifest:
        """Make the next version of a dataset from everything that is labelled now.

        Raises:
            InvalidName, NothingToPublish, UnwritableVersion: no version was made.
            InvalidCodebook: its file is no longer the codebook that the labels are checked against.
        """
        codebook_text = self._codebook_text()
        self._prepare()  # no story may be split by a version
        publication = datasets.Publication(dataset, message, author, self._now())
        with self._store.snapshot() as snapshot:
            return datasets.publish(
                self._root,
                lambda: ((one, snapshot.labels(one.article_id)) for one in snapshot.articles()),
                publication,
                codebook=self._codebook,
                codebook_text=codebook_text,
                registry_id=self._registry_id,
                write_csv=CANONICAL.write_table,
            )

    def _codebook_text(self) -> str:
        path = self._codebook_path
        if read_codebook(path) != self._codebook:
            raise InvalidCodebook(path=path, reason=N_("it was changed while Selon was running"))
        return path.read_bytes().decode()

    def names(self) -> tuple[str, ...]:
        """The datasets that have a version."""
        return datasets.dataset_names(self._root)

    def of(self, dataset: str) -> tuple[Manifest | DamagedVersion, ...]:
        """A dataset's versions, oldest first: the manifest of each, or why it cannot be read.

        Raises:
            UnknownVersion: there is none.
        """
        datasets.version_folder(self._root, dataset, None)
        return tuple(map(_manifest, self._folders(dataset)))

    def check(self, dataset: str, version: int) -> None:
        """Compare the version's files with what was published, again only when one was touched since.

        Raises:
            UnknownVersion: there is no such version.
            DamagedVersion: naming the files that differ.
        """
        folder = datasets.version_folder(self._root, dataset, version)
        now = datasets.fingerprint(folder)
        if self._intact.get(folder) != now:
            datasets.check_files(folder)
            self._intact[folder] = now

    def formats(self) -> tuple[Format, ...]:
        """What a version can be exported to."""
        return tuple(
            Format(name=name, suffix=module.SUFFIX, media_type=module.MEDIA_TYPE)
            for name, module in FORMATS.items()
        )

    def verify(self, dataset: str, version: int | None = None) -> tuple[Verification, ...]:
        """Check one version, or all of them, byte by byte.

        Raises:
            UnknownVersion: there is none.
        """
        one = datasets.version_folder(self._root, dataset, version)
        folders = self._folders(dataset) if version is None else (one,)
        return tuple(datasets.verify(folder, CANONICAL.write_table) for folder in folders)

    def export(self, dataset: str, out: BinaryIO, *, version: int | None = None, name: str = "csv") -> None:
        """Write a version in the format `name`; the latest version when none is given.

        Raises:
            UnknownFormat, UnknownVersion: naming those that there are.
            DamagedVersion: its bytes are not those that were published; nothing is written.
        """
        write = export_format(name).write
        folder = datasets.version_folder(self._root, dataset, version)
        write(datasets.read_version(folder, CANONICAL.write_table), out)

    def export_file(self, dataset: str, path: Path, *, version: int | None = None, name: str = "csv") -> None:
        """Write a version to a file; an existing file is replaced only by a whole new one.

        Raises:
            UnwritableFile: nothing is left half-written.
        """
        part = path.parent / f".{uuid4().hex}.part"
        try:
            with part.open("wb") as out:
                self.export(dataset, out, version=version, name=name)
            part.replace(path)
        except OSError as error:
            raise UnwritableFile(path=path, reason=error.strerror or str(error)) from error
        finally:
            with suppress(OSError):
                part.unlink()

    def dictionary(self, dataset: str, version: int) -> bytes:
        """The data dictionary that was published with a version, as CSV.

        Raises:
            UnknownVersion: there is no such version.
            DamagedVersion: its bytes are not those that were published.
        """
        self.check(dataset, version)
        folder = datasets.version_folder(self._root, dataset, version)
        return (folder / datasets.DICTIONARY).read_bytes()

    def _folders(self, dataset: str) -> tuple[Path, ...]:
        folder = datasets.dataset_folder(self._root, dataset)
        return tuple(folder / f"{number:06}" for number in datasets.version_numbers(folder))


def _manifest(folder: Path) -> Manifest | DamagedVersion:
    try:
        return datasets.read_manifest(folder)
    except DamagedVersion as error:
        return error

"""The verbs of published versions."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from uuid import uuid4

from annotation import datasets
from annotation.codebook import read_codebook
from annotation.errors import (
    N_,
    DamagedVersion,
    InvalidCodebook,
    NewerVersion,
    TextsLeftOut,
    UnwritableFile,
    WorkbenchError,
)
from annotation.exports import CANONICAL, FORMATS, export_format
from annotation.settings import Settings
from annotation.sources import SourceIndex
from annotation.store import Store
from annotation.workbench.cutting import cut_of
from schemas import Codebook, Manifest, Preview, Publication, Selection, SplitPlan, Texts, Value, Verification

Done = TypeVar("Done", Manifest, Preview)

EVERYTHING = Selection()


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
        sources: SourceIndex,
        clock: Callable[[], datetime],
        prepare: Callable[[], object],
    ) -> None:
        self._settings = settings
        self._root = settings.datasets
        self._store = store
        self._codebook = codebook
        self._sources = sources
        self._now = clock
        self._prepare = prepare
        self._intact: dict[Path, object] = {}

    def publish(
        self,
        dataset: str,
        *,
        message: str,
        author: str,
        selection: Selection = EVERYTHING,
        texts: Texts = "whole",
        split: SplitPlan | None = None,
    ) -> Manifest:
        """Make the next version of a dataset from what is labelled now.

        Raises:
            InvalidName, NothingToPublish, PublishedMeanwhile, UnwritableVersion: no version was made.
            InvalidCodebook: its file is no longer the codebook that the labels are checked against.
        """
        publication = self._publication(
            dataset, message, author, selection=selection, texts=texts, split=split
        )
        return self._of_now(publication, datasets.publish)

    def preview(
        self,
        dataset: str,
        *,
        selection: Selection = EVERYTHING,
        texts: Texts = "whole",
        split: SplitPlan | None = None,
    ) -> Preview:
        """What publishing would write now, and what is not settled in it; nothing is kept of it.

        Raises:
            InvalidName, NothingToPublish, UnwritableVersion, InvalidCodebook: as publishing would.
        """
        publication = self._publication(dataset, "", "", selection=selection, texts=texts, split=split)
        return self._of_now(publication, datasets.preview)

    def restore(self, dataset: str, version: int, *, message: str, author: str) -> Manifest:
        """Make an earlier version the newest: its labels again, under the next number.

        Raises:
            UnknownVersion, DamagedVersion, NewerVersion: there is nothing to restore.
            PublishedMeanwhile, UnwritableVersion: no version was made.
        """
        publication = self._publication(dataset, message, author)
        return datasets.restore(self._root, publication, version, write_csv=CANONICAL.write_table)

    def _publication(self, dataset: str, message: str, author: str, **wanted: Any) -> Publication:
        return Publication(
            dataset=dataset, message=message, author=author, published_at=self._now(), **wanted
        )

    def _of_now(self, publication: Publication, do: Callable[..., Done]) -> Done:
        """Publish, or preview, one moment of the store."""
        project = self._project()
        self._prepare()  # no story may be split by a version
        with self._store.snapshot() as snapshot:
            cut = cut_of(snapshot, publication.selection)
            return do(self._root, cut, publication, project=project, write_csv=CANONICAL.write_table)

    def _project(self) -> datasets.Project:
        path = self._settings.codebook
        if read_codebook(path) != self._codebook:
            raise InvalidCodebook(path=path, reason=N_("it was changed while Selon was running"))
        guidelines = self._settings.guidelines
        return datasets.Project(
            codebook=self._codebook,
            codebook_text=path.read_bytes().decode(),
            registry_id=self._sources.id_of,
            registry=self._sources.digest,
            guidelines=guidelines.read_text(encoding="utf-8") if guidelines.is_file() else "",
        )

    def names(self) -> tuple[str, ...]:
        """The datasets that have a version."""
        return datasets.dataset_names(self._root)

    def of(self, dataset: str) -> tuple[Manifest | WorkbenchError, ...]:
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
            TextsLeftOut: the format needs the words of the articles, and the version has none.
            DamagedVersion: its bytes are not those that were published; what was written is not to be used.
        """
        module = export_format(name)
        published = datasets.read_version(datasets.version_folder(self._root, dataset, version))
        manifest = published.manifest
        if module.NEEDS_TEXT and manifest.texts == "offsets":
            raise TextsLeftOut(dataset=dataset, version=manifest.version, format=name)
        if module is not CANONICAL:
            module.write(published, out)
            return
        hashed = datasets.Hashed(out)
        module.write(published, hashed)
        if hashed.hexdigest() != manifest.csv_sha256:
            raise DamagedVersion(
                dataset=dataset, version=manifest.version, reason=N_("its CSV is another one")
            )

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


def _manifest(folder: Path) -> Manifest | WorkbenchError:
    try:
        return datasets.read_manifest(folder)
    except (DamagedVersion, NewerVersion) as error:
        return error

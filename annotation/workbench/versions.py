"""The verbs of published versions."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from annotation import datasets
from annotation.codebook import read_codebook
from annotation.errors import (
    N_,
    DamagedVersion,
    InvalidCodebook,
    NewerVersion,
    UnreadableFile,
    WorkbenchError,
)
from annotation.exports import CANONICAL
from annotation.folders import numbered
from annotation.settings import Settings
from annotation.sources import SourceIndex, table_of
from annotation.store import Store
from annotation.workbench.cutting import cut_of
from annotation.workbench.exporting import Format, export, formats, write_file
from schemas import (
    Codebook,
    Manifest,
    Preview,
    Publication,
    Selection,
    SplitPlan,
    SplitReport,
    Texts,
    Verification,
)

Done = TypeVar("Done", Manifest, Preview)

EVERYTHING = Selection()
LATEST = "latest"


class Versions:
    """The versions of a project's datasets."""

    def __init__(
        self,
        settings: Settings,
        *,
        store: Store,
        codebook: Codebook,
        sources: Callable[[], SourceIndex],
        clock: Callable[[], datetime],
        prepare: Callable[[], object],
        read_blind: Callable[[], Callable[[str, str], bool]],
    ) -> None:
        self._settings = settings
        self._root = settings.datasets
        self._store = store
        self._codebook = codebook
        self._sources = sources
        self._now = clock
        self._prepare = prepare
        self._read_blind = read_blind
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
        """Make the next version of a dataset from what is labelled now, and no longer read blind.

        Raises:
            InvalidName, NothingToPublish, OnlyReadBlind, PublishedMeanwhile, UnwritableVersion: no version
                was made.
            InvalidCodebook: its file is no longer the codebook that the labels are checked against.
            UnreadableFile: the guidelines.
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
        is_blind = self._read_blind()
        with self._store.snapshot() as snapshot:
            cut = cut_of(snapshot, publication.selection, is_blind=is_blind)
            return do(self._root, cut, publication, project=project, write_csv=CANONICAL.write_table)

    def _project(self) -> datasets.Project:
        path = self._settings.codebook
        if read_codebook(path) != self._codebook:
            raise InvalidCodebook(path=path, reason=N_("it was changed while Selon was running"))
        index = self._sources()
        return datasets.Project(
            codebook=self._codebook,
            codebook_text=path.read_bytes().decode(),
            registry_id=index.id_of,
            registry=index.names_digest,
            sources=table_of(index.entries),
            guidelines=self._guidelines(),
        )

    def _guidelines(self) -> str:
        path = self._settings.guidelines
        try:
            return path.read_text(encoding="utf-8") if path.is_file() else ""
        except UnicodeDecodeError as error:
            raise UnreadableFile(path=path, reason=N_("it is not UTF-8; save the file as UTF-8")) from error
        except OSError as error:
            raise UnreadableFile(path=path, reason=error.strerror or str(error)) from error

    def names(self) -> tuple[str, ...]:
        """The datasets that have a version."""
        return datasets.dataset_names(self._root)

    def of(self, dataset: str) -> tuple[Manifest | WorkbenchError, ...]:
        """A dataset's versions, oldest first: the manifest of each, or why it cannot be read.

        Raises:
            UnknownDataset: there is none.
        """
        folder = datasets.version_folder(self._root, dataset, None).parent
        numbers = datasets.version_numbers(folder)
        return tuple(_manifest(numbered(folder, number)) for number in numbers)

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

    def verify(self, dataset: str, version: int | None = None) -> tuple[Verification, ...]:
        """Check one version, or all of them up to the latest, byte by byte.

        Raises:
            UnknownDataset, UnknownVersion: there is none.
        """
        one = datasets.version_folder(self._root, dataset, version)
        numbers = range(1, int(one.name) + 1) if version is None else (int(one.name),)
        folders = (numbered(one.parent, number) for number in numbers)
        return tuple(datasets.verify(folder, CANONICAL.write_table) for folder in folders)

    def formats(self) -> tuple[Format, ...]:
        """What a version can be exported to."""
        return formats()

    def export(self, dataset: str, out: BinaryIO, *, version: int | None = None, name: str = "csv") -> None:
        """Write a version in the format `name`; see `exporting.export`."""
        export(self._root, dataset, version, out, name=name)

    def export_file(self, dataset: str, path: Path, *, version: int | None = None, name: str = "csv") -> None:
        """Write a version to a file; an existing file is replaced only by a whole new one.

        Raises:
            UnwritableFile: nothing is left half-written.
        """
        write_file(path, lambda out: self.export(dataset, out, version=version, name=name))

    def number(self, dataset: str, said: str) -> int:
        """The version that a person names: by its number, by a tag, or `latest`.

        Raises:
            UnknownDataset, UnknownVersion, UnknownTag: naming those that there are.
        """
        latest = int(datasets.version_folder(self._root, dataset, None).name)
        if said == LATEST:
            return latest
        number = int(said) if said.isdecimal() else datasets.tagged(self._root, dataset, said)
        return int(datasets.version_folder(self._root, dataset, number).name)

    def tag(self, dataset: str, name: str, version: int) -> None:
        """Give a version a tag, for ever; see `datasets.tag`."""
        datasets.tag(self._root, dataset, name, version)

    def tags(self, dataset: str) -> dict[str, int]:
        """The version that each tag names."""
        return datasets.tags(self._root, dataset)

    def compare(self, dataset: str, old: int, new: int) -> datasets.Difference:
        """What changed from one version to another, by row and by cause.

        Raises:
            UnknownVersion: naming those that there are.
            DamagedVersion, NewerVersion: one of them cannot be read.
        """
        folders = (datasets.version_folder(self._root, dataset, number) for number in (old, new))
        return datasets.compare(*map(datasets.read_version, folders))

    diff_csv = staticmethod(datasets.diff_csv)
    diff_json = staticmethod(datasets.diff_json)

    def splits(self, dataset: str, version: int) -> SplitReport:
        """What can be said of the splits of a version: leaks, sizes, values, and what names give away.

        Raises:
            UnknownVersion, DamagedVersion, NewerVersion: there is no report.
        """
        published = datasets.read_version(datasets.version_folder(self._root, dataset, version))
        articles = published.articles if published.manifest.texts == "whole" else None
        return datasets.split_report(published.labels, articles=articles, plan=published.manifest.split)

    def usual_split(self, dataset: str) -> SplitPlan | None:
        """What the next version of a dataset is drawn with, unless somebody says otherwise.

        That of the version before; for a first one, eighty, ten and ten of a hundred rows.
        """
        numbers = datasets.version_numbers(datasets.dataset_folder(self._root, dataset))
        if not numbers:
            return SplitPlan(seed=dataset)
        return datasets.read_manifest(datasets.version_folder(self._root, dataset, None)).split

    def dictionary(self, dataset: str, version: int) -> bytes:
        """The data dictionary that was published with a version, as CSV.

        Raises:
            UnknownVersion: there is no such version.
            DamagedVersion: its bytes are not those that were published.
        """
        self.check(dataset, version)
        folder = datasets.version_folder(self._root, dataset, version)
        return (folder / datasets.DICTIONARY).read_bytes()


def _manifest(folder: Path) -> Manifest | WorkbenchError:
    try:
        return datasets.read_manifest(folder)
    except (DamagedVersion, NewerVersion) as error:
        return error

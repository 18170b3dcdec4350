"""Publish: one snapshot of the live store becomes an immutable, hashed version."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotation.datasets.assembling import Frame, Taken, WriteCsv, assemble
from annotation.datasets.contents import Contents, Cut, Project, contents_of, gather
from annotation.datasets.dictionary import DICTIONARY, dictionary_text, read_dictionary
from annotation.datasets.splits import (
    Assignment,
    Placements,
    assign,
    placements_text,
    read_placements,
)
from annotation.datasets.telling import by_value, counted_columns, counts_of, decided, descriptions
from annotation.datasets.versions import (
    FORMAT,
    check_files,
    dataset_folder,
    described,
    published_text,
    read_manifest,
    version_folder,
    write_manifest,
)
from annotation.errors import (
    EarlierVersion,
    NothingToPublish,
    OnlyReadBlind,
    PublishedMeanwhile,
    UnwritableVersion,
)
from annotation.folders import numbered, put_in_place, staged, version_numbers
from schemas import Manifest, Missing, Preview, Publication, SplitPlan

PLACEMENTS = "splits.csv"
_NAMES = 20
"""Names and articles that a preview lists."""


def publish(
    root: Path, cut: Cut, publication: Publication, *, project: Project, write_csv: WriteCsv
) -> Manifest:
    """Write the next version of a dataset under `root`; nothing is visible before it is whole.

    Raises:
        InvalidName: the dataset's name cannot be one.
        NothingToPublish: not one label is in the selection.
        PublishedMeanwhile: somebody else published the version with this number first.
        UnwritableVersion: the disk is full, or the folder may not be written to.
        DamagedVersion: where the articles were placed before cannot be read from the version before.
    """
    folder = dataset_folder(root, publication.dataset)
    with _explained(folder):
        parent = (version_numbers(folder) or (None,))[-1]
        with staged(folder) as staging:
            manifest, _ = _build(staging, cut, publication, project, _Line(folder, parent), write_csv)
            _place(staging, manifest)
    return manifest


def preview(
    root: Path, cut: Cut, publication: Publication, *, project: Project, write_csv: WriteCsv
) -> Preview:
    """What publishing would write, by writing it where nobody sees it and throwing it away.

    Raises:
        InvalidName, NothingToPublish, UnwritableVersion: as publishing would.
    """
    folder = dataset_folder(root, publication.dataset)
    parent = (version_numbers(folder) or (None,))[-1]
    with tempfile.TemporaryDirectory() as name, _explained(Path(name)):
        staging = Path(name) / "version"
        staging.mkdir()
        manifest, contents = _build(staging, cut, publication, project, _Line(folder, parent), write_csv)
        return Preview(
            manifest=manifest,
            unresolved=_most(contents.unresolved),
            articles=_worst(contents.unfinished),
        )


def restore(root: Path, publication: Publication, version: int, *, write_csv: WriteCsv) -> Manifest:
    """Make an earlier version the newest: the same labels under the next number. Nothing is taken away.

    Raises:
        UnknownVersion: naming those that there are.
        DamagedVersion: the version is not as it was published.
        EarlierVersion: it does not hold its labels whole.
        PublishedMeanwhile, UnwritableVersion: as publishing.
    """
    source = version_folder(root, publication.dataset, version)
    old = read_manifest(source)
    check_files(source)
    if old.format < FORMAT:
        raise EarlierVersion(dataset=old.dataset, version=version)
    folder = source.parent
    with _explained(folder):
        line = _Line(folder, version_numbers(folder)[-1], restores=version)
        with staged(folder) as staging, ExitStack() as stack:
            columns = read_dictionary((source / DICTIONARY).read_bytes().decode())
            contents = contents_of(source, old, columns, stack)
            again = publication.model_copy(update={"split": old.split})
            manifest = _finish(staging, contents, again, line, write_csv)
            _place(staging, manifest)
    return manifest


@dataclass(frozen=True)
class _Line:
    """Where a version stands among the others of its dataset."""

    folder: Path
    parent: int | None
    restores: int | None = None

    @property
    def number(self) -> int:
        return (self.parent or 0) + 1

    @property
    def parent_folder(self) -> Path | None:
        return numbered(self.folder, self.parent) if self.parent else None


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # Arrow's errors have a sentence of their own, with the names of folders that are gone again.
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise UnwritableVersion(path=folder, reason=reason) from error


def _place(staging: Path, manifest: Manifest) -> None:
    if not put_in_place(staging, manifest.version):
        raise PublishedMeanwhile(dataset=manifest.dataset, version=manifest.version)


def _build(
    staging: Path, cut: Cut, publication: Publication, project: Project, line: _Line, write_csv: WriteCsv
) -> tuple[Manifest, Contents]:
    with tempfile.TemporaryDirectory(dir=staging.parent, prefix=staging.name) as made, ExitStack() as stack:
        contents = gather(
            cut, publication, project, parent=line.parent_folder, folder=Path(made), stack=stack
        )
        return _finish(staging, contents, publication, line, write_csv), contents


def _finish(
    staging: Path, contents: Contents, publication: Publication, line: _Line, write_csv: WriteCsv
) -> Manifest:
    """Write all files of a version into `staging`, its manifest last."""
    if not contents.kept:
        raise _nothing(contents.missing.blind)
    drawn, placements = _drawn(contents, publication.split, line)
    splits = drawn.splits if drawn else {}
    taken = [Taken(one.shelf, one.place, splits.get(one.place.article_id, "")) for one in contents.kept]
    csv_sha256 = assemble(staging, taken, _frame(contents, publication.split, line), write_csv=write_csv)
    files = {**contents.files, DICTIONARY: dictionary_text(contents.columns)}
    if placements.articles:
        files[PLACEMENTS] = placements_text(placements)
    for name, text in files.items():
        (staging / name).write_text(text, encoding="utf-8", newline="")
    manifest = _manifest(staging, contents, publication, line, csv_sha256)
    told = descriptions(staging, manifest, contents.columns, described(staging), drawn)
    for name, text in told.items():
        (staging / name).write_text(text, encoding="utf-8", newline="")
    manifest = manifest.model_copy(update={"files": described(staging)})
    write_manifest(staging, manifest)
    return manifest


def _nothing(blind: int) -> NothingToPublish:
    return OnlyReadBlind(count=blind) if blind else NothingToPublish()


def _manifest(
    staging: Path, contents: Contents, publication: Publication, line: _Line, csv_sha256: str
) -> Manifest:
    """The manifest but for the files."""
    rows = counted_columns(staging)
    return Manifest(
        dataset=publication.dataset,
        version=line.number,
        parent=line.parent,
        restores=line.restores,
        message=publication.message,
        author=publication.author,
        published_at=publication.published_at,
        codebook_version=contents.codebook_version,
        selection=contents.selection,
        texts=contents.texts,
        split=publication.split,
        counts=counts_of(rows),
        missing=contents.missing,
        agents=decided(rows),
        assistance=by_value(rows["assistance"]),
        recipe=contents.recipe,
        columns=tuple(column.name for column in contents.columns),
        csv_sha256=csv_sha256,
        files=(),
    )


def _frame(contents: Contents, plan: SplitPlan | None, line: _Line) -> Frame:
    return Frame(
        version=line.number,
        columns=tuple(column.name for column in contents.columns),
        test_rows=plan.test_rows if plan else "all",
        adjudicators=contents.selection.settlers,
    )


def _drawn(contents: Contents, plan: SplitPlan | None, line: _Line) -> tuple[Assignment | None, Placements]:
    """The splits by the plan; what earlier versions placed is remembered without one, too."""
    placed = Placements()
    if line.parent_folder and (text := published_text(line.parent_folder, PLACEMENTS)):
        placed = read_placements(text)
    if plan is None:
        return None, placed
    drawn = assign([one.article for one in contents.kept], plan, placed)
    if line.restores:  # an earlier version knows less of stories than the one before this
        return drawn, drawn.placements.in_stories_of(placed)
    return drawn, drawn.placements


def _most(names: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The most frequent names."""
    return tuple(sorted(names.items(), key=lambda one: (-one[1], one[0]))[:_NAMES])


def _worst(missing: Mapping[str, Missing]) -> tuple[tuple[str, Missing], ...]:
    def weight(one: Missing) -> tuple[int, int, int]:
        return one.disagreements, one.open + one.left_out, one.unresolved

    return tuple(sorted(missing.items(), key=lambda pair: weight(pair[1]), reverse=True)[:_NAMES])

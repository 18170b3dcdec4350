"""Versions beyond one machine: a Delta table, in a folder or an S3 bucket, that holds them one for one.

Delta version k - 1 holds version k: the rows of `labels.parquet` as text, in their order because they are in
one file, and the manifest in the commit's metadata. Nothing is ever forgotten: the table is made with
retentions of a hundred years, and never vacuumed. Loads deltalake.
"""

from pathlib import Path

import pyarrow as pa
from deltalake import ColumnProperties, CommitProperties, DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError
from pydantic import ValidationError

from annotation.datasets.assembling import WriteCsv, csv_sha256
from annotation.datasets.targets import Target, known_reason, reason_of
from annotation.datasets.verify import read_version
from annotation.datasets.versions import dataset_folder, read_manifest, version_folder
from annotation.errors import N_, DamagedTarget, TargetRefused, TargetUnavailable
from annotation.folders import version_numbers
from annotation.published import Published
from schemas import Delivery, Manifest, Verification

MANIFEST_KEY = "selon.manifest"
"""Of a commit's metadata: the version's manifest as JSON."""

_PROPERTIES = {
    "delta.enableExpiredLogCleanup": "false",
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.deletedFileRetentionDuration": "interval 36500 days",
}
_ONE_FILE = 2**40
_FORM = WriterProperties(
    compression="ZSTD",
    default_column_properties=ColumnProperties(statistics_enabled="NONE"),  # damaged ones would hide rows
)
_FAILURES = (DeltaError, OSError, ValueError, pa.ArrowException)
"""What deltalake raises; its words may hold a key, so they never leave this module as they are."""


def push(root: Path, dataset: str, target: str, *, write_csv: WriteCsv) -> Delivery:
    """Write the versions of a dataset that the target does not hold yet, in order.

    Each is read back and its CSV compared with the hash in its manifest. Of two who push at once one writes a
    version; the other notices, looks again at what the target holds, and goes on from there. Call it in a
    process that serves nobody: deltalake lets no other thread run while it reads what a target holds.

    Args:
        root: the folder of the datasets.
        dataset: its name.
        target: a folder, or `s3://bucket/path` with credentials in the environment (AWS_...).
        write_csv: the canonical CSV's writer.

    Raises:
        InvalidTarget: neither a folder nor an S3 URI, or one with credentials in it.
        UnknownVersion: the dataset has none, or one of 1 to its latest is missing here.
        TargetRefused: the target holds something else, or more than there is here; nothing was written.
        TargetUnavailable: it cannot be reached, read or written.
        DamagedVersion: a version here is not as published; the earlier ones were pushed.
        DamagedTarget: what was written came back different.
    """
    place = Target.of(target)
    folders = _folders(root, dataset)
    manifests = tuple(map(read_manifest, folders))
    held, pushed = _held(place, manifests), list[int]()
    while held < len(manifests):
        published = read_version(folders[held])
        if _written(place, held, published):
            if _problem(place, published.manifest, write_csv):
                raise DamagedTarget(version=held + 1, dataset=dataset, target=place.name)
            held += 1
            pushed.append(held)
        else:
            held = _grown(place, held, manifests)
    return Delivery(dataset=dataset, target=place.name, pushed=tuple(pushed), held=held)


def check(root: Path, dataset: str, target: str, *, write_csv: WriteCsv) -> tuple[Verification, ...]:
    """Read every version that the target holds and compare it with the hash in its manifest.

    Raises:
        InvalidTarget, UnknownVersion, TargetRefused, TargetUnavailable: as `push`.
    """
    place = Target.of(target)
    manifests = tuple(map(read_manifest, _folders(root, dataset)))
    return tuple(
        Verification(
            dataset=dataset,
            version=one.version,
            problems=tuple(filter(None, [_problem(place, one, write_csv)])),
        )
        for one in manifests[: _held(place, manifests)]
    )


def _folders(root: Path, dataset: str) -> tuple[Path, ...]:
    """The folders of versions 1 to the latest."""
    latest = version_numbers(dataset_folder(root, dataset))[-1:] or (1,)
    return tuple(version_folder(root, dataset, number) for number in range(1, latest[0] + 1))


def _opened(place: Target, version: int | None = None) -> DeltaTable:
    return DeltaTable(place.uri, version=version, storage_options=place.options)


def _held(place: Target, manifests: tuple[Manifest, ...]) -> int:
    """How many of our versions the target holds, after all that it holds proved to be ours."""
    try:
        # By their place, as none is ever forgotten: deltalake misnumbers them while somebody else commits.
        commits = _opened(place).history()[::-1]
    except TableNotFoundError:
        return 0
    except _FAILURES as error:
        raise TargetUnavailable(target=place.name, reason=reason_of(error)) from None
    for number, commit in enumerate(commits):
        if reason := _foreign(commit.get(MANIFEST_KEY), number, manifests):
            raise TargetRefused(target=place.name, reason=reason)
    return len(commits)


def _foreign(said: object, number: int, manifests: tuple[Manifest, ...]) -> str:
    """Why a Delta version is not our version; empty when it is."""
    try:
        found = Manifest.model_validate_json(said) if isinstance(said, str) else None
    except ValidationError:
        found = None
    if found is None:
        return N_("holds a table that Selon did not write, or that something else has written to")
    if found.dataset != manifests[0].dataset:
        return N_("holds another dataset")
    if number >= len(manifests):
        return N_("holds more versions than there are here")
    if found != manifests[number]:
        return N_("holds other versions of a dataset with this name")
    return ""


def _written(place: Target, held: int, published: Published) -> bool:
    """Write the next version; False when somebody else was quicker, and nothing was written."""
    said = {MANIFEST_KEY: published.manifest.model_dump_json()}
    rows = _in_one_piece(published.labels)
    try:
        if held:
            write_deltalake(
                _opened(place, held - 1),  # a version that came since then is a conflict
                rows,
                mode="overwrite",
                schema_mode="overwrite",
                target_file_size=_ONE_FILE,
                writer_properties=_FORM,
                commit_properties=CommitProperties(custom_metadata=said),
            )
        else:
            write_deltalake(
                place.uri,
                rows,
                mode="error",
                configuration=_PROPERTIES,
                storage_options=place.options,
                target_file_size=_ONE_FILE,
                writer_properties=_FORM,
                # A retry would put the table of the slower of two behind that of the quicker one.
                commit_properties=CommitProperties(custom_metadata=said, max_commit_retries=0),
            )
    except CommitFailedError:
        return False
    except _FAILURES as error:
        if not held and _exists(place):
            return False
        raise TargetUnavailable(target=place.name, reason=reason_of(error)) from None
    return True


def _in_one_piece(labels: pa.Table) -> pa.Table:
    """The rows as one batch: several are written by several threads, whoever comes first."""
    wide = pa.schema(
        [one.with_type(pa.large_string()) for one in labels.schema]
    )  # 2 GB a column are not its end
    return labels.cast(wide).combine_chunks()


def _exists(place: Target) -> bool:
    try:
        return DeltaTable.is_deltatable(place.uri, storage_options=place.options)
    except _FAILURES:
        return False


def _grown(place: Target, held: int, manifests: tuple[Manifest, ...]) -> int:
    """What the target holds after somebody else wrote to it."""
    now = _held(place, manifests)
    if now <= held:
        raise TargetUnavailable(target=place.name, reason=N_("it takes no commit"))
    return now


def _problem(place: Target, manifest: Manifest, write_csv: WriteCsv) -> str:
    """How a version in the target differs from what was published; empty when it does not.

    Raises:
        TargetUnavailable: it cannot be reached.
    """
    try:
        table = _opened(place, manifest.version - 1).to_pyarrow_table()
        rows = table.select(manifest.columns).cast(
            pa.schema([(name, pa.string()) for name in manifest.columns])
        )
        found = csv_sha256(rows, write_csv)
    except (*_FAILURES, KeyError) as error:
        if reason := known_reason(error):
            raise TargetUnavailable(target=place.name, reason=reason) from None
        return f"it cannot be read ({type(error).__name__})"
    return "" if found == manifest.csv_sha256 else "the CSV made from it is not the one that was published"

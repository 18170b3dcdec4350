"""The verb of training reports: whether a version trains a classifier. Loads scikit-learn."""

from pathlib import Path

from annotation.codebook import read_codebook
from annotation.datasets import CODEBOOK, version_folder
from annotation.errors import UnwritableFile
from annotation.folders import replace_file
from annotation.training import lines, markdown
from annotation.training import train_report as measured
from annotation.workbench.loading import drawn_splits, read_published
from schemas import TrainReport

__all__ = ["lines", "train_report", "write_report"]


def train_report(
    root: Path, dataset: str, *, version: int | None = None, tag: str | None = None
) -> TrainReport:
    """Measure simple classifiers on the splits of a version under `root`; the latest for neither.

    Raises:
        UnknownDataset, UnknownVersion, UnknownTag: naming those that there are.
        NoSplits: none are drawn in it.
        DamagedVersion: a byte of it is not as it was published.
    """
    published = read_published(root, dataset, version=version, tag=tag)
    drawn_splits(published)
    codebook = read_codebook(version_folder(root, dataset, published.manifest.version) / CODEBOOK)
    return measured(published, missing={one.name: one.missing for one in codebook.dimensions})


def write_report(report: TrainReport, folder: Path) -> tuple[Path, ...]:
    """Write `report.json`, `report.md`, `report.svg` and `report.png` into a folder; older ones go.

    Raises:
        UnwritableFile: each file is the former one or the new one, whole.
    """
    from annotation.training.picture import picture  # noqa: PLC0415 (slow to load, and not always asked for)

    svg, png = picture(report)
    files: dict[str, str | bytes] = {
        "report.json": report.model_dump_json(indent=1) + "\n",
        "report.md": markdown(report),
        "report.svg": svg,
        "report.png": png,
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            replace_file(folder / name, content)
    except OSError as error:
        raise UnwritableFile(path=folder, reason=error.strerror or str(error)) from error
    return tuple(folder / name for name in files)

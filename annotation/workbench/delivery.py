"""The verbs that bring published versions to another place. Loads deltalake."""

from pathlib import Path

from annotation.datasets import delta
from annotation.exports import CANONICAL
from schemas import Delivery, Verification


def push(root: Path, dataset: str, target: str) -> Delivery:
    """Write the versions of a dataset under `root` that a target does not hold yet; see `delta.push`."""
    return delta.push(root, dataset, target, write_csv=CANONICAL.write_table)


def check(root: Path, dataset: str, target: str) -> tuple[Verification, ...]:
    """Read every version that a target holds and compare it; see `delta.check`."""
    return delta.check(root, dataset, target, write_csv=CANONICAL.write_table)

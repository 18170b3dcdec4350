"""Bring published versions to another place."""

import sys
from typing import Any

import click

from annotation.cli.run import Run, command


@click.command()
@click.argument("name")
@click.option("--to", "target", required=True, help="A folder, or s3://bucket/path.")
@click.option("--check", is_flag=True, help="Write nothing; compare every version that is there.")
@command(right="publish")
def push(run: Run, name: str, target: str, *, check: bool) -> None:
    """Write the versions of the dataset NAME into a Delta table, one for one, that does not hold them yet.

    Credentials come from the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION,
    AWS_ENDPOINT_URL).

    \b
    selon push kremlin --to /srv/shared/kremlin
    selon push kremlin --to s3://bucket/kremlin
    """
    from annotation.workbench import delivery  # noqa: PLC0415 (deltalake only when it is needed)

    if check:
        found = delivery.check(run.settings.datasets, name, target)
        lines = [
            f"{name} version {one.version}: {'; '.join(one.problems) or 'as published'}" for one in found
        ]
        run.answer([one.model_dump(mode="json") for one in found], lines or ["nothing is there yet"])
        if any(one.problems for one in found):
            sys.exit(1)
        return
    run.answer(*deliver(run, name, target))


def deliver(run: Run, name: str, target: str) -> tuple[dict[str, Any], list[str]]:
    """Push the versions of a dataset that a target does not hold yet; what to answer, in both forms."""
    from annotation.workbench import delivery  # noqa: PLC0415 (as above)

    done = delivery.push(run.settings.datasets, name, target)
    new = ", ".join(map(str, done.pushed)) or "none"
    return done.model_dump(mode="json"), [f"{done.target}: new versions {new}; it holds 1 to {done.held}"]

"""Move a project from one database to another."""

import click

from annotation.cli.run import Run, command, counted


@click.command(name="copy")
@click.option("--to", "target", required=True, help="An address of PostgreSQL, or a data folder.")
@command(right="settings")
def copy_(run: Run, target: str) -> None:
    """Copy every article, label and revision into an empty database, then compare both.

    Stop the servers first: what is labelled meanwhile is not in the copy.

    \b
    selon copy --to postgresql+psycopg://selon:password@db.example:5432/selon
    SELON_DATABASE=postgresql+psycopg://... selon copy --to path/to/folder
    """
    from annotation.workbench.moving import copy_project  # noqa: PLC0415 (rarely needed)

    with counted("Copying") as on_progress:
        done = copy_project(run.settings, target, on_progress=on_progress)
    copied, rows = done.copied, sum(done.copied.rows.values())
    lines = [
        f"{rows} rows of {len(copied.rows)} tables are in {copied.target}, and equal to those here",
        *(f"{name} was copied, too" for name in done.files),
    ]
    run.answer({**copied._asdict(), "files": done.files}, lines)

"""The command line: one command per verb of the workbench; parse, call, answer."""

from pathlib import Path

import click

from annotation import __version__
from annotation.cli.agreement import agreement
from annotation.cli.articles import articles, import_labels, resegment, stories, suggest
from annotation.cli.assigning import assign, assignments, release, review, share_out
from annotation.cli.copying import copy_
from annotation.cli.delivery import push
from annotation.cli.evaluation import evaluate_
from annotation.cli.imports import import_
from annotation.cli.learning import learn, next_
from annotation.cli.ledger import ledger
from annotation.cli.people import people
from annotation.cli.progress import progress
from annotation.cli.publish import publish
from annotation.cli.run import Run, folder_and_form
from annotation.cli.serve import doctor, serve
from annotation.cli.sources import sources
from annotation.cli.suggestions import assistance, propose
from annotation.cli.training import train_report
from annotation.cli.versions import diff, export, restore, splits, tag, verify, versions


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@folder_and_form
@click.version_option(__version__, prog_name="selon", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context, data: Path | None, as_json: bool) -> None:
    """Selon: who says it, through whom, and how certain it is.

    Import articles, label them in the browser (selon serve), publish versions, export CSV.
    Exit codes: 0 done, 1 could not be done, 2 the command itself is wrong.
    """
    context.obj = Run(data, as_json)


_ARTICLES = (import_, articles, stories, resegment, suggest, evaluate_, import_labels)
_VERSIONS = (publish, versions, diff, tag, restore, splits, export, verify, push, train_report)
_LEARNING = (learn, next_)

_TEAM = (people, assign, share_out, assignments, release, review, agreement, progress)
_SOURCES = (sources, ledger)
_SUGGESTIONS = (propose, assistance)
_PROJECT = (copy_, doctor, serve)

for verb in (*_ARTICLES, *_SUGGESTIONS, *_LEARNING, *_VERSIONS, *_TEAM, *_SOURCES, *_PROJECT):
    main.add_command(verb)

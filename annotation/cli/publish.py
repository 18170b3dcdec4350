"""Publish a version, or see what it would be."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import click
from pydantic import ValidationError

from annotation.cli.delivery import deliver
from annotation.cli.run import Run, command
from schemas import Manifest, Missing, Preview, Selection, SplitPlan

_SHARES = re.compile(r"(\d{1,3})/(\d{1,3})/(\d{1,3})")
_DAY = click.DateTime(["%Y-%m-%d"])

_SELECTING = (
    click.option(
        "--readers",
        type=click.Choice(["all", "one", "agreed", "gold", "best"]),
        help="Whose labels [default: all].",
    ),
    click.option("--reader", default="", help="The labels of this reader alone."),
    click.option(
        "--adjudicator",
        "adjudicators",
        multiple=True,
        help="Whose own labels settle, too, for gold and best; repeatable.",
    ),
    click.option("--language", "languages", multiple=True, help="Only articles in it; repeatable."),
    click.option("--outlet", "outlets", multiple=True, help="Only articles of it; repeatable."),
    click.option("--story", "stories", multiple=True, help="Only articles of it; repeatable."),
    click.option("--since", type=_DAY, help="First day of publication."),
    click.option("--until", type=_DAY, help="Last day of publication."),
    click.option("--finished", is_flag=True, help="Only articles without an open sentence."),
)
_SPLITTING = (
    click.option("--split", "shares", help="Train, validation and test, such as 80/10/10."),
    click.option("--no-split", is_flag=True, help="Draw no splits."),
    click.option("--seed", help="Another seed, another draw [default: the dataset's name]."),
    click.option(
        "--group-by",
        multiple=True,
        type=click.Choice(["outlet", "root", "time"]),
        help="What stays in one split, besides a story; repeatable.",
    ),
    click.option("--unassisted-test", is_flag=True, help="Test on rows that owe nothing to a suggestion."),
)


def _with(options: tuple[Callable[..., Any], ...]) -> Callable[..., Any]:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


@click.command()
@click.argument("name")
@click.option("-m", "--message", help="What is new in this version.")
@click.option("--author", help="Who publishes [default: you].")
@click.option("--dry-run", is_flag=True, help="Say what would go in and what is missing, publish nothing.")
@click.option("--to", "target", help="Push it, too: a folder, or s3://bucket/path.")
@click.option("--offsets-only", is_flag=True, help="Leave out the words of the articles.")
@_with(_SELECTING)
@_with(_SPLITTING)
@command(right="publish")
def publish(
    run: Run,
    name: str,
    message: str | None,
    author: str | None,
    dry_run: bool,
    target: str | None,
    offsets_only: bool,
    **asked: Any,
) -> None:
    """Make the next, immutable version of the dataset NAME.

    \b
    selon publish kremlin --dry-run
    selon publish kremlin -m "first round" --readers agreed --split 70/15/15
    selon publish kremlin -m "second round" --to s3://bucket/kremlin
    """
    if not dry_run and not (message or "").strip():
        raise click.UsageError('Say what is new: -m "…". Or look first: --dry-run.')
    with run.workbench() as bench:
        wanted: dict[str, Any] = {
            "selection": _selection(**asked),
            "texts": "offsets" if offsets_only else "whole",
            "split": _plan(name, bench.versions.usual_split(name), **asked),
        }
        if dry_run:
            preview = bench.versions.preview(name, **wanted)
            run.answer(preview.model_dump(mode="json"), _previewed(preview))
            return
        author = author or run.settings.annotator
        done = bench.versions.publish(name, message=(message or "").strip(), author=author, **wanted)
    delivered = deliver(run, name, target) if target else None
    said = done.model_dump(mode="json") | ({"delivery": delivered[0]} if delivered else {})
    run.answer(said, (*_published(done), *(delivered[1] if delivered else ())))


def _selection(
    readers: str | None, reader: str, since: datetime | None, until: datetime | None, **asked: Any
) -> Selection:
    try:
        return Selection(
            readers=readers or ("one" if reader else "gold" if asked["adjudicators"] else "all"),
            reader=reader,
            since=_day(since),
            until=_day(until),
            **{name: asked[name] for name in Selection.model_fields if name in asked},
        )
    except ValidationError as error:
        raise click.UsageError(_said(error)) from error


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _plan(
    dataset: str,
    usual: SplitPlan | None,
    *,
    shares: str | None,
    no_split: bool,
    seed: str | None,
    group_by: tuple[str, ...],
    unassisted_test: bool,
    **_selected: Any,
) -> SplitPlan | None:
    given: dict[str, Any] = {}
    if shares:
        found = _SHARES.fullmatch(shares)
        if not found:
            raise click.UsageError(f"--split takes three whole numbers such as 80/10/10, not {shares!r}.")
        names = ("train", "validation", "test")
        given |= {name: int(share) / 100 for name, share in zip(names, found.groups(), strict=True)}
    given |= {"seed": seed} if seed else {}
    given |= {"group_by": group_by} if group_by else {}
    given |= {"test_rows": "unassisted"} if unassisted_test else {}
    if no_split and given:
        raise click.UsageError("--no-split draws no splits: leave out what says how.")
    if no_split or (usual is None and not given):
        return None
    base = usual or SplitPlan(seed=dataset)
    try:
        return SplitPlan(**base.model_dump() | given)
    except ValidationError as error:
        raise click.UsageError(_said(error)) from error


def _said(error: ValidationError) -> str:
    return error.errors()[0]["msg"].removeprefix("Value error, ")


def _published(done: Manifest) -> Iterator[str]:
    counts = ", ".join(f"{count} {what}" for what, count in done.counts.items())
    yield f"{done.dataset} version {done.version}: {counts}"
    yield from _missing(done.missing)


def _previewed(preview: Preview) -> Iterator[str]:
    manifest = preview.manifest
    counts = ", ".join(f"{count} {what}" for what, count in manifest.counts.items())
    yield f"{manifest.dataset} version {manifest.version} would hold {counts}"
    yield from _missing(manifest.missing)
    for name, rows in preview.unresolved:
        yield f"  no entry in the registry: {name} ({rows} times)"
    for article_id, missing in preview.articles:
        yield f"  {article_id}: {', '.join(_counted(missing))}"


def _missing(missing: Missing) -> Iterator[str]:
    counted = _counted(missing)
    if counted:
        yield f"not settled: {', '.join(counted)}"


def _counted(missing: Missing) -> list[str]:
    words = {
        "open": "open sentences",
        "disagreements": "disagreements",
        "unresolved": "sources without an entry in the registry",
        "left_out": "labels left out (their sentences were cut or joined since)",
        "blind": "articles left out (still read blind: wait for their readers, or open the review)",
    }
    return [f"{getattr(missing, name)} {said}" for name, said in words.items() if getattr(missing, name)]

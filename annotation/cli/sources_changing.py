"""Change the source registry: add, set, grade, merge, separate, split; set a name aside."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import click

from annotation.cli.run import Run, command
from annotation.workbench import grade_of, source_of
from schemas import AFFILIATIONS, HOP_KINDS, RELIABILITIES, Source

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_KIND = click.Choice(HOP_KINDS)
Aliases = dict[str, tuple[str, ...]]


def _fields(function: Callable[..., None]) -> Callable[..., None]:
    """The fields of an entry that may be left out."""
    for option in (
        click.option("--alias", "aliases", multiple=True, metavar="CODE=NAME", help="As fr=Moscou."),
        click.option("--notes", help="Whatever else is to be known."),
        click.option("--parent", metavar="ID", help="The entry that it speaks for or belongs to."),
        click.option("--affiliation", type=click.Choice(AFFILIATIONS), help="How near to a state."),
        click.option("--wikidata", metavar="Q", help="Its Wikidata identifier, as Q142."),
        click.option("--country", metavar="CODE", help="Two capital letters, as FR."),
    ):
        function = option(function)
    return function


@click.command()
@click.argument("source_id", metavar="ID")
@click.option("--name", required=True, help="The name that is shown.")
@click.option("--kind", type=_KIND, required=True)
@_fields
@command(right="sources")
def add(run: Run, source_id: str, aliases: tuple[str, ...], **given: str | None) -> None:
    """Write a new entry under ID: small letters, digits and hyphens.

    \b
    selon sources add ru-peskov --name "Dmitri Peskov" --kind official --parent ru-kremlin --alias ru=Песков
    """
    found = source_of(_said(given) | {"source_id": source_id, "aliases": _by_language(aliases)})
    with run.workbench() as bench:
        bench.registry.add(found, author=run.settings.annotator)
    _answer(run, found, "added")


@click.command("set")
@click.argument("source_id", metavar="ID")
@click.option("--name", help="Another name that is shown; the former one is kept only as an --alias.")
@click.option("--kind", type=_KIND)
@_fields
@click.option("--no-alias", "gone", multiple=True, metavar="NAME", help="This is its name no longer.")
@command(right="sources")
def set_(
    run: Run, source_id: str, aliases: tuple[str, ...], gone: tuple[str, ...], **given: str | None
) -> None:
    """Change fields of the entry ID, add aliases and take some away; an empty value empties a field.

    \b
    selon sources set tass --country RU --alias fr="agence Tass" --no-alias Itar-Tass
    """
    with run.workbench() as bench:
        before = bench.registry.entry(source_id)
        found = source_of(dict(before) | _said(given) | {"aliases": _changed(before.aliases, aliases, gone)})
        bench.registry.revise(found, author=run.settings.annotator)
    _answer(run, found, "changed")


@click.command()
@click.argument("source_id", metavar="ID")
@click.argument("value", type=click.Choice(RELIABILITIES, case_sensitive=False))
@click.option("--since", type=_DAY, required=True, help="From which day on it is good, as 2026-01-31.")
@click.option("--reason", required=True, help="Why; it is kept.")
@command(right="sources")
def grade(run: Run, source_id: str, value: str, since: datetime, reason: str) -> None:
    """Say how reliable the source ID is held to be, from a day on: A to F of the Admiralty code.

    \b
    selon sources grade tass E --since 2026-03-01 --reason "three false reports, see the file"
    """
    given = grade_of({"since": since.date(), "value": value, "reason": reason})
    with run.workbench() as bench:
        bench.registry.grade(source_id, given, author=run.settings.annotator)
        found = bench.registry.entry(source_id)
    _answer(run, found, f"graded {given.value} since {given.since}")


@click.command()
@click.argument("source_id", metavar="ID")
@click.argument("into", metavar="INTO")
@command(right="sources")
def merge(run: Run, source_id: str, into: str) -> None:
    """Let the entry INTO stand for ID: its names and its labels follow, nothing is rewritten.

    \b
    selon sources merge itar-tass tass
    """
    with run.workbench() as bench:
        bench.registry.merge(source_id, into, author=run.settings.annotator)
        found = bench.registry.entry(source_id)
    _answer(run, found, f"merged into {found.merged_into}")


@click.command()
@click.argument("source_id", metavar="ID")
@command(right="sources")
def separate(run: Run, source_id: str) -> None:
    """Let the merged entry ID stand for itself again; its labels come back to it.

    \b
    selon sources separate itar-tass
    """
    with run.workbench() as bench:
        bench.registry.separate(source_id, author=run.settings.annotator)
        found = bench.registry.entry(source_id)
    _answer(run, found, "stands for itself again")


@click.command()
@click.argument("source_id", metavar="ID")
@click.argument("new_id", metavar="NEW-ID")
@click.option("--name", required=True, help="The name of the new entry.")
@click.option("--kind", type=_KIND, help="[default: that of ID]")
@click.option("--alias", "aliases", multiple=True, required=True, metavar="NAME", help="What goes over.")
@command(right="sources")
def split(
    run: Run, source_id: str, new_id: str, *, name: str, kind: str | None, aliases: tuple[str, ...]
) -> None:
    """Give aliases of the entry ID to a new one; labels with these names follow.

    \b
    selon sources split ru-government ru-moscow-city --name "Mairie de Moscou" --alias Moscou
    """
    with run.workbench() as bench:
        kind = kind or bench.registry.entry(source_id).kind
        new = source_of({"source_id": new_id, "name": name, "kind": kind})
        bench.registry.split(source_id, new, names=aliases, author=run.settings.annotator)
        found = bench.registry.entry(new_id)
    _answer(run, found, f"split off {source_id}")


@click.command()
@click.argument("name")
@click.option("--undo", is_flag=True, help="It is a source to look for after all.")
@command(right="sources")
def aside(run: Run, name: str, *, undo: bool) -> None:
    """Say that NAME, which labels use, is no source to look for: a pronoun, “un responsable”.

    \b
    selon sources aside "un responsable"
    selon sources aside "un responsable" --undo
    """
    with run.workbench() as bench:
        bench.registry.set_aside(name, is_aside=not undo, author=run.settings.annotator)
    said = "looked for again" if undo else "set aside"
    run.answer({"name": name, "is_aside": not undo}, [f"{name} is {said}"])


CHANGES = (add, set_, grade, merge, separate, split, aside)


def _said(given: dict[str, str | None]) -> dict[str, object]:
    return {name: value for name, value in given.items() if value is not None}


def _by_language(aliases: Iterable[str]) -> Aliases:
    """Aliases as they are typed, `fr=Moscou`, by language; one without a language is good in all."""
    found: Aliases = {}
    for one in aliases:
        language, sign, name = one.partition("=")
        language, name = (language, name) if sign else ("", one)
        found[language] = (*found.get(language, ()), name)
    return found


def _changed(before: Aliases, new: Iterable[str], gone: Iterable[str]) -> Aliases:
    left = {language: tuple(one for one in group if one not in gone) for language, group in before.items()}
    for language, group in _by_language(new).items():
        left[language] = (*left.get(language, ()), *group)
    return left


def _answer(run: Run, found: Source, what: str) -> None:
    said: dict[str, Any] = found.model_dump(mode="json")
    run.answer(said, [f"{found.source_id}  {found.name}: {what}"])

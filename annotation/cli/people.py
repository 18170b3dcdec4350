"""Who works in the project."""

from pathlib import Path

import click

from annotation.cli.run import Run, command, folder_and_form
from schemas import ROLES, Role

_ROLE = click.Choice(ROLES)


@click.group(invoke_without_command=True)
@folder_and_form
@click.pass_context
def people(context: click.Context, data: Path | None, as_json: bool) -> None:
    """List who works in the project; add, change and remove people.

    While nobody is listed the project is one person's. The first who is listed must be an administrator.

    \b
    selon people
    selon people add Zoé --role administrator --sign-in zoe@example.org
    selon people role Zoé lead
    selon people remove Zoé
    """
    context.obj = context.obj.refined(data, as_json)
    if context.invoked_subcommand is None:
        context.invoke(_listed)


@click.command()
@command(right=None)
def _listed(run: Run) -> None:
    with run.workbench() as bench:
        found = bench.people.listed()
    lines = [f"{one.name}  {one.role}  {one.sign_in}".rstrip() for one in found]
    rows = [one.model_dump(mode="json", exclude={"removed"}) for one in found]
    run.answer(rows, lines or ["Nobody is listed: the project is one person's, who may do everything."])


@people.command()
@click.argument("name")
@click.option("--role", type=_ROLE, default="analyst", show_default=True)
@click.option("--sign-in", default="", help="The e-mail address or the subject at the identity provider.")
@command(right="people")
def add(run: Run, name: str, role: Role, sign_in: str) -> None:
    """List NAME, under which the person's labels are stored.

    \b
    selon people add Zoé --role lead --sign-in zoe@example.org
    """
    with run.workbench() as bench:
        done = bench.people.add(name, role=role, sign_in=sign_in, author=run.settings.annotator)
    run.answer(done.model_dump(mode="json"), [f"{done.name} is listed as {done.role}"])


@people.command("role")
@click.argument("name")
@click.argument("role", type=_ROLE)
@click.option("--sign-in", help="Another e-mail address or subject.")
@command(right="people")
def role_(run: Run, name: str, role: Role, sign_in: str | None) -> None:
    """Give NAME another role, or another sign-in.

    \b
    selon people role Zoé analyst
    selon people role Zoé lead --sign-in zoe@example.net
    """
    with run.workbench() as bench:
        done = bench.people.set(name, role=role, sign_in=sign_in, author=run.settings.annotator)
    run.answer(done.model_dump(mode="json"), [f"{done.name} is {done.role}"])


@people.command()
@click.argument("name")
@command(right="people")
def remove(run: Run, name: str) -> None:
    """Let NAME go; the labels stay, and the name is free for nobody else.

    \b
    selon people remove Zoé
    """
    with run.workbench() as bench:
        bench.people.remove(name, author=run.settings.annotator)
    run.answer({"removed": name}, [f"{name} is no longer listed"])

"""Run the workbench, and check it."""

import errno
import os
import socket
import subprocess
import sys

import click

from annotation.cli.run import Run, command
from annotation.errors import OpenToAll, PortTaken
from annotation.settings import LOOPBACK, ROOT, provider_from

_ADDRESS = "127.0.0.1"
_NICER = 5


@click.command()
@command(right=None)
def doctor(run: Run) -> None:
    """Check that labels, articles and progress are what their revisions and editions say.

    \b
    selon doctor
    """
    with run.workbench() as bench:
        found = bench.doctor()
    run.answer(list(found), found or ["all is well"])
    if found:
        sys.exit(1)


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--address", default=_ADDRESS, show_default=True, help="Where to listen.")
@command(right=None)
def serve(run: Run, port: int, address: str) -> None:
    """Open the workbench in the browser, for this machine only or for a team that signs in.

    \b
    selon serve --port 8600
    selon serve --address 0.0.0.0
    """
    provider = provider_from()
    if provider is None and address not in LOOPBACK:
        raise OpenToAll(address=address)
    _refuse_taken(port, address)
    with run.workbench() as bench:  # a broken project is reported here, not in the browser
        waiting = bench.articles.to_compare()
    streamlit = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    options = [f"--server.port={port}", f"--server.address={address}"]
    environment = dict(os.environ) | {"SELON_DATA": str(run.settings.data)}
    if waiting:  # beside the server: comparing would slow the keys down
        compare = [sys.executable, "-m", "annotation", "stories"]
        subprocess.Popen(compare, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 (our own)
    where = provider.public if provider else f"http://{address}:{port}"
    click.echo(f"Selon: {where} (data in {run.settings.data}; Ctrl+C stops it)")
    if os.name == "posix":
        if address in LOOPBACK:  # the browser is on this machine: what somebody looks at comes first
            os.nice(_NICER)
        os.chdir(ROOT)
        os.execve(sys.executable, [*streamlit, *options], environment)  # noqa: S606 (our own interpreter and file)
    sys.exit(subprocess.run([*streamlit, *options], cwd=ROOT, env=environment, check=False).returncode)  # noqa: S603


def _refuse_taken(port: int, address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port just left is free
        try:
            probe.bind((address, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:  # anything else is the server's to say
                raise PortTaken(port=port, address=address, next=port + 1) from error

"""The process beside the server in which the agents read articles, started when some wait."""

import logging
import os
import subprocess
import sys
from threading import Lock

from annotation.settings import ROOT
from annotation.ui.session import workbench

_LOG = logging.getLogger(__name__)
_COMMAND = (sys.executable, "-m", "annotation", "propose", "--background")
_PATIENCE_SECONDS = 5


class Background:
    """At most one such process of this server; one that another server started reads as well."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._is_on = False

    def start(self) -> None:
        """From now on read what waits. Without a server, as in a test of a page, nothing is ever started."""
        self._is_on = True
        self.wake()

    def wake(self, *, by_hand: bool = False) -> None:
        """Read what waits, unless somebody paused it; after a failure only when a person says so."""
        with self._lock:
            if not self._is_on or self._is_alive() or (self.has_failed() and not by_hand):
                return
            suggesting = workbench().suggesting
            if not suggesting.wishes.is_paused() and suggesting.pending():
                self._process = self._started()

    def has_failed(self) -> bool:
        """Whether the last one ended as none should."""
        return self._process is not None and bool(self._process.poll())

    def stop(self) -> None:
        """Let go of it: it ends after the article that it reads."""
        self._is_on = False
        if self._process is None or self._process.stdin is None:
            return
        self._process.stdin.close()
        try:
            self._process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.terminate()

    def _is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _started(self) -> subprocess.Popen[bytes]:
        """It holds the other end of its standard input only as long as we live."""
        environment = dict(os.environ) | {"SELON_DATA": str(workbench().settings.data)}
        _LOG.info("reading articles for suggestions")
        return subprocess.Popen(  # noqa: S603 (our own)
            _COMMAND, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
        )


BACKGROUND = Background()
"""The server's own."""

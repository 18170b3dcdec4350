"""Find a Chromium for the browser tests, or install one: on the PATH, Playwright's, Debian's when root.

Run by `make test`; the tests import `chromium`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str | None:
    """The path of a Chromium or Chrome that is installed, or none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (this file runs before the tests)

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install() -> None:
    """Playwright's own, then Debian's."""
    if _runs([sys.executable, "-m", "playwright", "install", "chromium"], seconds=300) and chromium():
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _runs(["apt-get", "update", "-qq"], seconds=300)
        _runs(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], seconds=900)


def _runs(command: list[str], *, seconds: int) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, check=False, timeout=seconds, env=environment, stdout=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main() -> int:
    """Say what was found; fail without one only where CI asks for it."""
    if chromium() is None:
        _install()
    found = chromium()
    if found:
        sys.stdout.write(f"browser tests use {found}\n")
        return 0
    sys.stderr.write("No Chromium found and none could be installed: the browser tests are skipped.\n")
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())

"""From key press to the next sentence painted, and to the label on disk; 2 articles and 5,000.

Measured inside the page by the browser's own clock: `painted` ends after the frame that shows the next
sentence, `durable` when the server has acknowledged the commit, which it does after COMMIT.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.corpus import SENTENCES, build
from tests.browser.conftest import FLAGS, Server
from tests.browser.find_chromium import chromium
from tests.browser.screen import Desk

ROUNDS = 10
SIZES = (2, 5_000)

# Runs before the page's own scripts, to hear the key first.
LISTEN = """() => {
  const times = { painted: [], durable: [], pressed: null };
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    times.pressed = event.timeStamp;
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => times.painted.push(performance.now() - event.timeStamp);
      painted.port2.postMessage(null);
    });
  }, true);
  window.selonTimes = times;
}"""

WATCH = """() => {
  const times = window.selonTimes;
  times.painted.length = 0;
  const shadows = [...document.querySelectorAll("*")].map((one) => one.shadowRoot).filter(Boolean);
  const root = shadows.map((one) => one.querySelector(".root")).find(Boolean);
  new MutationObserver(() => {
    if (times.pressed !== null && root.dataset.outbox === "0") {
      times.durable.push(performance.now() - times.pressed);
      times.pressed = null;
    }
  }).observe(root, { attributes: true, attributeFilter: ["data-outbox"] });
}"""


def measure(browser: Browser) -> dict[int, dict[str, list[float]]]:
    """Milliseconds by size and by what was waited for.

    Both corpora are served at once and labelled in turn, a round each: what the machine does beside
    falls on both alike.
    """
    with ExitStack() as stack:
        servers = {size: _serve(stack, size) for size in SIZES}
        desks = {size: _opened(browser, server) for size, server in servers.items()}
        for _ in range(ROUNDS):
            for desk in desks.values():
                _label_and_undo(desk)
        found = {size: desk.page.evaluate("() => window.selonTimes") for size, desk in desks.items()}
        for size, server in servers.items():
            found[size]["opened"] = _open_times(desks[size].page, server)
    return found


def _serve(stack: ExitStack, size: int) -> Server:
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    return stack.enter_context(_served(Path(folder), size))


def _opened(browser: Browser, server: Server) -> Desk:
    page = browser.new_page(viewport={"width": 1280, "height": 720}, locale="fr-FR")
    page.add_init_script(f"({LISTEN})()")
    page.goto(server.url)
    desk = Desk(page)
    _label_and_undo(desk)  # the first round warms up
    page.evaluate(WATCH)
    return desk


@contextmanager
def _served(folder: Path, size: int) -> Iterator[Server]:
    settings = build(folder / "data", articles=size, annotator="ana", labelled=True)
    server = Server(settings.data)
    server.start()
    try:
        yield server
    finally:
        server.kill()


def _label_and_undo(desk: Desk) -> None:
    desk.page.bring_to_front()  # a page behind another paints no frames
    for _ in range(SENTENCES):
        desk.press("Enter")
        desk.saved()
    for _ in range(SENTENCES):
        desk.press("u")
    desk.saved()


def _open_times(page: Page, server: Server) -> list[float]:
    """From the address to the screen that takes keys."""
    found = []
    for _ in range(5):
        start = time.perf_counter()
        page.goto(server.url)
        Desk(page)
        found.append((time.perf_counter() - start) * 1000)
    return found


def _line(name: str, times: list[float]) -> tuple[float, float]:
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[18]
    sys.stdout.write(f"  {name:<44} p50 {p50:7.1f}   p95 {p95:7.1f}   n {len(times)}\n")
    return p50, p95


def _table(size: int, times: dict[str, list[float]]) -> list[tuple[float, float]]:
    sys.stdout.write(f"{size} articles, {size * SENTENCES} sentences (milliseconds)\n")
    return [
        _line("key to next sentence painted", times["painted"]),
        _line("key to durable on disk", times["durable"]),
        _line("address to first key", times["opened"]),
    ]


def main() -> int:
    """Print the table; 1 without a browser."""
    path = chromium()
    if path is None:
        sys.stderr.write("no Chromium: the benchmark needs one\n")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        times = measure(browser)
        browser.close()
    found = {size: _table(size, times[size]) for size in SIZES}
    small, large = (found[size] for size in SIZES)
    for name, before, after in zip(("painted", "durable", "opened"), small, large, strict=True):
        sys.stdout.write(f"ratio {SIZES[1]} / {SIZES[0]} articles, {name}: p50 {after[0] / before[0]:.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

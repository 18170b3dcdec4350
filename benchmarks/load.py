"""Fifty analysts at once, against a real server process, on SQLite and on PostgreSQL.

Each makes a commit every two seconds and sends it as the page does, with a valid token; what gets no answer
is sent again a second later, as the outbox does. A Chromium labels among them, a key a second. PostgreSQL is
restarted in the middle. `durable` is from the first sending to the acknowledgement, which comes after COMMIT.
What server and analysts take of a core is said, too: all of it is on one machine.
"""

import json
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import click
from playwright.sync_api import sync_playwright
from sqlalchemy import select

from annotation.settings import settings_from
from annotation.store import SqlStore, copy_store
from annotation.store.tables import COMMITS
from annotation.ui import tickets
from benchmarks.annotate import LISTEN, WATCH
from benchmarks.corpus import SENTENCES, build
from schemas import Article, Change, Claim, Commit, SentenceState, Span
from tests.browser.conftest import FLAGS, Server
from tests.browser.find_chromium import chromium
from tests.browser.screen import Desk
from tests.postgres import Cluster, running

ARTICLES = 100
RETRY_SECONDS = 1.0
SECRET = "a secret of the benchmark, of nobody"  # noqa: S105


@dataclass
class Outcome:
    """What the analysts saw: acknowledged commits, and requests that got none."""

    acknowledged: set[str] = field(default_factory=set)
    durable: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Analyst(threading.Thread):
    """Somebody who closes a sentence with a claim at a steady pace."""

    def __init__(
        self, number: int, *, server: Server, articles: list[Article], pace: float, outcome: Outcome
    ) -> None:
        super().__init__(name=f"analyst-{number:02}", daemon=True)
        self._url = server.url.rstrip("/")
        self._project = settings_from(dict(os.environ) | {"SELON_DATA": str(server.data)}).project
        self._articles = articles[number % len(articles) :] + articles[: number % len(articles)]
        self._pace = pace
        self._offset = pace * (number % 50) / 50  # not all in the same moment
        self._outcome = outcome
        self.stop = threading.Event()

    def run(self) -> None:
        """Label until told to stop; what was begun is brought to its end."""
        start, headers = time.monotonic() + self._offset, self._headers()
        with closing(HTTPConnection(urlsplit(self._url).netloc, timeout=30)) as line:
            for count, made in enumerate(self._commits()):
                if self.stop.wait(max(0.0, start + count * self._pace - time.monotonic())):
                    return
                self._send(line, headers, made)

    def _commits(self) -> Iterator[Commit]:
        for article in self._articles:
            for sentence in article.sentences[:SENTENCES]:
                claim = Claim(voice="author", content=(Span(start=sentence.start, end=sentence.end),))
                closed = SentenceState(status="labelled")
                yield Commit(
                    commit_id=str(uuid4()),
                    article_id=article.article_id,
                    made_at=datetime.now(UTC),
                    seconds=self._pace,
                    codebook_version="1.0",
                    changes=(
                        Change(key=f"claim:{uuid4()}", base=0, decision="added", claim=claim),
                        Change(key=f"sentence:{sentence.key}", base=0, decision="added", state=closed),
                    ),
                )

    def _send(self, line: HTTPConnection, headers: dict[str, str], made: Commit) -> None:
        body = json.dumps({"commits": [made.model_dump(mode="json")]})
        begun = time.perf_counter()
        while (result := self._answer(line, headers, body)) is None:
            time.sleep(RETRY_SECONDS)
        took = (time.perf_counter() - begun) * 1000
        with self._outcome.lock:
            if result["ok"]:
                self._outcome.acknowledged.add(made.commit_id)
                self._outcome.durable.append(took)
            else:
                self._outcome.refused.append(str(result))

    def _answer(self, line: HTTPConnection, headers: dict[str, str], body: str) -> dict[str, Any] | None:
        try:
            line.request("POST", "/selon/commits", body, headers)
            answer = line.getresponse()
            found = answer.read()
        except (OSError, HTTPException) as error:
            line.close()
            said = type(error).__name__
        else:
            if answer.status == HTTPStatus.OK:
                (result,) = json.loads(found)["results"]
                return dict(result)
            said = str(answer.status)
        with self._outcome.lock:
            self._outcome.failed.append(said)
        return None

    def _headers(self) -> dict[str, str]:
        visitor, key = tickets.Visitor(self.name), SECRET.encode()
        token = tickets.mint(visitor, project=self._project, key=key, now=time.time())
        kind = {"Content-Type": "application/json", "Accept-Language": "en"}
        return kind | {"Origin": self._url, "X-Selon-Token": token}


@contextmanager
def _desk(url: str) -> Iterator[Desk | None]:
    """A browser that labels too; none without a Chromium."""
    path = chromium()
    if path is None:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 720}, locale="fr-FR")
        page.add_init_script(f"({LISTEN})()")
        page.goto(url)
        desk = Desk(page)
        page.evaluate(WATCH)
        yield desk
        browser.close()


def _work(desk: Desk | None, *, until: float) -> None:
    """Close a sentence every second, go back when the article ends; never wait for the server."""
    pressed = 0
    while time.monotonic() < until:
        if desk is not None:
            pressed += 1
            desk.press("Enter" if pressed % (2 * SENTENCES) < SENTENCES else "u")
        time.sleep(min(1.0, max(0.0, until - time.monotonic())))


def measure(
    server: Server, place: Path | str, *, minutes: float, analysts: int, cluster: Cluster | None
) -> int:
    """Run, print, and say how many acknowledged commits are lost."""
    outcome, pace = Outcome(), 2.0
    articles = _articles(place)
    team = [
        Analyst(number, server=server, articles=articles, pace=pace, outcome=outcome)
        for number in range(analysts)
    ]
    with _desk(server.url) as desk:
        begun, spent = time.monotonic(), _spent(server)
        for one in team:
            one.start()
        away = None
        if cluster is not None:
            _work(desk, until=begun + minutes * 30)
            away = threading.Thread(target=_restart, args=(cluster,))
            away.start()
        _work(desk, until=begun + minutes * 60)
        for one in team:
            one.stop.set()
        for one in (*team, *filter(None, [away])):
            one.join()
        _say_spent(spent, _spent(server), seconds=time.monotonic() - begun, commits=len(outcome.acknowledged))
        times = desk.page.evaluate("() => window.selonTimes") if desk else {"painted": [], "durable": []}
        if desk:
            desk.saved()
    return _report(place, outcome, times)


def _spent(server: Server) -> tuple[float, float]:
    """Seconds of processor time that the server and this process, the analysts, have taken."""
    fields = Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK"), time.process_time()


def _say_spent(
    before: tuple[float, float], after: tuple[float, float], *, seconds: float, commits: int
) -> None:
    served, asked = (late - early for early, late in zip(before, after, strict=True))
    print(f"  of a core: server {served / seconds:.0%}, analysts {asked / seconds:.0%}")
    print(f"  the server takes {1000 * served / max(1, commits):.1f} ms of it a commit, with the page")


def _restart(cluster: Cluster) -> None:
    """As an administrator would, who takes three seconds."""
    cluster.stop()
    time.sleep(3)
    cluster.start()


def _articles(place: Path | str) -> list[Article]:
    store = SqlStore(place)
    with store.snapshot() as snapshot:
        found = list(snapshot.articles())
    store.close()
    return found


def _report(place: Path | str, outcome: Outcome, times: dict[str, list[float]]) -> int:
    store = SqlStore(place)
    with store._read() as connection:
        stored = set(connection.execute(select(COMMITS.c.commit_id)).scalars())
    wrong = store.inconsistencies()
    store.close()
    lost = len(outcome.acknowledged - stored)
    print(f"  acknowledged {len(outcome.acknowledged)}, lost {lost}, refused {len(outcome.refused)}")
    print(f"  requests sent again {len(outcome.failed)}: {_tally(outcome.failed)}")
    print(f"  doctor: {wrong or 'all is well'}")
    _line("commit to durable, analysts", outcome.durable)
    _line("key to next sentence painted, Chromium", times["painted"])
    _line("key to durable, Chromium", times["durable"])
    return lost + len(outcome.refused) + len(wrong)


def _tally(said: list[str]) -> str:
    counts = {one: said.count(one) for one in set(said)}
    return "; ".join(f"{times} x {one}" for one, times in sorted(counts.items())) or "none"


def _line(name: str, times: list[float]) -> None:
    if len(times) > 1:
        p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[18]
        print(f"  {name:<40} p50 {p50:7.1f}   p95 {p95:7.1f}   max {max(times):8.1f} ms   n {len(times)}")


def _on_postgresql(database: Path, stack: ExitStack) -> tuple[str, Cluster]:
    cluster = stack.enter_context(contextmanager(running)())
    address = cluster.address(cluster.create())
    copy_store(database, address, on_progress=lambda *_: None)
    return address, cluster


@click.command()
@click.option("--minutes", default=5.0, show_default=True)
@click.option("--analysts", default=50, show_default=True)
@click.option("--on", "kinds", multiple=True, type=click.Choice(["sqlite", "postgresql"]))
def main(minutes: float, analysts: int, kinds: tuple[str, ...]) -> None:
    """Print a table for each database; 1 when a commit was lost or refused."""
    os.environ["SELON_SECRET"] = SECRET
    worst = 0
    for kind in kinds or ("sqlite", "postgresql"):
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            settings = build(folder / "data", articles=ARTICLES, annotator="ana", labelled=False)
            place: Path | str = settings.data / "selon.db"
            cluster = None
            if kind == "postgresql":
                place, cluster = _on_postgresql(settings.data / "selon.db", stack)
                os.environ["SELON_DATABASE"] = place
            server = Server(settings.data)
            server.start()
            stack.callback(server.kill)
            print(
                f"{kind}: {analysts} analysts, {minutes:g} minutes" + ", one restart" * (cluster is not None)
            )
            worst = max(worst, measure(server, place, minutes=minutes, analysts=analysts, cluster=cluster))
        os.environ.pop("SELON_DATABASE", None)
    sys.exit(1 if worst else 0)


if __name__ == "__main__":
    main()

"""What a team's pages take in a project of ten times as many articles: 10,000 beside 1,000, in one run.

Eight articles in ten have a seat, one in ten has two; one in ten is read. Ana reads twenty articles in both
projects. A figure is the best of three, counted anew each time. Run it as `python -m benchmarks.teams`.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from annotation.store import SqlStore
from annotation.workbench import Workbench, open_workbench
from benchmarks.corpus import SENTENCES, build
from schemas import Article, Assignment, Change, Commit, SeatQuery, SentenceState

SIZES = (1_000, 10_000)
PAGE = 1_000
STUCK = SeatQuery(state="stuck")
_TEAM = tuple(f"reader-{number:02}" for number in range(20))
_MINE = 20
_TIMES = 3


@dataclass(frozen=True)
class Project:
    """A project of so many articles, with who reads them."""

    folder: Path
    size: int

    def opened(self) -> Workbench:
        """Fill it, and open it."""
        settings = build(self.folder, articles=self.size, annotator="lea", labelled=False)
        bench = open_workbench(settings, with_seeds=False)
        bench.people.add("lea", role="administrator", author="lea")
        for name in ("ana", *_TEAM):
            bench.people.add(name, role="analyst", author="lea")
        store = SqlStore(settings.database)
        with store.snapshot() as snapshot:
            articles = list(snapshot.articles())
        store.assignments.set(one for number, it in enumerate(articles) for one in self._seats(number, it))
        for number, one in enumerate(articles[: self.size // 10]):
            for reader in self._readers(number):
                made = _closed(one, number, reader)
                store.commit(made, annotator=reader, received_at=made.made_at)
        store.close()
        return bench

    def _readers(self, number: int) -> tuple[str, ...]:
        if number >= self.size * 8 // 10:
            return ()
        first = "ana" if number < _MINE else _TEAM[number % len(_TEAM)]
        return (first, _TEAM[(number + 7) % len(_TEAM)])[: 2 - (number % 10 > 0)]

    def _seats(self, number: int, article: Article) -> Iterator[Assignment]:
        for seat, reader in enumerate(self._readers(number), start=1):
            yield Assignment(
                article_id=article.article_id,
                seat=seat,
                reader=reader,
                author="lea",
                made_at=datetime.now(UTC) - timedelta(days=number % 20),
            )


def _closed(article: Article, number: int, reader: str) -> Commit:
    state = SentenceState(status="labelled")
    return Commit(
        commit_id=str(UUID(int=hash((number, reader)) & ((1 << 128) - 1), version=4)),
        article_id=article.article_id,
        made_at=datetime.now(UTC) - timedelta(days=number % 20),
        seconds=9,
        codebook_version="1.0",
        changes=tuple(
            Change(key=f"sentence:{one.key}", base=0, decision="added", state=state)
            for one in article.sentences[:SENTENCES]
        ),
    )


def _asked(bench: Workbench) -> dict[str, Callable[[], object]]:
    """What pages draw, by what it is called; nothing of it is kept from one time to the next."""

    def anew(work: Callable[[], object]) -> Callable[[], object]:
        def count() -> object:
            bench.assigning._shown = bench.overseeing._counted = None
            bench.progress._made.clear()
            return work()

        return count

    overseeing = bench.overseeing
    return {
        "a page of the seats": anew(lambda: overseeing.seats(limit=PAGE)),
        "a page of those that are stuck": anew(
            lambda: overseeing.seats(SeatQuery(state="stuck"), limit=PAGE)
        ),
        "what everybody has to read": anew(overseeing.workloads),
        "what is read blind": anew(lambda: overseeing.blind(limit=PAGE)),
        "which articles show their labels": anew(bench.assigning.may_show),
        "Ana’s own progress": anew(lambda: bench.progress.own("ana")),
        "the progress of all": anew(bench.progress.report),
        "the same, nothing changed": bench.progress.report,
    }


def _best(work: Callable[[], object]) -> float:
    def took() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(took() for _ in range(_TIMES))


def main() -> None:
    """Print a line for each figure, milliseconds and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        benches = [Project(Path(folder) / str(size), size).opened() for size in SIZES]
        small, large = map(_asked, benches)
        for name, work in small.items():
            few, many = _best(work) * 1000, _best(large[name]) * 1000
            sys.stdout.write(f"{name:<34} {few:>8.1f} {many:>8.1f} ms {many / few:>6.1f} times\n")
        for bench in benches:
            bench.close()


if __name__ == "__main__":
    main()

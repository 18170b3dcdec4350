"""How long the figures of agreement take: 1,000 articles of 20 sentences that two analysts have read.

The articles are make-believe. Two sentences in five quote somebody; the second analyst hears nobody in one of
ten of them, and cuts or judges one in five another way. Run it as `python -m benchmarks.agreement`.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from annotation.settings import Settings
from annotation.store import SqlStore
from annotation.workbench import Workbench, open_workbench
from benchmarks.corpus import SENTENCES, build
from schemas import Article, Change, Claim, Commit, Hop, Sentence, SentenceState, Span, Stance
from tests.factories import NOW

ARTICLES = 1_000
_DAYS = 300
_CODES = ("CT+", "CT+", "CT+", "PR+", "PS+", "CT-", "Uu")

_CUT = 2

RESULT = TypeVar("RESULT")


class _Hand:
    """What two analysts make of sentences, the same on every run."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)  # noqa: S311 (no secret)

    def commit(self, article: Article, day: int, claims: list[Claim]) -> Commit:
        states = [SentenceState(status="labelled")] * SENTENCES
        closed = (
            Change(key=f"sentence:{sentence.key}", base=0, decision="added", state=state)
            for sentence, state in zip(article.sentences, states, strict=False)
        )
        said = (Change(key=f"claim:{self._id()}", base=0, decision="added", claim=one) for one in claims)
        return Commit(
            commit_id=str(self._id()),
            article_id=article.article_id,
            made_at=NOW + timedelta(days=day),
            codebook_version="1.0",
            changes=(*closed, *said),
        )

    def first(self, article: Article) -> list[Claim]:
        """An attribution in two sentences of five, the author's voice in the others."""
        flow = article.sentences[:SENTENCES]
        return [self._attribution(one) if self._random.random() < 2 / 5 else self._own(one) for one in flow]

    def second(self, article: Article, claims: list[Claim]) -> list[Claim]:
        """The same with other eyes."""
        pairs = zip(article.sentences, claims, strict=False)
        return [self._otherwise(sentence, claim) for sentence, claim in pairs]

    def _id(self) -> UUID:
        return UUID(int=self._random.getrandbits(128), version=4)

    def _judged(self) -> dict[str, str]:
        return {
            "factuality_source": self._random.choice(_CODES),
            "factuality_outlet": self._random.choice(_CODES),
            "source_reliability": self._random.choice("ABCDF"),
            "information_credibility": self._random.choice("12346"),
        }

    def _own(self, sentence: Sentence) -> Claim:
        whole = Span(start=sentence.start, end=sentence.end)
        return Claim(voice="author", content=(whole,), judgements=self._judged())

    def _attribution(self, sentence: Sentence) -> Claim:
        at = sentence.start
        source = Hop(span=Span(start=at, end=at + 12), name=f"Source {self._random.randrange(50)}")
        relay = Hop(name="TASS", role="relay", kind="agency", source_id="tass")
        return Claim(
            sources=(source, relay)[: self._random.randint(1, 2)],
            cue=Span(start=at + 13, end=at + 20),
            content=(Span(start=at + 21, end=sentence.end - 1),),
            stance=(Stance(target=self._random.choice(("le port", "la grève")), polarity="FAVOR"),),
            judgements=self._judged(),
        )

    def _otherwise(self, sentence: Sentence, claim: Claim) -> Claim:
        chance = self._random.randrange(10)
        if claim.voice == "source" and chance == 0:
            return self._own(sentence)
        if chance == 1:
            return claim.model_copy(update={"judgements": self._judged()})
        if claim.voice == "source" and chance == _CUT:
            start, end = claim.content[0].start + 5, claim.content[0].end
            return claim.model_copy(update={"content": (Span(start=start, end=end),)})
        return claim


def read_twice(settings: Settings) -> None:
    """Store what both analysts made of every article."""
    store, hand = SqlStore(settings.database), _Hand()
    with store.snapshot() as snapshot:
        articles = list(snapshot.articles())
    for number, article in enumerate(articles):
        claims = hand.first(article)
        day = number * _DAYS // len(articles)
        for who, made in (("ana", claims), ("bob", hand.second(article, claims))):
            commit = hand.commit(article, day, made)
            store.commit(commit, annotator=who, received_at=commit.made_at)
    store.close()


def _read(bench: Workbench) -> int:
    with bench._store.snapshot() as snapshot:
        return sum(len(snapshot.labels(article.article_id)) for article in snapshot.labelled())


def _timed(what: str, work: Callable[[], RESULT], *, beside: float = 0) -> tuple[RESULT, float]:
    start = time.perf_counter()
    found = work()
    took = time.perf_counter() - start
    ratio = f"{took / beside:>8.2f} times the reading" if beside else ""
    sys.stdout.write(f"{what:<52} {took:>7.2f} s{ratio}\n")
    return found, took


def main() -> None:
    """Print a line for each step."""
    with tempfile.TemporaryDirectory() as folder:
        settings = build(Path(folder) / "data", articles=ARTICLES, annotator="ana", labelled=False)
        read_twice(settings)
        bench = open_workbench(settings, with_seeds=False)
        labels, reading = _timed("read the snapshot alone", lambda: _read(bench))
        report, _ = _timed("the report, with the reading", bench.agreement.report, beside=reading)
        bench.agreement._reported.clear()
        _timed("the report again, nothing stored since", bench.agreement.report, beside=reading)
        _timed("a table of two readers", lambda: bench.agreement.confusion("voice", ("ana", "bob")))
        _timed("the list of disagreements", bench.agreement.disagreements, beside=reading)
        bench.close()
    alpha = report.between.dimensions[0].alpha
    sys.stdout.write(
        f"{labels:,} labels, {report.between.sentences:,} sentences; is_attributed {alpha.value:.3f}\n"
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"peak memory {peak:,.0f} MB\n")


if __name__ == "__main__":
    main()

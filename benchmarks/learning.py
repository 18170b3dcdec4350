"""How long learning takes: 2,000 labelled sentences, then judging and ordering with what was learned.

The articles are make-believe: words by Zipf's law; two sentences in five quote somebody, with verbs of which
the rules know half. Run it as `python -m benchmarks.learning`.
"""

import itertools
import random
import resource
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from annotation.ingest import Draft, article_of
from annotation.learning import Model, Reading, Seen, judged, learned, sketches, uncertainty_of, values_of
from annotation.learning.gold import Assistance, GoldClaim
from annotation.learning.model import ready
from annotation.suggest import AGENT, SourceNames, suggest
from annotation.workbench.modelling import same_claims
from schemas import Article, Claim, Span, Suggestion

_ARTICLES, _SENTENCES, _OPEN = 100, 20, 100_000
_WORDS = 8_000
_VERBS = ("a déclaré", "a affirmé", "a glapi", "a tonné")

RESULT = TypeVar("RESULT")


class _Press:
    """Articles and what is settled in them, the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)  # noqa: S311 (no secret)
        letters = "etaoinsrhldcumfpgwybvk"
        self._words = [
            "".join(self._random.choices(letters, k=self._random.randint(2, 9))) for _ in range(_WORDS)
        ]
        self._weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(_WORDS)))

    def _said(self, count: int) -> str:
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=count)).capitalize()

    def article(self) -> tuple[Article, Reading]:
        """An article of `_SENTENCES` lines, all settled."""
        quoted = [self._random.random() < 2 / 5 for _ in range(_SENTENCES)]
        lines = [
            f"« {self._said(14)} », {self._random.choice(_VERBS)} Jean Arvel."
            if is_quoted
            else f"{self._said(20)}."
            for is_quoted in quoted
        ]
        one = article_of(Draft(text="\n\n".join(lines), declared={"language": "fr"}), origin="a.txt")
        claims = tuple(
            GoldClaim(self._claim(Span(start=s.start, end=s.end), is_quoted))
            for s, is_quoted in zip(one.sentences, quoted, strict=False)
        )
        return one, Reading(one, dict.fromkeys(range(len(one.sentences)), Assistance()), claims)

    def _claim(self, span: Span, is_quoted: bool) -> Claim:
        code = self._random.choice(("CT+", "CT+", "PR+", "Uu"))
        judgements = {"factuality_source": code, "factuality_outlet": "Uu" if is_quoted else code}
        return Claim(voice="source" if is_quoted else "author", content=(span,), judgements=judgements)


def _timed(what: str, number: int, work: Callable[[], RESULT]) -> RESULT:
    start = time.perf_counter()
    found = work()
    took = time.perf_counter() - start
    sys.stdout.write(f"{what:<44} {number:>7,} sentences  {took:>7.2f} s  {number / took:>12,.0f} a second\n")
    return found


def main() -> None:
    """Print a line for each step."""
    press, names = _Press(), SourceNames.of(())
    made = [press.article() for _ in range(_ARTICLES)]
    sentences = sum(len(one.sentences) for one, _ in made)
    proposed: list[tuple[Suggestion, ...]] = _timed(
        "the rules suggest", sentences, lambda: [suggest(one, sources=names) for one, _ in made]
    )
    given = [(Seen(one, some), (reading,)) for (one, reading), some in zip(made, proposed, strict=True)]
    found = _timed(
        "learn three dimensions and measure them",
        sentences,
        lambda: learned(given, align=same_claims, seed=0),
    )
    model = Model("learned/1", frozenset([str(AGENT)]), ready(found.models))
    _timed(
        "judge what is suggested",
        sentences,
        lambda: [
            judged(one, some, model, found.models) for (one, _), some in zip(made, proposed, strict=True)
        ],
    )
    parts = _timed(
        "say how unsure it is",
        sentences,
        lambda: [uncertainty_of(seen, range(len(seen.article.sentences)), model) for seen, _ in given],
    )
    places = sketches([vector for _, vectors in parts for vector in vectors])
    drawn = np.random.default_rng(0)
    noise = drawn.normal(scale=0.05, size=(_OPEN, places.shape[1])).astype(np.float32)
    many = places[np.arange(_OPEN) % len(places)] + noise
    many /= np.linalg.norm(many, axis=1, keepdims=True)
    _timed("order what is open", _OPEN, lambda: values_of(drawn.random(_OPEN), many, places))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"peak memory {peak:,.0f} MB\n")


if __name__ == "__main__":
    main()

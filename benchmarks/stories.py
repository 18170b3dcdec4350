"""How long stories take to find: signatures, candidates and checks, for growing numbers of articles.

The articles are make-believe: words by Zipf's law, with formulae of the press that many of them share, and
one in ten a copy of another, half rewritten. Run it as `python -m benchmarks.stories [COUNT ...]`.
"""

import itertools
import random
import resource
import sys
import time
from datetime import date, timedelta

from annotation.stories import Signed, near_duplicates, signature

_START = date(2025, 1, 1)
_WORDS, _FORMULAE = 40_000, 1_500
_SENTENCES, _SENTENCE_WORDS = 18, 22
_COPIES, _SPREAD = 0.1, 500


class _Press:
    """Texts of about 2,500 characters, the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)  # noqa: S311 (no secret)
        letters = "etaoinsrhldcumfpgwybvk"
        self._words = [
            "".join(self._random.choices(letters, k=self._random.randint(2, 9))) for _ in range(_WORDS)
        ]
        self._weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(_WORDS)))
        self._formulae = [self._pick(self._random.randint(3, 6)) for _ in range(_FORMULAE)]
        self._common = list(itertools.accumulate(1 / (rank + 5) for rank in range(_FORMULAE)))

    def _pick(self, count: int) -> list[str]:
        return self._random.choices(self._words, cum_weights=self._weights, k=count)

    def sentence(self) -> str:
        (formula,) = self._random.choices(self._formulae, cum_weights=self._common)
        words = [
            *self._pick(_SENTENCE_WORDS // 2),
            *formula,
            *self._pick(_SENTENCE_WORDS // 2 - len(formula)),
        ]
        words[5] = words[5].capitalize()
        return " ".join(words).capitalize() + "."

    def articles(self, count: int) -> list[str]:
        found: list[str] = []
        for _ in range(count):
            if found and self._random.random() < _COPIES:
                text = self._copy(self._random.choice(found[-_SPREAD:]))
            else:
                text = " ".join(self.sentence() for _ in range(_SENTENCES))
            found.append(text)
        return found

    def _copy(self, text: str) -> str:
        kept = text.split(". ")[: self._random.randint(8, _SENTENCES)]
        return ". ".join([*kept, self.sentence(), self.sentence()])


def _measure(count: int) -> None:
    texts = _Press().articles(count)
    start = time.perf_counter()
    signatures = [signature(text) for text in texts]
    signed_at = time.perf_counter()
    signed = [
        Signed(str(place), made, "fr", _START + timedelta(days=place * 365 // count))
        for place, made in enumerate(signatures)
    ]
    pairs = sum(1 for _ in near_duplicates(signed, (), text_of=lambda name: texts[int(name)]))
    paired_at = time.perf_counter()
    late, known = signed[-100:], signed[:-100]
    again = sum(1 for _ in near_duplicates(late, known, text_of=lambda name: texts[int(name)]))
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    characters = sum(map(len, texts)) // count
    print(
        f"{count:>7} articles of {characters} characters: "
        f"signature {(signed_at - start) / count * 1e3:.3f} ms each; "
        f"all pairs {paired_at - signed_at:.2f} s ({pairs}); "
        f"100 more {done - paired_at:.2f} s ({again}); peak {peak} MB"
    )


if __name__ == "__main__":
    for argument in sys.argv[1:] or ["5000", "50000"]:
        _measure(int(argument))

"""A corpus of chance: every kind of claim, in twelve articles of two stories."""

import random
from typing import Any

from annotation.ledger.book import Book
from schemas import CUE_FORCES
from tests.ledger.corpus import book, read, said

NAMES = (
    "Moscou",
    "Kyiv",
    "TASS",
    "RIA",
    "The Times",
    "Le Jour",
    "un responsable",
    *(f"N{n}" for n in range(9)),
)
OUTLETS = ("The Times", "Le Jour", "TASS", "")
TARGETS = ("OTAN", "Paix", "Gaz")
SIDES = ("FAVOR", "AGAINST", "NEUTRAL", "UNCLEAR")


def _claim(number: int, chance: random.Random) -> Any:
    fields: dict[str, Any] = {"cue_force": chance.choice(CUE_FORCES)}
    fields["stance"] = tuple(
        (chance.choice(TARGETS), chance.choice(SIDES)) for _ in range(chance.randrange(4))
    )
    judged = {
        "factuality_source": chance.choice(("CT+", "PS-", "")),
        "source_reliability": chance.choice("ABF"),
        "information_credibility": chance.choice("126"),
    }
    fields["judgements"] = {name: value for name, value in judged.items() if value}
    if chance.random() < 0.3:
        return said(number, voice="author", **fields)
    return said(number, *(chance.choice(NAMES) for _ in range(chance.randrange(5))), **fields)


def corpus(seed: int) -> Book:
    """The same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    numbers = iter(range(1, 1000))
    return book(
        *(
            read(
                f"{seed}-{name}",
                *(_claim(next(numbers), chance) for _ in range(chance.randrange(1, 8))),
                outlet=chance.choice(OUTLETS),
                story=chance.choice(("s", "t")),
                day=chance.choice(("2026-03-01", "2026-03-02", "")),
            )
            for name in range(12)
        )
    )

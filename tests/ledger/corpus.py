"""Made corpora with known answers: articles of one sentence a claim, and what is said in each."""

import random
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from annotation.ledger.book import Book, open_book
from annotation.ledger.table import claims_table
from annotation.sources import SourceIndex
from schemas import CUE_FORCES, Article, Claim, Hop, Label, Link, Source, Span, Stance
from tests.factories import NOW, article

Read = tuple[Article, tuple[Label, ...]]

RIA = Source(source_id="ria", name="RIA Novosti", kind="agency", aliases={"fr": ("RIA",)})
TASS = Source(source_id="tass", name="TASS", kind="agency")
MOSCOW = Source(source_id="moscow", name="Moscou", kind="government")
KYIV = Source(source_id="kyiv", name="Kyiv", kind="government")
TIMES = Source(source_id="times", name="The Times", kind="media")
SOURCES = (RIA, TASS, MOSCOW, KYIV, TIMES)

KINDS = {"un responsable": "anonymous", "Moscou": "government", "Kyiv": "government"}


def uuid(number: int) -> str:
    """The id of a claim."""
    return f"{number:08x}-0000-4000-8000-000000000000"


def said(number: int, *chain: str, **fields: Any) -> tuple[int, tuple[str, ...], dict[str, Any]]:
    """A claim by its number: who says it, through whom; `links` as (relation, article, number)."""
    return number, chain, fields


def read(name: str, *claims: Any, outlet: str = "Le Jour", story: str = "", day: str = "") -> Read:
    """An article with its claims, one a sentence; without a chain and with `voice="author"` its own."""
    lines = [f"Titre {name}", *(f"Phrase {name} {number}." for number, *_ in claims)]
    published = date.fromisoformat(day) if day else None
    one = article("\n".join(lines), title=lines[0], outlet=outlet, story_id=story, published=published)
    labels = (_label(one, place, *claim) for place, claim in enumerate(claims, 1))
    return one, tuple(labels)


def _label(one: Article, place: int, number: int, chain: tuple[str, ...], fields: dict[str, Any]) -> Label:
    sentence = one.sentences[place]
    links = tuple(
        Link(relation=relation, article_id=other[0].article_id, claim_id=uuid(to))
        for relation, other, to in fields.get("links", ())
    )
    kinds = fields.get("kinds", [KINDS.get(name, "agency") for name in chain])
    here, is_credit = Span(start=sentence.start, end=sentence.end), fields.get("is_credit", False)
    claim = Claim(
        voice=fields.get("voice", "source"),
        sources=tuple(
            Hop(name=name, kind=kind, role="relay" if place else "originator")
            for place, (name, kind) in enumerate(zip(chain, kinds, strict=True))
        ),
        content=() if is_credit else (here,),
        cue=here if is_credit else None,
        cue_force=fields.get("cue_force", "neutral"),
        quote_type=fields.get("quote_type", "indirect"),
        stance=tuple(Stance(target=target, polarity=side) for target, side in fields.get("stance", ())),
        judgements=fields.get("judgements", {}),
        links=links,
    )
    return Label(
        article_id=one.article_id, annotator="ana", key=f"claim:{uuid(number)}", revision=1, decision="added",
        claim=claim, commit_id=uuid(number), seconds=1, labelled_at=NOW, codebook_version="1",
        also=tuple(map(uuid, fields.get("also", ()))),
    )  # fmt: skip


def book(*reads: Read, sources: Iterable[Source] = SOURCES, **asked: Any) -> Book:
    """The book of articles."""
    return open_book(claims_table(reads), SourceIndex(sources), **asked)


def key(found: Book, number: int) -> str:
    """Who has a number."""
    return found.entities[number].key


def keys(found: Book, numbers: Iterable[int]) -> list[str]:
    """Who have these numbers."""
    return [key(found, one) for one in numbers]


# Corpora of chance

_NAMES = (
    *("Moscou", "Kyiv", "TASS", "RIA", "RIA Novosti", "The Times", "Le Jour", "un responsable"),
    *(f"N{number}" for number in range(9)),
)
_OUTLETS = ("The Times", "Le Jour", "TASS", "")
_TARGETS = ("OTAN", "Paix", "Gaz")
_SIDES = ("FAVOR", "AGAINST", "NEUTRAL", "UNCLEAR")
_RELATIONS = ("support", "support", "deny", "query", "comment")
_ARTICLES = 12


def by_chance(seed: int) -> tuple[Read, ...]:
    """Articles of two stories with claims of every kind, linked to each other; of a seed always the same."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    numbers = iter(range(1, 1000))
    made: list[tuple[Read, list[int]]] = []
    for name in range(_ARTICLES):
        own = [next(numbers) for _ in range(chance.randrange(1, 8))]
        known = [(one, number) for one, earlier in made for number in earlier]
        claims = [_claim(number, chance, known) for number in own]
        day = chance.choice(("2026-03-01", "2026-03-02", ""))
        story, outlet = chance.choice("st"), chance.choice(_OUTLETS)
        made.append((read(f"{seed}-{name}", *claims, outlet=outlet, story=story, day=day), own))
    return tuple(one for one, _ in made)


def _claim(number: int, chance: random.Random, known: list[tuple[Read, int]]) -> Any:
    fields: dict[str, Any] = {
        "cue_force": chance.choice(CUE_FORCES),
        "quote_type": chance.choice(("direct", "indirect")),
        "stance": tuple((chance.choice(_TARGETS), chance.choice(_SIDES)) for _ in range(chance.randrange(4))),
        "judgements": dict(_judged(chance)),
        "links": [(chance.choice(_RELATIONS), *one) for one in chance.sample(known, min(2, len(known)))],
    }
    if chance.random() < 0.3:
        return said(number, voice="author", **fields)
    return said(number, *(chance.choice(_NAMES) for _ in range(chance.randrange(5))), **fields)


def _judged(chance: random.Random) -> Iterator[tuple[str, str]]:
    for name, values in (
        ("factuality_source", ("CT+", "PS-", "")),
        ("source_reliability", "ABF"),
        ("information_credibility", "126"),
    ):
        if value := chance.choice(values):
            yield name, value

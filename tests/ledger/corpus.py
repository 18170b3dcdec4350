"""Made corpora with known answers: articles of one sentence a claim, and what is said in each."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from annotation.ledger.book import Book, open_book
from annotation.ledger.table import claims_table
from annotation.sources import SourceIndex
from schemas import Article, Claim, Hop, Label, Link, Source, Span, Stance
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

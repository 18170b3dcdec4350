"""Hand-made corpora: articles of short sentences, what the gold says of them, and what rules propose."""

from collections.abc import Callable, Iterable, Sequence
from itertools import cycle, islice

from annotation.learning import Learned, Reading, Seen, learned
from annotation.learning.gold import Assistance, GoldClaim
from annotation.workbench.modelling import same_claims
from schemas import Article, Claim, Hop, Span, Stance, Suggestion
from tests.factories import article

RULES = "rules/0.1"
SPOKEN = ("annonce", "jure", "glapit", "murmure", "clame")
QUIET = ("marche", "dort", "pousse", "brille", "tombe")
THINGS = ("la mer", "le pont", "la loi", "le vent", "une usine", "un train", "la ville")

Line = tuple[str, bool]
"""A sentence, and whether somebody is quoted in it."""

Given = list[tuple[Seen, tuple[Reading, ...]]]


def lines(number: int, *, seed: int) -> list[Line]:
    """Sentences of which every other one quotes somebody: its verb tells, and nothing else does."""
    things = islice(cycle(THINGS), seed, None)
    return [
        (f"{thing} {(SPOKEN if at % 2 else QUIET)[(seed + at) % 5]} {seed}{at}.", bool(at % 2))
        for at, thing in zip(range(number), things, strict=False)
    ]


def told(made: Sequence[Line], *, seed: int, story: str = "") -> Article:
    """The article of some lines; its number keeps two of them apart."""
    text = "\n".join([f"Titre {seed}.", *(line for line, _ in made)])
    return article(text, story_id=story)


def attribution(one: Article, index: int, **fields: object) -> Claim:
    """A claim whose source is the first word of a sentence, and its content the rest."""
    sentence = one.sentences[index]
    first = Span(start=sentence.start, end=sentence.start + 2)
    known = {
        "sources": (Hop(span=first, name="la source"),),
        "content": (Span(start=sentence.start + 3, end=sentence.end),),
        "judgements": {"factuality_source": "CT+", "factuality_outlet": "Uu"},
    }
    return Claim(**(known | fields))


def authors(one: Article, index: int, code: str = "CT+") -> Claim:
    """The author's own claim in a sentence."""
    sentence = one.sentences[index]
    return Claim(
        voice="author",
        content=(Span(start=sentence.start, end=sentence.end),),
        judgements={"factuality_source": code, "factuality_outlet": code},
    )


def proposed(one: Article, claims: Iterable[Claim], *, score: float = 0.5) -> tuple[Suggestion, ...]:
    """The claims as the rules would propose them."""
    return tuple(
        Suggestion(suggestion_id=f"{one.article_id}-{at}", agent=RULES, score=score, claim=claim)
        for at, claim in enumerate(claims)
    )


def reading(one: Article, claims: Iterable[Claim], *, shown: bool = False) -> Reading:
    """All sentences settled, with these claims."""
    assistance = Assistance(is_shown=shown)
    settled = dict.fromkeys(range(len(one.sentences)), assistance)
    return Reading(one, settled, tuple(GoldClaim(claim, assistance) for claim in claims))


def corpus(
    articles: int,
    *,
    propose: Callable[[Article, Sequence[Line]], tuple[Suggestion, ...]],
    sentences: int = 8,
    story: Callable[[int], str] = lambda _seed: "",
    code: Callable[[str], str] = lambda _line: "CT+",
) -> Given:
    """Articles with their gold; `propose` says what the rules make of one, `code` how certain a line is."""
    found: Given = []
    for seed in range(articles):
        made = lines(sentences, seed=seed)
        one = told(made, seed=seed, story=story(seed))
        gold = [
            attribution(one, at, judgements={"factuality_source": code(line), "factuality_outlet": "Uu"})
            if spoken
            else authors(one, at, code(line))
            for at, (line, spoken) in enumerate(made, start=1)
        ]
        found.append((Seen(one, propose(one, made)), (reading(one, gold),)))
    return found


def blind(one: Article, made: Sequence[Line]) -> tuple[Suggestion, ...]:
    """Rules that take every sentence for the author's own, and everything for certain."""
    return proposed(one, [authors(one, at) for at in range(1, len(made) + 1)])


def perfect(one: Article, made: Sequence[Line]) -> tuple[Suggestion, ...]:
    """Rules that are always right about who speaks, and take everything for certain."""
    claims = [
        attribution(one, at) if spoken else authors(one, at) for at, (_, spoken) in enumerate(made, start=1)
    ]
    return proposed(one, claims)


def eager(one: Article, made: Sequence[Line]) -> tuple[Suggestion, ...]:
    """Rules that see somebody quoted in every sentence."""
    return proposed(one, [attribution(one, at) for at in range(1, len(made) + 1)])


def with_stance(claim: Claim, target: str, polarity: str) -> Claim:
    """The claim with a stance."""
    return claim.model_copy(update={"stance": (Stance(target=target, polarity=polarity),)})


def learned_from(given: Given, *, seed: int) -> Learned:
    """What is learned, with claims aligned as the product does it."""
    return learned(given, align=same_claims, seed=seed)

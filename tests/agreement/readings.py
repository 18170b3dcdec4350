"""One article of six sentences as ana, bob and cleo read it; the figures are worked out from it."""

from schemas import Change, Claim, Hop, Stance
from tests.factories import article, claim_change, sentence_change, span

LINES = (
    "Le port rouvre, dit Anna Roy, citée par TASS.",
    "La mer monte.",
    "« Non », a dit Luc Bel.",
    "Le calme règne.",
    "Selon l’agence TASS, tout va bien.",
    "Il pleut.",
)
TEXT = "\n".join(LINES)
ARTICLE = article(TEXT, language="fr", outlet="Le Phare")
KEYS = tuple(one.key for one in ARTICLE.sentences)


def _hop(surface: str, name: str, **fields: object) -> Hop:
    return Hop(span=span(TEXT, surface), name=name, **fields)


def _judged(factuality: str, reliability: str = "", credibility: str = "") -> dict[str, str]:
    found = {"factuality_source": factuality}
    return (
        found
        | ({"source_reliability": reliability} if reliability else {})
        | ({"information_credibility": credibility} if credibility else {})
    )


ANNA, TASS = _hop("Anna Roy", "Anna Roy"), _hop("TASS", "TASS", role="relay", kind="agency")
PORT = Claim(
    sources=(ANNA, TASS),
    cue=span(TEXT, "dit"),
    content=(span(TEXT, "Le port rouvre"),),
    stance=(Stance(target="le port", polarity="FAVOR"),),
    judgements=_judged("CT+", "B", "2"),
)
BEL = Claim(
    sources=(_hop("Luc Bel", "Luc Bel"),),
    cue=span(TEXT, "a dit"),
    content=(span(TEXT, "« Non »"),),
    judgements=_judged("CT-", "F", "3"),
)
WELL = Claim(
    sources=(_hop("l’agence TASS", "TASS"),),
    cue=span(TEXT, "Selon"),
    content=(span(TEXT, "tout va bien"),),
    judgements=_judged("CT+", "C", "3"),
)


def own(index: int, *ratings: str) -> Claim:
    """A claim in the author's own voice, over a whole sentence."""
    return Claim(voice="author", content=(span(TEXT, LINES[index]),), judgements=_judged("CT+", *ratings))


def _bob(last: Claim) -> tuple[Change, ...]:
    port = PORT.model_copy(
        update={
            "sources": (ANNA,),
            "stance": (Stance(target="Port", polarity="AGAINST"),),
            "judgements": _judged("PR+", "A", "2"),
        }
    )
    bel = BEL.model_copy(update={"content": (span(TEXT, "Non"),), "judgements": _judged("CT-", "C", "3")})
    claims = (port, own(1), bel, last)
    return (
        *(sentence_change(KEYS[index]) for index in (0, 1, 2, 4)),
        sentence_change(KEYS[3], status="skipped"),
        sentence_change(KEYS[5], flagged=True),
        *(claim_change(one) for one in claims),
    )


def ana() -> tuple[Change, ...]:
    """Three attributions, two claims of the author; every sentence is closed."""
    claims = (PORT, own(1), BEL, own(3), WELL)
    return (*(sentence_change(key) for key in KEYS), *(claim_change(one) for one in claims))


def bob() -> tuple[Change, ...]:
    """No relay in the first, skips the fourth, hears nobody in the fifth, flags the last."""
    return _bob(own(4, "C", "3"))


def cleo() -> tuple[Change, ...]:
    """As bob, but hears TASS in the fifth as ana does."""
    return _bob(WELL)

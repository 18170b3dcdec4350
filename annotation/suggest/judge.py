"""Factuality by small rules: how certain a source presents what it says, and the outlet after it."""

from annotation.suggest.lexicon import Lexicon
from schemas import CueForce

_FIRST_CLAUSE = 110


def factuality_of(content: str, cue: str, lexicon: Lexicon) -> str:
    """The FactBank code of a content under its cue; an empty content is underspecified."""
    if not content or _has(lexicon, "unknown_cue", cue) or _has(lexicon, "question", content):
        return "Uu"
    certainty = "CT"
    if _has(lexicon, "possible", content) or _has(lexicon, "possible_cue", cue):
        certainty = "PS"
    elif _has(lexicon, "probable", f"{content} {cue}"):
        certainty = "PR"
    # A later clause has its own polarity.
    negated = _has(lexicon, "negation", content[:_FIRST_CLAUSE])
    denied = _has(lexicon, "denial", cue) or _has(lexicon, "negative_cue", cue)
    return certainty + ("-" if denied or negated else "+")


def outlet_factuality(code: str, force: CueForce) -> str:
    """The outlet vouches only under an endorsing cue."""
    return code if force == "endorsing" else "Uu"


def _has(lexicon: Lexicon, name: str, text: str) -> bool:
    pattern = lexicon.factuality.get(name)
    return pattern is not None and pattern.search(text) is not None

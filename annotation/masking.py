"""A source-blind reading: names of sources and outlets hidden while stance and factuality are judged; pure.

Every character keeps its place, in code points and in UTF-16 units, so that offsets mean the same with and
without the mask.
"""

import re
from collections.abc import Iterable

from annotation.errors import N_
from schemas import CLAIM, REJECTION, Article, Change, Claim, Label, Source

MASK, _WIDE_MASK = "█", "🀫"
_LAST_NARROW = 0xFFFF
_SHORTEST, _LONGEST_AS_WRITTEN = 2, 4
_JUDGED = ("stance", "judgements", "note")
"""What a reader may set of a claim whose sources they do not see."""

ONLY_JUDGED = N_("while sources are hidden, only stance, factuality and the other judgements can be set")


def hidden(surface: str) -> str:
    """The text with a mask in place of each character but white space."""
    return "".join(map(_masked, surface))


def _masked(one: str) -> str:
    if one.isspace():
        return one
    return MASK if ord(one) <= _LAST_NARROW else _WIDE_MASK


def names_of(article: Article, claims: Iterable[Claim], sources: Iterable[Source]) -> frozenset[str]:
    """What is hidden in an article: its outlet and author, the sources of its claims, the registry."""
    found = {article.outlet, article.author, article.agency}
    for claim in claims:
        for hop in claim.sources:
            found |= {hop.name, hop.span.of(article.text) if hop.span else ""}
    for one in sources:
        found |= {one.name, *(alias for aliases in one.aliases.values() for alias in aliases)}
    text = f"{article.title}\n{article.text}".casefold()
    return frozenset(one for one in found if len(one) >= _SHORTEST and one.casefold() in text)


def masked_article(article: Article, names: Iterable[str]) -> Article:
    """The article as a source-blind reader sees it."""
    pattern = re.compile("|".join(map(_choice, sorted(names, key=lambda one: (-len(one), one)))) or "(?!)")

    def mask(text: str) -> str:
        return pattern.sub(lambda found: hidden(found[0]), text)

    whole = {name: hidden(getattr(article, name)) for name in ("outlet", "author", "agency")}
    return article.model_copy(update=whole | {"title": mask(article.title), "text": mask(article.text)})


def _choice(name: str) -> str:
    """Long names in any case; short ones as they are written: EU is no form of the French verb eu."""
    flag = "i" if len(name) > _LONGEST_AS_WRITTEN else "-i"
    return rf"(?<!\w)(?{flag}:{re.escape(name)})(?!\w)"


def masked_label(label: Label) -> Label:
    """The label without the names of its sources, and without what was suggested."""
    claim = masked_claim(label.claim) if label.claim else None
    return label.model_copy(update={"claim": claim, "suggestion": None})


def masked_claim(claim: Claim) -> Claim:
    """The claim without the names of its sources."""
    nameless = ({"name": hidden(one.name), "source_id": ""} for one in claim.sources)
    hops = (one.model_copy(update=new) for one, new in zip(claim.sources, nameless, strict=True))
    return claim.model_copy(update={"sources": tuple(hops)})


def unmasked(change: Change, kept: Label | None) -> Change | None:
    """The change as it is stored: the kept claim with the new judgements.

    None when it sets or withdraws anything that a source-blind reader may not.
    """
    if change.key.startswith(REJECTION):
        return None
    if not change.key.startswith(CLAIM):
        return change
    if change.claim is None or kept is None or kept.claim is None:
        return None
    if not _is_judgement(change.claim, kept.claim):
        return None
    judged = {name: getattr(change.claim, name) for name in _JUDGED}
    claim = kept.claim.model_copy(update=judged)
    return change.model_copy(update={"claim": claim, "suggestion": kept.suggestion})


def _is_judgement(sent: Claim, kept: Claim) -> bool:
    """Whether what was sent differs from the masked claim in judgements only."""
    same = {"stance": (), "judgements": {}, "note": ""}
    return sent.model_copy(update=same) == masked_claim(kept).model_copy(update=same)

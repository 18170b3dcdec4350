"""A source-blind reading: names of sources and outlets hidden while stance and factuality are judged; pure.

Every character keeps its place, in code points and in UTF-16 units, so that offsets mean the same with and
without the mask.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from unicodedata import normalize

from annotation.errors import N_, CommitRefused
from schemas import CLAIM, REJECTION, Article, Change, Claim, Label, Source, Stance

Mask = Callable[[str], str]
"""A text with names hidden in it."""

MASK, _WIDE_MASK = "█", "🀫"
_MASKS = frozenset({MASK, _WIDE_MASK})
_LAST_NARROW = 0xFFFF
_SHORTEST, _LONGEST_AS_WRITTEN, _FAMILY_NAME = 2, 4, 5
_PERSONS = frozenset({"person", "official", "expert", "other"})
_SHOWN = ("assistance", "agent")

ONLY_JUDGED = N_("while sources are hidden, only stance, factuality and the other judgements can be set")
MASK_STAYS = N_("what holds a hidden name can be left as it is, or be written anew without █")


def hidden(surface: str) -> str:
    """The text with a mask in place of each character but white space."""
    return "".join(map(_masked, surface))


def _masked(one: str) -> str:
    if one.isspace():
        return one
    return MASK if ord(one) <= _LAST_NARROW else _WIDE_MASK


def names_of(article: Article, claims: Iterable[Claim], sources: Iterable[Source]) -> frozenset[str]:
    """What is hidden in an article: its outlet and author, the sources of its claims, the registry.

    Of a name of several words its last word counts as well, where it is long enough to be no common word:
    “Petrova” names Maria Petrova.
    """
    people, others = {article.author}, {article.outlet, article.agency}
    said = [article.title, article.text]
    for claim in claims:
        said += [claim.note, *(one.target for one in claim.stance)]
        for hop in claim.sources:
            known = {hop.name, hop.span.of(article.text) if hop.span else ""}
            (people if hop.kind in _PERSONS else others).update(known)
    for one in sources:
        known = {one.name, *(alias for aliases in one.aliases.values() for alias in aliases)}
        (people if one.kind in _PERSONS else others).update(known)
    found = people | others | {last for one in people if (last := _last_word(one))}
    text = _folded("\n".join(said))
    return frozenset(one for one in found if len(one) >= _SHORTEST and _folded(one) in text)


def _last_word(name: str) -> str:
    """The family name, as most names are written; empty where it could be any word."""
    _, *rest = name.split() or [""]
    return rest[-1] if rest and len(rest[-1]) >= _FAMILY_NAME and not rest[-1][0].islower() else ""


def _folded(text: str) -> str:
    return " ".join(normalize("NFC", text).casefold().split())


def masker(names: Iterable[str]) -> Mask:
    """What hides these names in a text, however their accents and the spaces inside them are written."""
    pattern = re.compile("|".join(map(_choice, sorted(names, key=lambda one: (-len(one), one)))) or "(?!)")
    return lambda text: pattern.sub(lambda found: hidden(found[0]), text)


def masked_article(article: Article, names: Iterable[str]) -> Article:
    """The article as a source-blind reader sees it."""
    mask = masker(names)
    whole = {name: hidden(getattr(article, name)) for name in ("outlet", "author", "agency")}
    return article.model_copy(update=whole | {"title": mask(article.title), "text": mask(article.text)})


def _choice(name: str) -> str:
    """Long names in any case; short ones as they are written: EU is no form of the French verb eu."""
    flag = "i" if len(name) > _LONGEST_AS_WRITTEN else "-i"
    forms = sorted({normalize(form, name) for form in ("NFC", "NFD")}, key=len)
    written = "|".join(r"\s+".join(map(re.escape, one.split())) for one in reversed(forms))
    return rf"(?<!\w)(?{flag}:{written})(?!\w)"


def masked_label(label: Label, mask: Mask) -> Label:
    """The label without the names of its sources, and without what was suggested."""
    claim = masked_claim(label.claim, mask) if label.claim else None
    return label.model_copy(update={"claim": claim, "suggestion": None})


def masked_claim(claim: Claim, mask: Mask) -> Claim:
    """The claim without the names of its sources, which its stances and its note do not tell either."""
    stance = tuple(one.model_copy(update={"target": mask(one.target)}) for one in claim.stance)
    return _nameless(claim).model_copy(update={"stance": stance, "note": mask(claim.note)})


def _nameless(claim: Claim) -> Claim:
    nameless = ({"name": hidden(one.name), "source_id": ""} for one in claim.sources)
    hops = (one.model_copy(update=new) for one, new in zip(claim.sources, nameless, strict=True))
    return claim.model_copy(update={"sources": tuple(hops)})


def unmasked(change: Change, kept: Label | None, was: Sequence[Label] = ()) -> Change:
    """The change as it is stored: the kept claim with the new judgements.

    A sentence stays closed with what was before its reader when they marked it.

    Args:
        change: as the screen sent it.
        kept: the label as it is now.
        was: its revisions that a hidden text may come from, the likeliest first.

    Raises:
        CommitRefused: it sets or withdraws anything that a source-blind reader may not.
    """
    if change.state is not None:
        known = {name: getattr(kept.state, name) for name in _SHOWN} if kept and kept.state else {}
        return change.model_copy(update={"state": change.state.model_copy(update=known)})
    if change.claim is None or kept is None or kept.claim is None:
        if change.key.startswith((CLAIM, REJECTION)):
            raise CommitRefused(reason=ONLY_JUDGED)
        return change
    if not _is_judgement(change.claim, kept.claim):
        raise CommitRefused(reason=ONLY_JUDGED)
    claims = [one.claim for one in was or (kept,) if one.claim]
    judged: dict[str, object] = {
        "stance": _stances(change.claim.stance, claims),
        "judgements": change.claim.judgements,
        "note": _as_kept(change.claim.note, (one.note for one in claims)),
    }
    claim = kept.claim.model_copy(update=judged)
    return change.model_copy(update={"claim": claim, "suggestion": kept.suggestion})


def _stances(sent: tuple[Stance, ...], claims: Sequence[Claim]) -> tuple[Stance, ...]:
    """With the targets that were hidden; of two that look alike in a claim, the one in the same place."""
    known = [[one.target for one in claim.stance] for claim in claims]

    def targets(place: int) -> Iterator[str]:
        return (one for there in known for one in there[place : place + 1] + there)

    return tuple(
        one.model_copy(update={"target": _as_kept(one.target, targets(place))})
        for place, one in enumerate(sent)
    )


def _as_kept(sent: str, kept: Iterable[str]) -> str:
    """A text as it was before names were hidden in it; one without a mask is the reader's own."""
    if _MASKS.isdisjoint(sent):
        return sent
    found = next((one for one in kept if _is_mask_of(sent, one)), None)
    if found is None:
        raise CommitRefused(reason=MASK_STAYS)
    return found


def _is_mask_of(sent: str, kept: str) -> bool:
    return len(sent) == len(kept) and all(
        one in {was, _masked(was)} for one, was in zip(sent, kept, strict=True)
    )


def _is_judgement(sent: Claim, kept: Claim) -> bool:
    """Whether what was sent differs from the masked claim in judgements only."""
    same = {"stance": (), "judgements": {}, "note": ""}
    return sent.model_copy(update=same) == _nameless(kept).model_copy(update=same)

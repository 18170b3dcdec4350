"""What is learned from: the settled sentences of an article, and the claims in them.

The one door for labels. A reading is what one analyst settled. What a lead settled is a reading, too, and
the only one of its sentences; what somebody read again is none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from schemas import GOLD, LABELLED_KINDS, SENTENCE, Article, Claim, Label, Suggestion, is_analyst

LEARNED = "learned/"
"""How the agents begin that this package makes."""

_DECIDED = frozenset({"accepted", "corrected", "added"})


@dataclass(frozen=True)
class Assistance:
    """What was on screen when a label was made.

    Attributes:
        is_shown: a suggestion was.
        by_model: a learned model had judged it.
    """

    is_shown: bool = False
    by_model: bool = False

    def __or__(self, other: "Assistance") -> "Assistance":
        return Assistance(self.is_shown or other.is_shown, self.by_model or other.by_model)


@dataclass(frozen=True)
class GoldClaim:
    """A claim that a person settled."""

    claim: Claim
    assistance: Assistance = Assistance()


@dataclass(frozen=True)
class Reading:
    """What one person settled in one article.

    Attributes:
        sentences: index of each settled sentence of the labelling flow to what was on screen there.
        claims: those that lie in settled sentences.
    """

    article: Article
    sentences: dict[int, Assistance]
    claims: tuple[GoldClaim, ...]


def readings_of(article: Article, labels: Iterable[Label]) -> tuple[Reading, ...]:
    """The readings of an article from its current labels, one a reader, those without any left out."""
    who = attrgetter("annotator")
    own = {name: tuple(group) for name, group in groupby(sorted(labels, key=who), key=who)}
    gold = _reading(article, own.pop(GOLD, ()))
    settled = frozenset(gold.sentences)
    found = (_reading(article, group, settled=settled) for name, group in own.items() if is_analyst(name))
    return tuple(one for one in (*found, gold) if one.sentences)


def _reading(
    article: Article, labels: tuple[Label, ...], *, settled: frozenset[int] = frozenset()
) -> Reading:
    """One reader's; sentences that a lead settled are left out."""
    states = {
        one.name: one.state.status
        for one in labels
        if one.kind == SENTENCE and one.state and not one.withdrawn
    }
    closed = {
        index: Assistance()
        for index, sentence in enumerate(article.sentences)
        if sentence.kind in LABELLED_KINDS and states.get(sentence.key) == "labelled" and index not in settled
    }
    keys = {sentence.key for sentence in article.sentences}
    claims = []
    for label in labels:
        assistance = _assistance(label.suggestion)
        seen = label.claim or (label.suggestion.claim if label.suggestion else None)
        if seen is None or label.withdrawn:
            continue
        places = article.sentences_touching(seen.anchors)
        for index in closed.keys() & set(places):
            closed[index] |= assistance
        is_settled = all(
            index in closed for index in places if article.sentences[index].kind in LABELLED_KINDS
        )
        if label.claim and label.decision in _DECIDED and is_settled and label.fits(keys):
            claims.append(GoldClaim(label.claim, assistance))
    return Reading(article, closed, tuple(claims))


def _assistance(suggestion: Suggestion | None) -> Assistance:
    if suggestion is None or not suggestion.shown:
        return Assistance()
    judges = (suggestion.agent, *suggestion.judged_by.values())
    return Assistance(is_shown=True, by_model=any(one.startswith(LEARNED) for one in judges))

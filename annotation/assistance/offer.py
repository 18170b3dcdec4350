"""What of an agent's proposal one analyst is offered; pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from schemas import LABELLED_KINDS, Article, Assistance, Claim, Label, Suggestion

IsDrawn = Callable[[str], bool]
"""Whether the suggestions of the sentence with this key are held back."""

_SPOKEN_KINDS = LABELLED_KINDS | {"byline"}


class Offer(NamedTuple):
    """What the screen is told.

    Attributes:
        suggestions: those that the analyst may see.
        assistance: what is before the analyst at each sentence, by its key.
    """

    suggestions: tuple[Suggestion, ...]
    assistance: Mapping[str, Assistance]


def offer(
    article: Article,
    suggestions: Iterable[Suggestion],
    labels: Iterable[Label],
    *,
    agent: str,
    is_drawn: IsDrawn,
) -> Offer:
    """What one analyst is offered of the suggestions that `agent` made for the article.

    Left out are suggestions that do not fit the sentences as they are now cut, that are held back, or that
    were answered already.

    Args:
        article: in its newest edition.
        suggestions: of this edition or an earlier one.
        labels: of the analyst.
        agent: who made the suggestions.
        is_drawn: the lot of a sentence: whether it is read without suggestions.
    """
    known = _Answers(article, labels, agent)
    right = (one for one in suggestions if fits(article, one.claim))
    fitting = [(one, article.sentences_touching(one.claim.spans)) for one in right]
    hidden = _hidden(article, [there for _, there in fitting], is_drawn)
    assistance: dict[str, Assistance] = {one.key: "none" for one in article.sentences}
    offered = []
    for one, there in fitting:
        is_hidden = not hidden.isdisjoint(there)
        for index in there:
            assistance[article.sentences[index].key] = "hidden" if is_hidden else "shown"
        if not is_hidden and not known.hold(one):
            offered.append(one)
    return Offer(tuple(offered), assistance)


def _hidden(article: Article, touched: Iterable[Sequence[int]], is_drawn: IsDrawn) -> frozenset[int]:
    """The sentences of the labelling flow whose suggestions are held back.

    Sentences that a suggestion joins share the lot of the first of them. So what is said of one is all held
    back or all shown, and every sentence has the same chance, however long its quotation.
    """
    flow = {index for index, one in enumerate(article.sentences) if one.kind in LABELLED_KINDS}
    first = {index: index for index in flow}

    def root(index: int) -> int:
        while first[index] != index:
            index = first[index]
        return index

    for there in touched:
        roots = sorted({root(index) for index in there if index in flow})
        first.update(dict.fromkeys(roots, roots[0] if roots else 0))
    return frozenset(index for index in flow if is_drawn(article.sentences[root(index)].key))


def fits(article: Article, claim: Claim) -> bool:
    """Whether a claim that was proposed lies right in the sentences as they are now."""
    there = [article.sentences[index] for index in article.sentences_touching(claim.anchors)]
    if claim.voice == "source":
        return any(one.kind in _SPOKEN_KINDS for one in there)
    own = {one.key for one in there if one.kind in LABELLED_KINDS}
    return {f"{piece.start}-{piece.end}" for piece in claim.content} <= own


class _Answers:
    """What an analyst has decided in an article."""

    def __init__(self, article: Article, labels: Iterable[Label], agent: str) -> None:
        self._article = article
        kept = [label for label in labels if not label.withdrawn]
        self._ids = {label.suggestion.suggestion_id for label in kept if label.suggestion}
        self._wholes = {_whole(label.claim) for label in kept if label.claim}
        earlier = [label for label in kept if label.suggestion and label.suggestion.agent != agent]
        claims = [(one.claim, one.suggestion.claim if one.suggestion else None) for one in earlier]
        self._places = {_place(claim) for pair in claims for claim in pair if claim}
        # What another agent suggests in a sentence that is closed was not before the analyst when it was.
        self._closed = {
            label.name
            for label in kept
            if label.state
            and label.state.status != "open"
            and (label.state.agent, label.state.assistance) != (agent, "shown")
        }

    def hold(self, one: Suggestion) -> bool:
        """Whether the suggestion was answered, under another id too; one of its own id the screen knows."""
        if one.suggestion_id in self._ids:
            return False
        if _place(one.claim) in self._places or _whole(one.claim) in self._wholes:
            return True
        there = self._article.sentences_touching(one.claim.anchors)
        return all(self._article.sentences[index].key in self._closed for index in there)


def _place(claim: Claim) -> tuple[object, ...]:
    """What a claim is about: of who speaks, only whether it is the author."""
    return claim.voice, claim.scope, claim.anchors


def _whole(claim: Claim) -> tuple[object, ...]:
    return *_place(claim), claim.cue, tuple(hop.span for hop in claim.sources)

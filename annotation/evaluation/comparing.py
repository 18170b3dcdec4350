"""One article: what of its gold was suggested, counted figure by figure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from annotation.alignment.claims import aligned, content_of, cue_of, spans_of
from annotation.alignment.matching import Spans, matched
from annotation.evaluation.aligning import Agreement, agreement
from annotation.evaluation.values import Compared, Count, SentenceFact
from annotation.language.folding import fold
from schemas import LABELLED_KINDS, Claim, Scope

_OF_PAIRS: Final = {
    "chain_complete": "chain",
    "originator_name": "originator name",
    "originator_kind": "originator kind",
    "quote_type": "quote type",
    "cue_force": "cue force",
    "factuality": "factuality",
}
"""The shares over aligned attributions, by the aspect in which these have to agree."""

_OF_ALL: Final = {"chain_complete_of_all": "chain", "originator_name_of_all": "originator name"}


@dataclass(frozen=True)
class Paired:
    """The attributions or credits of both sides, in pairs as far as there are any.

    Attributes:
        pairs: indexes of `gold` to those of `suggested`.
    """

    gold: tuple[Claim, ...]
    suggested: tuple[Claim, ...]
    pairs: dict[int, int]

    @property
    def missed(self) -> tuple[Claim, ...]:
        """Of the gold, those without a partner."""
        return tuple(claim for one, claim in enumerate(self.gold) if one not in self.pairs)

    @property
    def spurious(self) -> tuple[Claim, ...]:
        """Of the suggested, those without a partner."""
        taken = set(self.pairs.values())
        return tuple(claim for one, claim in enumerate(self.suggested) if one not in taken)


@dataclass(frozen=True)
class Comparison:
    """An article, with its attributions and its credits in pairs."""

    compared: Compared

    @cached_property
    def attributions(self) -> Paired:
        """The attributions of spans, aligned."""
        gold, suggested = self._of_scope("span")
        return Paired(gold, suggested, aligned(gold, suggested))

    @cached_property
    def credits(self) -> Paired:
        """The credits of the whole article, matched by their sources."""
        gold, suggested = self._of_scope("article")
        sources = ([spans_of(*claim.sources) for claim in claims] for claims in (gold, suggested))
        return Paired(gold, suggested, matched(*sources, exact=False))

    @cached_property
    def agreements(self) -> dict[int, Agreement]:
        """In what each aligned attribution of the gold agrees with its partner."""
        here, forces = self.attributions, self._forces
        return {
            one: agreement(
                here.gold[one],
                here.suggested[other],
                language=self.compared.language,
                has_force=one in forces,
            )
            for one, other in sorted(here.pairs.items())
        }

    def _of_scope(self, scope: Scope) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        gold, suggested = (
            tuple(claim for claim in claims if claim.voice == "source" and claim.scope == scope)
            for claims in (self.compared.gold, self.compared.suggested)
        )
        return gold, suggested

    @property
    def _forces(self) -> frozenset[int]:
        numbers = [
            number
            for number, claim in enumerate(self.compared.gold)
            if claim.voice == "source" and claim.scope == "span"
        ]
        return frozenset(place for place, number in enumerate(numbers) if number in self.compared.gold_forces)


def counts_of(comparison: Comparison) -> Iterator[Count]:
    """Everything that the figures count in an article."""
    attributions = comparison.attributions
    for name, spans in _SPANS.items():
        for exact in (True, False):
            figure = f"{name}_{'exact' if exact else 'overlap'}"
            yield from _span_counts(figure, attributions, spans, exact=exact)
    yield from _attribution_counts(comparison)
    yield from _pair_counts(comparison)
    for one in range(len(comparison.credits.gold)):
        is_right = one in comparison.credits.pairs
        yield Count("credit", None, 1, int(is_right), int(is_right))
    for _ in comparison.credits.spurious:
        yield Count("credit", None, 0, 1, 0)
    yield from _sentence_counts(comparison.compared)


_SPANS: Final[dict[str, Callable[[Claim], list[Spans]]]] = {
    "source": lambda claim: [(hop.span,) for hop in claim.sources if hop.span],
    "cue": lambda claim: [cue_of(claim)] if claim.cue else [],
    "content": lambda claim: [content_of(claim)] if claim.content else [],
}
"""The spans of each type that a claim has, each as a set of characters."""


def _span_counts(
    figure: str, paired: Paired, spans: Callable[[Claim], list[Spans]], *, exact: bool
) -> Iterator[Count]:
    """A matched pair counts where its gold does, so that the quote types sum up to the whole."""
    gold, suggested = (
        [(claim.quote_type, one) for claim in claims for one in spans(claim)]
        for claims in (paired.gold, paired.suggested)
    )
    pairs = matched([one for _, one in gold], [one for _, one in suggested], exact=exact)
    taken = set(pairs.values())
    for place, (quote_type, _) in enumerate(gold):
        yield Count(figure, quote_type, 1, int(place in pairs), int(place in pairs))
    for place, (quote_type, _) in enumerate(suggested):
        if place not in taken:
            yield Count(figure, quote_type, 0, 1, 0)


def _attribution_counts(comparison: Comparison) -> Iterator[Count]:
    paired, agreements = comparison.attributions, comparison.agreements
    for place, claim in enumerate(paired.gold):
        one = agreements.get(place)
        found = int(one is not None)
        is_exact, overlaps = (one.is_exact, one.overlaps) if one else (False, False)
        yield Count("attribution_exact", claim.quote_type, 1, found, int(is_exact))
        yield Count("attribution_overlap", claim.quote_type, 1, found, int(overlaps))
    for claim in paired.spurious:
        yield Count("attribution_exact", claim.quote_type, 0, 1, 0)
        yield Count("attribution_overlap", claim.quote_type, 0, 1, 0)


def _pair_counts(comparison: Comparison) -> Iterator[Count]:
    for place, claim in enumerate(comparison.attributions.gold):
        one = comparison.agreements.get(place)
        for figure, aspect in _OF_ALL.items():
            yield _share(figure, claim, is_right=one is not None and aspect not in one.differing)
        for figure, aspect in _OF_PAIRS.items():
            if one is not None and aspect in one.can_compare:
                yield _share(figure, claim, is_right=aspect not in one.differing)


def _share(figure: str, claim: Claim, *, is_right: bool) -> Count:
    return Count(figure, claim.quote_type, 1, 0, int(is_right))


def _sentence_counts(compared: Compared) -> Iterator[Count]:
    facts = zip(compared.sentences, compared.gold_facts, compared.suggested_facts, strict=True)
    labelled = [(gold, found) for sentence, gold, found in facts if sentence.kind in LABELLED_KINDS]
    for gold, found in labelled:
        both = gold.is_attributed and found.is_attributed
        yield Count("is_attributed", None, int(gold.is_attributed), int(found.is_attributed), int(both))
        if gold.factuality is not None:
            yield Count("sentence_factuality", None, 1, 0, int(gold.factuality == found.factuality))
        yield from _stance_counts(gold, found)


def _stance_counts(gold: SentenceFact, found: SentenceFact) -> Iterable[Count]:
    left, right = _stance(gold), _stance(found)
    if left or right:
        yield Count("stance", None, int(bool(left)), int(bool(right)), int(left == right))


def _stance(fact: SentenceFact) -> Sequence[str]:
    return (fold(fact.stance.target), fact.stance.polarity.upper()) if fact.stance else ()

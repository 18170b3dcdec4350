"""A model that can be asked: plain arrays and the few things that must be known to ask it rightly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotation.learning.features import Seen, claim_vector, has_target, sentence_vector
from annotation.learning.hashing import Vector
from annotation.learning.linear import Linear, Ready, models_of
from annotation.learning.rows import IS_ATTRIBUTED, STANCE, YES
from schemas import FEATURES, Claim, ModelCard

Answer = dict[str, float]
"""Value to probability; the sum is 1."""


@dataclass(frozen=True)
class Model:
    """What was learned.

    Attributes:
        agent: `name/version`, under which it judges.
        beside: the agents whose claims it judges; those of others it leaves alone.
        by_dimension: those that had labels enough.
        targets: those that it knows a stance towards.
    """

    agent: str
    beside: frozenset[str]
    by_dimension: Mapping[str, Ready]
    targets: tuple[str, ...] = ()

    @classmethod
    def of(cls, card: ModelCard, arrays: bytes) -> "Model":
        """The model that a card describes.

        Raises:
            ValueError: the arrays are not the card's, or were learned on other features.
        """
        if card.features != FEATURES:
            raise ValueError(
                f"it was learned on features {card.features}, this version of Selon has {FEATURES}"
            )
        models = models_of(arrays)
        if set(models) != set(card.learned):
            raise ValueError("its arrays are of other dimensions than its card says")
        return cls(str(card.agent), frozenset(card.beside), ready(models), card.targets)

    def values(self, dimension: str) -> frozenset[str]:
        """What it can answer in a dimension that it has learned."""
        return frozenset(self.by_dimension[dimension].linear.values)

    def quoted(self, seen: Seen, indexes: Sequence[int]) -> list[float]:
        """How probable it is that somebody is quoted in each of the sentences."""
        known = self.by_dimension[IS_ATTRIBUTED]
        found = known.probabilities([sentence_vector(seen, index) for index in indexes])
        return [float(one) for one in found[:, known.linear.values.index(YES)]]

    def code(self, dimension: str, seen: Seen, claim: Claim) -> Answer:
        """How probable each value of a dimension is for a claim that is proposed."""
        vector = claim_vector(seen, claim, said=claim.judgements.get(dimension))
        return self._answer(dimension, vector)

    def stances(self, seen: Seen, claim: Claim) -> dict[str, Answer]:
        """How a claim stands towards each known target that its sentences speak of."""
        said = {one.target: one.polarity for one in claim.stance}
        return {
            target: self._answer(
                STANCE, claim_vector(seen, claim, said=said.get(target, "none"), target=target)
            )
            for target in self.targets
            if has_target(seen.article, claim, target)
        }

    def _answer(self, dimension: str, vector: Vector) -> Answer:
        known = self.by_dimension[dimension]
        (row,) = known.probabilities([vector])
        return dict(zip(known.linear.values, map(float, row), strict=True))


def ready(models: Mapping[str, Linear]) -> dict[str, Ready]:
    """The models, laid out to be asked."""
    return {dimension: Ready.of(one) for dimension, one in models.items()}

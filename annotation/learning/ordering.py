"""Which open sentences are worth most: those that the model is unsure of and that are unlike the others."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from annotation.learning.features import Seen, sentence_vector
from annotation.learning.hashing import PLACES, Floats, Vector
from annotation.learning.model import Model
from annotation.learning.rows import CODES, IS_ATTRIBUTED

WIDTH = 64
"""The length of a sketch."""

PICKS = 256
"""Sentences that are chosen one by one; the others are valued by how unlike those they are."""

BEST = 5
"""An article is worth the mean of so many of its best open sentences."""

_CHUNK = 256
_MOST_KNOWN = 4096
"""Settled sentences that the open ones are compared with: of more, evenly chosen ones."""


Values = NDArray[np.float64]


def sketches(vectors: Sequence[Vector]) -> Floats:
    """Vectors of unit length, a row of `WIDTH` numbers each; their products are about the whole ones'.

    A signed random projection (Achlioptas 2003) with a fixed table, so that it is the same everywhere.
    """
    columns, signs = _table()
    found = np.zeros((len(vectors), WIDTH), np.float32)
    for row, one in enumerate(vectors):
        weights = signs[one.places] * one.values
        found[row] = np.bincount(columns[one.places], weights=weights, minlength=WIDTH)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.maximum(lengths, 1e-9), np.float32)


def _table() -> tuple[NDArray[np.int64], Floats]:
    mixed = (np.arange(PLACES, dtype=np.uint64) * np.uint64(2654435761)) & np.uint64(0xFFFFFFFF)
    columns = ((mixed >> np.uint64(20)) % np.uint64(WIDTH)).astype(np.int64)
    return columns, np.where((mixed >> np.uint64(31)) & np.uint64(1), 1.0, -1.0).astype(np.float32)


def values_of(uncertainty: Values, places: Floats, known: Floats, *, picks: int = PICKS) -> Values:
    """What each sentence is worth: how unsure the model is times how unlike it is to what comes before it.

    Greedy, after maximal marginal relevance (Carbonell and Goldstein 1998) and k-centre (Sener and Savarese
    2018): the best sentence is taken, everything like it loses, and so on. Ties go to the first.

    Args:
        uncertainty: of each sentence, in [0, 1].
        places: the sketch of each, a row of `WIDTH` numbers of unit length.
        known: sketches of sentences that are settled; may be empty.
        picks: how many are taken one by one.

    Returns:
        In [0, 1], as many as there are sentences; those taken never worth less than those that were not.
    """
    apart = np.ones(len(uncertainty))
    known = known[:: max(1, -(-len(known) // _MOST_KNOWN))]
    for start in range(0, len(known), _CHUNK):
        _bring_near(apart, places @ known[start : start + _CHUNK].T)
    value, is_open = uncertainty * apart, np.ones(len(uncertainty), bool)
    for _ in range(min(picks, len(uncertainty))):
        best = int(np.argmax(np.where(is_open, value, -1.0)))
        is_open[best] = False
        _bring_near(apart, (places @ places[best])[:, None])
        value[is_open] = uncertainty[is_open] * apart[is_open]
    return value


def _bring_near(apart: Values, likeness: Floats) -> None:
    np.minimum(apart, np.clip(1.0 - likeness.max(axis=1, initial=-1.0), 0.0, 1.0), out=apart)


def ranked_articles(articles: Sequence[str], values: Sequence[float]) -> tuple[str, ...]:
    """The articles that the values are of, the most valuable first; ties in the order in which they came."""
    own: dict[str, list[float]] = {}
    for name, value in zip(articles, values, strict=True):
        own.setdefault(name, []).append(value)
    worth: Mapping[str, float] = {
        name: sum(sorted(some, reverse=True)[:BEST]) / min(BEST, len(some)) for name, some in own.items()
    }
    return tuple(sorted(worth, key=lambda name: -worth[name]))


def uncertainty_of(seen: Seen, indexes: Sequence[int], model: Model) -> tuple[list[float], list[Vector]]:
    """How unsure the model is of each sentence, in [0, 1], and their vectors.

    The mean of the entropies of "is attributed" and of the factuality of the claims that are proposed there,
    each divided by that of not knowing at all; of what the model has learned.
    """
    vectors = [sentence_vector(seen, index) for index in indexes]
    parts = [[one] for one in _attribution_entropies(model, vectors)] or [[] for _ in indexes]
    known = model.by_dimension.get(CODES[0])
    if known is not None and len(known.linear.values) > 1:
        at = {index: row for row, index in enumerate(indexes)}
        claims = list[list[float]]([] for _ in indexes)
        for one in seen.suggestions:
            rows = [at[index] for index in seen.article.sentences_touching(one.claim.anchors) if index in at]
            if rows and one.claim.scope == "span":
                unsure = _entropy(np.array(list(model.code(CODES[0], seen, one.claim).values())))
                for row in rows:
                    claims[row].append(unsure)
        for own, some in zip(parts, claims, strict=True):
            own.extend([sum(some) / len(some)] if some else [])
    return [sum(own) / len(own) if own else 1.0 for own in parts], vectors


def _attribution_entropies(model: Model, vectors: Sequence[Vector]) -> list[float]:
    known = model.by_dimension.get(IS_ATTRIBUTED)
    return [_entropy(row) for row in known.probabilities(vectors)] if known else []


def _entropy(probabilities: Values) -> float:
    """In [0, 1]: 0 when one value is sure, 1 when all are as probable."""
    kept = probabilities[probabilities > 0]
    return float(max(0.0, -(kept * np.log(kept)).sum() / np.log(max(2, len(probabilities)))))

"""A linear model in plain arrays: what was learned, how it answers, and its bytes.

No pickle: the arrays are an `.npz` that is read with `allow_pickle=False`.
"""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotation.learning.hashing import PLACES, Floats, Vector

Probabilities = NDArray[np.float64]
"""A row for each vector, a column for each value; a row's sum is 1."""


@dataclass(frozen=True)
class Linear:
    """Multinomial logistic regression.

    Attributes:
        values: what can be answered, sorted.
        places: those of the vector that have a weight, ascending.
        weights: a row for each value, a column for each place.
        bias: one for each value.
        temperature: what scores are divided by before they become probabilities.
    """

    values: tuple[str, ...]
    places: NDArray[np.int64]
    weights: Floats
    bias: Floats
    temperature: float = 1.0

    def dense(self) -> Floats:
        """The weights of all `PLACES`, a row a place, so that the rows of a vector are near each other."""
        whole = np.zeros((PLACES, len(self.values)), np.float32)
        whole[self.places] = self.weights.T
        return whole


@dataclass(frozen=True)
class Ready:
    """A model whose weights are laid out for many questions."""

    linear: Linear
    dense: Floats

    @classmethod
    def of(cls, linear: Linear) -> "Ready":
        """Lay out the weights once."""
        return cls(linear, linear.dense())

    def scores(self, vectors: Sequence[Vector]) -> Probabilities:
        """A row for each vector, a column for each value; not yet probabilities."""
        found = [one.values @ self.dense[one.places] + self.linear.bias for one in vectors]
        return np.array(found, np.float64).reshape(len(vectors), len(self.linear.values))

    def probabilities(self, vectors: Sequence[Vector]) -> Probabilities:
        """How probable each value is for each vector."""
        return softmax(self.scores(vectors) / self.linear.temperature)


def softmax(scores: Probabilities) -> Probabilities:
    """Each row as probabilities."""
    grown = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def arrays_of(models: Mapping[str, Linear]) -> bytes:
    """The models by dimension as one file; the same models give the same bytes."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, one in sorted(models.items()):
        arrays[f"{name}.places"] = one.places.astype("<i4")
        arrays[f"{name}.weights"] = one.weights.astype("<f4")
        arrays[f"{name}.bias"] = one.bias.astype("<f4")
        arrays[f"{name}.temperature"] = np.array([one.temperature], "<f8")
        arrays[f"{name}.values"] = np.frombuffer(json.dumps(one.values).encode(), np.uint8)
    out = io.BytesIO()
    np.savez_compressed(out, allow_pickle=False, **arrays)
    return out.getvalue()


def models_of(arrays: bytes) -> dict[str, Linear]:
    """What `arrays_of` made.

    Raises:
        ValueError: the bytes are not such a file, or the arrays do not fit each other.
    """
    try:
        with np.load(io.BytesIO(arrays), allow_pickle=False) as found:
            names = sorted(one.removesuffix(".places") for one in found.files if one.endswith(".places"))
            models = {name: _linear(found, name) for name in names}
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, TypeError, AttributeError) as error:
        raise ValueError(f"its arrays cannot be read ({type(error).__name__})") from error
    return models


def _linear(found: Mapping[str, NDArray[np.generic]], name: str) -> Linear:
    values = tuple(map(str, json.loads(found[f"{name}.values"].tobytes())))
    places = found[f"{name}.places"].astype(np.int64)
    weights, bias = (found[f"{name}.{part}"].astype(np.float32) for part in ("weights", "bias"))
    temperature = float(found[f"{name}.temperature"].astype(np.float64)[0])
    fits = weights.shape == (len(values), len(places)) and bias.shape == (len(values),)
    inside = not len(places) or (int(places.min()) >= 0 and int(places.max()) < PLACES)
    is_finite = bool(np.isfinite(weights).all() and np.isfinite(bias).all()) and 0 < temperature < np.inf
    if not (fits and inside and is_finite and values):
        raise ValueError(f"the arrays of {name} do not fit each other")
    return Linear(values, places, weights, bias, temperature)

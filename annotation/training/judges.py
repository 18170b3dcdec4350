"""The judges: simple classifiers of scikit-learn, the same for the same examples."""

import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.pipeline import make_union
from sklearn.preprocessing import OneHotEncoder
from threadpoolctl import threadpool_limits

from annotation.training.examples import Example

LIBRARY = f"scikit-learn {sklearn.__version__}"
SEED = 0
STRENGTHS = (0.1, 1.0, 10.0)
"""What is tried on the validation split, the strongest regularisation first."""

_USUAL = 1.0
_TERMS = 100_000
_WORD = r"\w+|[^\w\s]"
"""A word or a sign: quotation marks say much of who speaks, and no text is without either."""


@dataclass(frozen=True)
class Judge:
    """A classifier: what it is shown of examples, and what makes numbers of it."""

    shown: Callable[[Sequence[Example]], Any]
    numbers: Callable[[], Any]


def _terms() -> Any:
    """TF-IDF of words and pairs of words, and of pieces of words of 2 to 5 letters."""
    words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=_WORD, sublinear_tf=True, max_features=_TERMS)
    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, max_features=_TERMS)
    return make_union(words, pieces)


TEXT = Judge(lambda examples: [one.text for one in examples], _terms)
NAME = Judge(
    lambda examples: np.array([one.names for one in examples], dtype=object),
    lambda: OneHotEncoder(handle_unknown="ignore"),
)


def answers(
    judge: Judge,
    train: Sequence[Example],
    test: Sequence[Example],
    *,
    validation: Sequence[Example] = (),
    strength: float | None = None,
) -> tuple[list[str], float]:
    """What a judge that learned from `train` answers of `test`, and the regularisation C that it has.

    Multinomial logistic regression (L-BFGS, L2 penalty), values weighed the more the rarer they are, as macro
    F1 asks for each alike. C is `strength`, or the one with the best macro F1 on `validation`, or 1.
    """
    values = [one.value for one in train]
    if len(set(values)) == 1:
        return [values[0]] * len(test), strength or _USUAL
    tried = (strength,) if strength else STRENGTHS if validation else (_USUAL,)
    numbers = judge.numbers()
    seen = numbers.fit_transform(judge.shown(train))
    models = [(one, _fitted(one, seen, values)) for one in tried]
    if len(models) > 1:
        shown = numbers.transform(judge.shown(validation))
        wanted = [one.value for one in validation]
        models.sort(
            key=lambda one: -f1_score(wanted, one[1].predict(shown), average="macro", zero_division=0)
        )
    best, model = models[0]
    return [str(one) for one in model.predict(numbers.transform(judge.shown(test)))], best


def _fitted(strength: float, seen: Any, values: Sequence[str]) -> LogisticRegression:
    model = LogisticRegression(C=strength, class_weight="balanced", max_iter=500, random_state=SEED)
    with threadpool_limits(1), warnings.catch_warnings():  # several threads only wait for each other here
        warnings.simplefilter("ignore", ConvergenceWarning)  # a hair from the optimum decides nothing
        return model.fit(seen, values)


def most_frequent(train: Sequence[Example]) -> str:
    """The value that most examples have; the first by name of several."""
    counts = Counter(one.value for one in train)
    return min(counts, key=lambda value: (-counts[value], value))

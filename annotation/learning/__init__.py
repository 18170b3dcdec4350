"""Learn from labels: a small linear model that competes with the rules; pure, plain numpy where it is asked.

scikit-learn is needed to learn only, and imported by `annotation.learning.training` alone.
"""

from annotation.learning.features import Seen
from annotation.learning.gold import Reading, readings_of
from annotation.learning.judging import judged
from annotation.learning.learner import LEAST_ARTICLES, LEAST_ROWS, LEAST_VALUES, Learned, learned
from annotation.learning.linear import arrays_of
from annotation.learning.model import Model
from annotation.learning.ordering import ranked_articles, sketches, uncertainty_of, values_of

__all__ = [
    "LEAST_ARTICLES",
    "LEAST_ROWS",
    "LEAST_VALUES",
    "Learned",
    "Model",
    "Reading",
    "Seen",
    "arrays_of",
    "judged",
    "learned",
    "ranked_articles",
    "readings_of",
    "sketches",
    "uncertainty_of",
    "values_of",
]

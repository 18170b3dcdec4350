"""What three readers or more would have said if none erred: Dawid and Skene's model beside the majority.

Dawid and Skene, Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm (1979), as
crowd-kit computes it: from the shares of the votes, until the likelihood grows no more.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd
from crowdkit.aggregation import DawidSkene

from annotation.agreement.columns import Column, Row, columns_of
from annotation.agreement.crossing import unit_of
from annotation.agreement.gathering import Seen
from schemas import Codebook, LatentEstimate, LatentValue

FEWEST_READERS = 3


def latent(seen: Iterable[Seen], codebook: Codebook) -> tuple[LatentEstimate, ...]:
    """An estimate of each nominal dimension in which three readers or more say something of one unit."""
    columns = (one for one in columns_of(seen, codebook) if not one.is_ordinal)
    return tuple(found for column in columns if (found := _estimate(column)))


def _estimate(column: Column) -> LatentEstimate | None:
    rows = [row for row in column.rows if len(row.observation.values) >= FEWEST_READERS]
    if not rows:
        return None
    said = [row.observation.values for row in rows]
    votes = [(task, who, code) for task, values in enumerate(said) for who, code in values.items()]
    model: Any = DawidSkene().fit(pd.DataFrame(votes, columns=["task", "worker", "label"]))
    found = [_value(row, model.probas_.loc[task]) for task, row in enumerate(rows)]
    return LatentEstimate(
        dimension=column.dimension,
        units=len(rows),
        errors=_errors(model),
        differing=tuple(one for one in found if one.estimate != one.majority),
    )


def _value(row: Row, probabilities: Any) -> LatentValue:
    counts = Counter(row.observation.values.values()).most_common(2)
    is_tie = len(counts) > 1 and counts[0][1] == counts[1][1]
    return LatentValue(
        unit=unit_of(row),
        values=dict(row.observation.values),
        majority="" if is_tie else counts[0][0],
        estimate=str(probabilities.idxmax()),
        probability=float(probabilities.max()),
    )


def _errors(model: Any) -> dict[str, float]:
    """Of each reader one minus the chance to say what is true, each value as frequent as it is estimated."""
    right: dict[str, float] = {}
    for (who, code), row in model.errors_.iterrows():
        right[who] = right.get(who, 0.0) + float(model.priors_[code] * row[code])
    return {who: max(0.0, 1 - share) for who, share in sorted(right.items())}

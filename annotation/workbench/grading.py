"""What the registry says of whom a suggested claim goes back to, as part of the suggestion."""

from collections.abc import Iterable
from datetime import date

from annotation.sources import SourceIndex
from schemas import RELIABILITY, Claim, Codebook, Grade, Suggestion

REGISTRY = "registry"
"""Who said it, in `judged_by`, with the day from which the grade is good for a version."""


def graded(
    suggestions: Iterable[Suggestion], *, day: date, index: SourceIndex, codebook: Codebook
) -> tuple[Suggestion, ...]:
    """The suggestions with the reliability that their originator had on a day, where the registry says it.

    A codebook that does not know the dimension, or the grade, is suggested none.
    """
    allowed = next((one.allowed for one in codebook.judged if one.name == RELIABILITY), frozenset())

    def with_grade(one: Suggestion) -> Suggestion:
        grade = _grade(one.claim, day, index)
        if grade is None or grade.value not in allowed or RELIABILITY in one.claim.judgements:
            return one
        judged = {**one.claim.judgements, RELIABILITY: grade.value}
        claim = one.claim.model_copy(update={"judgements": judged})
        by = {**one.judged_by, RELIABILITY: f"{REGISTRY}/{grade.since}"}
        return one.model_copy(update={"claim": claim, "judged_by": by})

    return tuple(map(with_grade, suggestions))


def _grade(claim: Claim, day: date, index: SourceIndex) -> Grade | None:
    if claim.voice == "author" or not claim.sources or claim.sources[0].role != "originator":
        return None
    entry = index.resolve(claim.sources[0].source_id, claim.sources[0].name)
    found = index.grade_on(entry.source_id, day) if entry else None
    return found[1] if found else None

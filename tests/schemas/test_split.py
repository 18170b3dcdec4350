"""The plan of a draw: what cannot be one is refused with the reason."""

import pytest

from schemas import SplitPlan


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"train": 0.5}, "sum to 0.7, not to 1"),
        ({"train": 1.1, "validation": -0.1, "test": 0}, "greater than or equal to 0"),
        ({"test": float("nan")}, "finite"),
        ({"group_by": ("outlet", "outlet")}, "names each kind of group once"),
        ({"group_by": ("time", "root")}, "time cannot be combined"),
        ({"group_by": ("author",)}, "'outlet', 'root' or 'time'"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_the_reason(fields: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        SplitPlan(seed=1, **fields)


def test_thirds_make_a_whole() -> None:
    assert SplitPlan(seed=1, train=1 / 3, validation=1 / 3, test=1 / 3).shares["test"] == 1 / 3

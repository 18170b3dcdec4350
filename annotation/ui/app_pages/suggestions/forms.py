"""Figures in the words of a language; of few nothing is said."""

from annotation.ui.messages import Words
from schemas import Difference, Rate

Scale = tuple[float, str, int]
"""What a value is multiplied by, the unit behind it, and how many decimals it has."""

SECONDS: Scale = (1, " s", 2)
POINTS: Scale = (100, " pt", 1)


def rate(found: Rate, _: Words) -> str:
    """A share in percent with its interval."""
    if found.share is None or found.low is None or found.high is None:
        return _("{count} of {of}: too few", count=_.number(found.count), of=_.number(found.of))
    share, low, high = (_.number(100 * one, digits=1) for one in (found.share, found.low, found.high))
    return _("{value} % ({low} to {high})", value=share, low=low, high=high)


def difference(found: Difference, scale: Scale, _: Words) -> str:
    """A difference with its sign and its interval."""
    if found.value is None or found.low is None or found.high is None:
        return _("too few")
    factor, unit, digits = scale
    value, low, high = (_signed(factor * one, digits, _) for one in (found.value, found.low, found.high))
    return _("{value} ({low} to {high})", value=value + unit, low=low, high=high)


def seconds(value: float | None, _: Words) -> str:
    """A time."""
    return _("too few") if value is None else f"{_.number(value, digits=2)} s"


def _signed(value: float, digits: int, _: Words) -> str:
    rounded = round(value, digits)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return sign + _.number(abs(rounded), digits=digits)

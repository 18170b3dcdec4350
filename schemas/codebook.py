"""The codebook: which dimensions a claim is judged on, their values, definitions and keys."""

from typing import Literal

from pydantic import Field, model_validator

from schemas.base import Value
from schemas.claim import Claim
from schemas.columns import COLUMN_NAMES

BUILT_IN = frozenset(
    {"stance", "factuality_source", "factuality_outlet", "source_reliability", "information_credibility"}
)
"""The dimensions with a fixed place in the export."""

RELIABILITY, CREDIBILITY = ADMIRALTY = "source_reliability", "information_credibility"
"""The NATO code: ordered scales, in a codebook too that does not say it."""

Words = dict[str, str]
"""A phrase by language code."""


class Choice(Value):
    """One value of a dimension or of an axis."""

    code: str = Field(min_length=1, max_length=40)
    label: Words
    definition: Words = Field(default_factory=dict)
    key: str = Field(default="", max_length=12)


class Axis(Value):
    """One of the small choices that together make a code (certainty x polarity)."""

    name: str
    label: Words
    choices: tuple[Choice, ...]


class Derivation(Value):
    """A value that follows from another dimension until the analyst says otherwise.

    `by` maps the claim's situation (`author`, or the cue's force) to `same` or to a code.
    """

    of: str
    by: dict[str, str]


class Dimension(Value):
    """Something that a claim is judged on.

    Attributes:
        kind: `stance` (target and polarity, repeatable), `code` (two axes that make a code) or
            `choice` (one value).
        key: what opens the dimension when its values have no key of their own.
        codes: for `code`, `"<first axis> <second axis>"` to the stored code.
        scale: `ordinal` where the choices stand in order; it decides how far two values are apart.
        missing: codes that mean "cannot be judged", never a middle value.
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: Literal["stance", "code", "choice"] = "choice"
    label: Words
    definition: Words = Field(default_factory=dict)
    key: str = Field(default="", max_length=12)
    choices: tuple[Choice, ...] = ()
    axes: tuple[Axis, ...] = ()
    codes: dict[str, str] = Field(default_factory=dict)
    derived: Derivation | None = None
    scale: Literal["nominal", "ordinal"] | None = None
    missing: tuple[str, ...] = ()

    @property
    def is_ordinal(self) -> bool:
        """Whether the values are ordered; the Admiralty dimensions are unless their scale says otherwise."""
        return self.scale == "ordinal" or (self.scale is None and self.name in ADMIRALTY)

    @property
    def ordered(self) -> tuple[str, ...]:
        """The codes in the order of the file; on an ordinal scale without those that have no place in it."""
        codes = dict.fromkeys((*self.codes.values(), *(choice.code for choice in self.choices)))
        return tuple(code for code in codes if not (self.is_ordinal and code in self.missing))

    @property
    def allowed(self) -> frozenset[str]:
        """The codes that may be stored."""
        return frozenset(self.codes.values()) | frozenset(choice.code for choice in self.choices)

    @model_validator(mode="after")
    def _has_values(self) -> "Dimension":
        if not self.allowed:
            raise ValueError(f"dimension {self.name} has no values")
        if self.scale == "ordinal" and self.kind != "choice":
            raise ValueError(f"dimension {self.name} has no choices in order, so its scale is not ordinal")
        return self


class Codebook(Value):
    """A project's grid, with its version."""

    version: str = Field(min_length=1, max_length=64)
    title: Words
    dimensions: tuple[Dimension, ...]

    @model_validator(mode="after")
    def _names_are_unique(self) -> "Codebook":
        names = [dimension.name for dimension in self.dimensions]
        if len(set(names)) != len(names):
            raise ValueError(f"two dimensions share a name among {', '.join(names)}")
        taken = sorted(set(names) & set(COLUMN_NAMES) - BUILT_IN)
        if taken:
            raise ValueError(f"{taken[0]} is a column of the export already; choose another name")
        return self

    @property
    def own_columns(self) -> tuple[Dimension, ...]:
        """The dimensions that a project added; each is a column of its own name behind the fixed ones."""
        return tuple(dimension for dimension in self.judged if dimension.name not in BUILT_IN)

    @property
    def judged(self) -> tuple[Dimension, ...]:
        """The dimensions with one value a claim: all but stance."""
        return tuple(dimension for dimension in self.dimensions if dimension.kind != "stance")

    def problems(self, claim: Claim) -> tuple[str, ...]:
        """What the codebook does not allow in `claim`, in words."""
        by_name = {dimension.name: dimension for dimension in self.judged}
        found = [
            f"the codebook has no dimension {name!r}" for name in claim.judgements if name not in by_name
        ]
        found += [
            f"{name} cannot be {code!r}; it is one of {', '.join(sorted(by_name[name].allowed))}"
            for name, code in claim.judgements.items()
            if name in by_name and code not in by_name[name].allowed
        ]
        polarities = {code for d in self.dimensions if d.kind == "stance" for code in d.allowed}
        found += [
            f"stance cannot be {stance.polarity!r}; it is one of {', '.join(sorted(polarities))}"
            for stance in claim.stance
            if stance.polarity not in polarities
        ]
        return tuple(found)

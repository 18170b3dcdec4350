"""The floor: what every value of the product has in common."""

from pydantic import BaseModel, ConfigDict, StrictInt, model_validator

UUID_PATTERN = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


class Value(BaseModel):
    """A frozen value that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Value):
    """A half-open range `[start, end)` of Unicode code points in an article's text."""

    start: StrictInt
    end: StrictInt

    @model_validator(mode="after")
    def _is_a_range(self) -> "Span":
        if not 0 <= self.start < self.end:
            raise ValueError(f"[{self.start}, {self.end}) is not a span: it needs 0 <= start < end")
        return self

    def of(self, text: str) -> str:
        """The surface that the span names in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies inside this span, ends included."""
        return self.start <= other.start and other.end <= self.end

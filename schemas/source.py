"""An entry of the source registry."""

from pydantic import Field

from schemas.base import Value
from schemas.claim import HopKind


class Source(Value):
    """Someone who speaks: an agency, a government, a ministry, an outlet.

    Attributes:
        country: ISO 3166-1 alpha-2, empty for international ones.
        wikidata: Q identifier, empty where nobody is sure of it.
        aliases: further surface forms by language code.
    """

    source_id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str = Field(min_length=1)
    kind: HopKind
    country: str = Field(default="", pattern=r"^([A-Z]{2})?$")
    wikidata: str = Field(default="", pattern=r"^(Q[1-9]\d*)?$")
    aliases: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *(alias for group in self.aliases.values() for alias in group))

"""What a file for another tool carries of ours, so that it can be imported again whole."""

from typing import Any, Literal

from pydantic import Field

from schemas.article import Article, Metadata, Sentence
from schemas.base import UUID_PATTERN, Value
from schemas.claim import Claim
from schemas.labels import SentenceState

ARTICLES_FORMAT = "selon-articles-1"
"""The mark of a line of the JSON Lines export."""

CARRIED_FORMAT: Literal["selon-carried-1"] = "selon-carried-1"


class CarriedArticle(Value):
    """What is known of an article.

    Attributes:
        sha256: of the text that the sentences and claims are of.
        metadata: without its story, which is told anew among the articles of each project.
        replaced: the code point that stood at a place where the format cannot hold it, as pairs.
    """

    sha256: str
    metadata: Metadata
    segmenter: str = ""
    sentences: tuple[Sentence, ...]
    replaced: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, article: Article, *, replaced: tuple[tuple[int, int], ...] = ()) -> "CarriedArticle":
        """What is carried of `article`."""
        return cls(
            sha256=article.sha256,
            metadata=article.metadata.model_copy(update={"story_id": ""}),
            segmenter=article.segmenter,
            sentences=article.sentences,
            replaced=replaced,
        )


class CarriedClaim(Value):
    """A claim and the marks that show it in the other tool.

    Attributes:
        marks: the name of the mark of each of `claim.spans`, in their order.
    """

    claim_id: str = Field(pattern=rf"^{UUID_PATTERN}$")
    claim: Claim
    marks: tuple[str, ...]


class CarriedLabels(Value):
    """One annotator's labels of an article: claims, and sentence states by the key of the sentence."""

    annotator: str
    claims: tuple[CarriedClaim, ...] = ()
    states: dict[str, SentenceState] = Field(default_factory=dict)


class Carried(Value):
    """What a file carries of one article."""

    format: Literal["selon-carried-1"] = CARRIED_FORMAT
    article: CarriedArticle
    annotators: tuple[CarriedLabels, ...] = ()

    def packed(self) -> dict[str, Any]:
        """As a value of JSON, without what has its default, but with the format's name."""
        return {"format": self.format} | self.model_dump(mode="json", exclude_defaults=True)

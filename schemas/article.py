"""An article: a text that never changes, what is known of it, and its sentences."""

from bisect import bisect_left, bisect_right
from datetime import date
from operator import attrgetter
from typing import Literal, get_args

from pydantic import Field, model_validator

from schemas.base import Span, Value

_START, _END = attrgetter("start"), attrgetter("end")

SentenceKind = Literal["title", "byline", "body", "caption", "boilerplate"]
SENTENCE_KINDS: tuple[SentenceKind, ...] = get_args(SentenceKind)
LABELLED_KINDS: frozenset[SentenceKind] = frozenset({"title", "body"})
"""The kinds that the labelling flow stops at; the others stay visible."""


EncodingCertainty = Literal["marked", "declared", "valid", "guessed", "given"]
"""Why an encoding was chosen: a mark, a declaration, valid UTF-8, a guess; or the text came as text."""

DateCertainty = Literal["", "declared", "stated", "estimated", "confirmed"]
"""Where a published date is from: the record's metadata, its text, a guess, a person; or there is none."""


class Sentence(Span):
    """A span of the article and what kind of line it belongs to.

    Attributes:
        score: in [0, 1]; how sure the rules are of `kind`. 1 when a person said it.
    """

    kind: SentenceKind
    score: float = Field(default=1.0, ge=0, le=1)

    @property
    def key(self) -> str:
        """The name of the sentence inside its article, for as long as it is not re-cut."""
        return f"{self.start}-{self.end}"


class Metadata(Value):
    """What is known of an article; a person may correct each.

    Attributes:
        outlet: its name; `outlet_id` is its entry in the source registry, or empty.
        agency: the agency that a byline or dateline credits.
        place: where a dateline says that the article was written.
        published: none when the article does not say.
        language: ISO 639 code.
        story_id: the id of the first article of its story; empty when it is alone in it.
    """

    title: str = ""
    outlet: str = ""
    outlet_id: str = ""
    author: str = ""
    agency: str = ""
    place: str = ""
    published: date | None = None
    published_certainty: DateCertainty = ""
    language: str = "fr"
    url: str = ""
    story_id: str = ""


class Article(Metadata):
    """One stored text.

    Attributes:
        article_id: the first 16 hexadecimal digits of `sha256`.
        sha256: of the text in UTF-8; the name by which labels from elsewhere find it.
        text: the decoded text, character for character.
        origin: file name or address that it came from.
        encoding: how its bytes were decoded.
        segmenter: name and version of what cut the sentences.
        revision: how often metadata and sentences were set; the text never changes.
        sentences: in order, disjoint, together covering all but white space.
    """

    article_id: str
    sha256: str
    text: str
    origin: str = ""
    encoding: str = "utf-8"
    encoding_certainty: EncodingCertainty = "given"
    segmenter: str = ""
    revision: int = 1
    sentences: tuple[Sentence, ...]

    @property
    def word_count(self) -> int:
        """Words between white space, those of menus and captions too."""
        return len(self.text.split())

    @property
    def story(self) -> str:
        """The story that the article belongs to: its own when it is alone."""
        return self.story_id or self.article_id

    @property
    def metadata(self) -> Metadata:
        """The part that a person may correct."""
        return Metadata(**{name: getattr(self, name) for name in Metadata.model_fields})

    @model_validator(mode="after")
    def _sentences_cover_the_text(self) -> "Article":
        position = 0
        for sentence in self.sentences:
            gap = self.text[position : sentence.start]
            if sentence.start < position or gap.strip() or sentence.end > len(self.text):
                raise ValueError(
                    f"sentence {sentence.key} overlaps, leaves the text or loses {gap.strip()!r}"
                )
            position = sentence.end
        if self.text[position:].strip():
            raise ValueError(f"no sentence covers {self.text[position:].strip()[:40]!r}")
        return self

    def sentences_touching(self, spans: tuple[Span, ...]) -> tuple[int, ...]:
        """Indexes of the sentences that share a code point with any of `spans`, in order."""
        found: list[int] = []
        for span in sorted(spans, key=_START):
            # The sentences are in order and disjoint, so those that a span touches are neighbours.
            first = bisect_right(self.sentences, span.start, key=_END)
            behind = bisect_left(self.sentences, span.end, key=_START)
            found += range(max(first, found[-1] + 1 if found else 0), behind)
        return tuple(found)

"""An article: a text that never changes, what is known of it, and its sentences."""

from datetime import date
from typing import Literal, get_args

from pydantic import model_validator

from schemas.base import Span, Value

SentenceKind = Literal["title", "byline", "body", "caption", "boilerplate"]
SENTENCE_KINDS: tuple[SentenceKind, ...] = get_args(SentenceKind)
LABELLED_KINDS: frozenset[SentenceKind] = frozenset({"title", "body"})
"""The kinds that the labelling flow stops at; the others stay visible."""


class Sentence(Span):
    """A span of the article and what kind of line it belongs to."""

    kind: SentenceKind

    @property
    def key(self) -> str:
        """The name of the sentence inside its article, for as long as it is not re-cut."""
        return f"{self.start}-{self.end}"


class Article(Value):
    """One stored text.

    Attributes:
        article_id: the first 16 hexadecimal digits of `sha256`.
        sha256: of the text in UTF-8; the name by which labels from elsewhere find it.
        text: the decoded text, character for character.
        published: ISO date, or none when the article does not say.
        origin: file name or address that it came from.
        encoding: how its bytes were decoded.
        segmenter: name and version of what cut the sentences.
        sentences: in order, disjoint, together covering all but white space.
    """

    article_id: str
    sha256: str
    text: str
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: date | None = None
    language: str = "fr"
    url: str = ""
    origin: str = ""
    encoding: str = "utf-8"
    segmenter: str = ""
    sentences: tuple[Sentence, ...]

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
        return tuple(
            index
            for index, sentence in enumerate(self.sentences)
            if any(sentence.overlaps(span) for span in spans)
        )

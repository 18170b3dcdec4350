"""What is set of an article again and again: its metadata and its sentences. Its text is not."""

from typing import Literal

from pydantic import AwareDatetime

from schemas.article import Metadata, Sentence
from schemas.base import Value

EditionCause = Literal["imported", "corrected", "kind", "split", "merged", "recut", "story", "undone"]
"""Why: first import, metadata corrected, a line's kind, a sentence cut or joined, all re-cut, the story."""


class Edition(Value):
    """One revision of what is known of an article, never changed after it was made.

    Attributes:
        revision: 1 for the import, then one more each.
        author: the person or agent that made it.
        segmenter: name and version of what cut the sentences; people's cuts leave it as it was.
    """

    article_id: str
    revision: int
    cause: EditionCause
    author: str
    made_at: AwareDatetime
    metadata: Metadata
    segmenter: str
    sentences: tuple[Sentence, ...]

"""Which sentences an analyst reads without suggestions: drawn by lot, the same lot every time."""

import hashlib

from schemas import ProjectSettings

_BYTES = 8
_LOTS = 1 << 8 * _BYTES


def is_drawn(settings: ProjectSettings, annotator: str, article_id: str, sentence: str) -> bool:
    """Whether the suggestions of a sentence are held back from an analyst.

    It depends on nothing but these values, so it is the same in every window and in whatever order the
    sentences come. A larger share draws the same sentences and some more.

    Args:
        settings: the share and the seed.
        annotator: who reads.
        article_id: of the article.
        sentence: its key.
    """
    named = "\n".join((str(settings.hidden_seed), annotator, article_id, sentence))
    lot = int.from_bytes(hashlib.sha256(named.encode()).digest()[:_BYTES])
    return lot < int(settings.hidden_share * _LOTS)

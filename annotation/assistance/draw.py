"""Which sentences an analyst reads without suggestions: drawn by lot, the same lot every time."""

from annotation import lots
from schemas import ProjectSettings


def is_drawn(settings: ProjectSettings, annotator: str, article_id: str, sentence: str) -> bool:
    """Whether the suggestions of a sentence are held back from an analyst.

    Args:
        settings: the share and the seed.
        annotator: who reads.
        article_id: of the article.
        sentence: its key.
    """
    return lots.is_drawn(settings.hidden_share, settings.hidden_seed, annotator, article_id, sentence)

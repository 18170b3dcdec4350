"""Claims rated 1, "confirmed by other sources", that stand alone: no other root speaks in their story.

The annotation screen refuses them (`annotation/corroboration.py`); labels from elsewhere, and claims whose
ground was withdrawn since, are found here.
"""

import numpy as np

from annotation.ledger.book import Book, Mask

_CONFIRMED = "1"


def unfounded(book: Book) -> Mask:
    """The claims with credibility 1 in whose story no other root that can be told from theirs speaks."""
    story = book.coded("story_id")
    named = book.has_named_root
    most = len(book.entities) + 1
    pairs = np.unique(story.codes[named].astype(np.int64) * most + book.root[named])
    roots = np.bincount((pairs // most).astype(np.int64), minlength=len(story.values))
    others = roots[story.codes] - named
    return np.asarray(book.coded("information_credibility").where(_CONFIRMED) & (others < 1))

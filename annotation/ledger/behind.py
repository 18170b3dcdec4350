"""The claims behind a figure of a source; the marks of a picture hold theirs."""

import numpy as np

from annotation.ledger.book import Book, Ints, Mask
from annotation.ledger.standing import taking_part
from schemas import LedgerRole


def rows_of(book: Book, key: str, *, role: LedgerRole, rows: Mask) -> Ints:
    """Of some rows, those in which a source has a role: what `standings` counts as its claims."""
    claims, who = taking_part(book, role)
    own = claims[who == book.number(key)]
    return np.asarray(own[rows[own]], np.int32)

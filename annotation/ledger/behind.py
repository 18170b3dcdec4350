"""The claims behind a mark of a picture or a figure of a table: what a reader goes to the sentences by."""

from typing import Any

import numpy as np

from annotation.ledger.book import NOBODY, Book, Mask
from annotation.ledger.citing import Edges
from annotation.ledger.outcomes import Outcomes
from annotation.ledger.standing import taking_part
from schemas import Behind

_COLUMNS = ("factuality_source", "cue_force", "source_reliability", "information_credibility")


def rows_behind(book: Book, edges: Edges, outcomes: Outcomes, asked: Behind) -> Mask:
    """The claims that fit all conditions."""
    found = np.ones(len(book), bool)
    for name in _COLUMNS:
        if value := getattr(asked, name):
            found &= book.coded(name).where(value)
    if asked.story:
        found &= book.coded("story_id").where(asked.story)
    if asked.outcome:
        found &= getattr(outcomes, asked.outcome)
    return found & _passed(book, edges, asked) & _towards(book, asked)


def _passed(book: Book, edges: Edges, asked: Behind) -> Mask:
    """By who says it, who passes it on, who publishes it."""
    found = book.everything
    if asked.source:
        rows, who = taking_part(book, asked.role)
        found = found & _among(book, rows[who == _number(book, asked.source)])
    if asked.outlet:
        found = found & (book.outlet == _number(book, asked.outlet))
    if asked.last_relay:
        found = found & (book.last_relay == _number(book, asked.last_relay))
    if asked.is_direct:
        found = found & book.is_attributed & (book.last_relay == NOBODY)
    if asked.cited:
        ends = (edges.citing == _number(book, asked.citing)) & (edges.cited == _number(book, asked.cited))
        found = found & _among(book, edges.row[ends])
    return found


def _towards(book: Book, asked: Behind) -> Mask:
    """By a stance."""
    if not asked.target:
        return book.everything
    rows, (targets, sides) = book.lists("stance_target", "stance")
    fits = targets.where(asked.target)
    return _among(book, rows[fits & sides.where(asked.stance) if asked.stance else fits])


def _number(book: Book, key: str) -> int:
    """Nobody's number is `NOBODY`, so a key that is not there needs one that nobody has."""
    return book.by_key.get(key, NOBODY - 1)


def _among(book: Book, rows: Any) -> Mask:
    found = np.zeros(len(book), bool)
    found[rows] = True
    return found

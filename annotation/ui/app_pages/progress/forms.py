"""Figures of progress in the words of a language, and tables as files for a spreadsheet."""

from collections.abc import Callable
from datetime import date
from typing import Literal

import pandas as pd
import streamlit as st
from babel.dates import format_skeleton

from annotation.errors import N_
from annotation.ui.identity import may, while_allowed
from annotation.ui.messages import Words
from annotation.ui.session import words
from schemas import Right

STATES = {
    "disagreement": N_("in disagreement"),
    "reading": N_("being read"),
    "open": N_("not begun"),
    "read": N_("read"),
    "settled": N_("settled"),
}
REASONS = {
    "all_read": N_("Nothing is left to read."),
    "few_days": N_("No finish can be expected yet: that takes 3 days of work before today."),
    "idle": N_("No finish can be expected: nobody has read in the last 4 weeks."),
    "too_far": N_("No finish can be expected: at this pace it takes more than 10 years."),
}

FEW = 12
"""Rows up to which a table is as high as they are."""

HEIGHT = 460
"""Pixels of a table with more."""

_CALCULATED = ("=", "+", "-", "@", "\t", "\r")
"""With what a cell begins that some spreadsheet takes for a formula."""


def percent(part: int, whole: int, _: Words) -> str:
    """A share, rounded down: 100 % is all."""
    return f"{_.number(100 * part // whole if whole else 0)} %"


def day(when: date, _: Words) -> str:
    """A day without its year, short."""
    return format_skeleton("MMMd", when, locale=_.language)


def hours(seconds: float) -> float:
    """Hours with two digits."""
    return round(seconds / 3600, 2)


def height(rows: int) -> int | Literal["content"]:
    """How high a table with these rows is."""
    return "content" if rows <= FEW else HEIGHT


def below(name: str, said: str, make: Callable[[], pd.DataFrame]) -> None:
    """What stands below a table: how to read it, and a button that gives it as CSV for a spreadsheet.

    The columns of the file are named alike in every language.
    """
    _ = words()
    right: Right = "review" if may("review") else "label"
    line = st.container(horizontal=True)
    line.caption(said, width="stretch")
    line.download_button(
        _("CSV"),
        while_allowed(right, lambda: _csv(make())),
        f"selon-{name}.csv",
        "text/csv",
        key=f"progress-csv-{name}",
        icon=":material/download:",
        on_click="ignore",
        help=_(
            "The names of the columns and the numbers are alike in every language; a share is from 0 to 1."
        ),
    )


def _csv(table: pd.DataFrame) -> bytes:
    """UTF-8 with its mark; a cell that a spreadsheet would calculate begins with an apostrophe."""
    return table.map(_harmless).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_CALCULATED) else cell

"""Sentences with and without suggestions, side by side."""

from collections.abc import Sequence

import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.suggestions import forms
from annotation.ui.frame import error_state
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import Comparison


def draw(comparisons: Sequence[Comparison]) -> None:
    """One table, of all analysts or of the one who is chosen."""
    _ = words()
    if not comparisons:
        _nothing(_)
        return
    names = {one.annotator: one.annotator or _("all analysts") for one in comparisons}
    chosen = comparisons[0].annotator
    if len(names) > 1:
        chosen = st.selectbox(_("Analyst"), list(names), format_func=names.__getitem__, width=320) or ""
    _table(next(one for one in comparisons if one.annotator == chosen), _)
    st.caption(
        _(
            "Which sentences are read without suggestions is drawn by lot: but for chance, the suggestions "
            "make the difference. Difference: without minus with, and its 95 % interval by bootstrap over "
            "articles; where the interval holds 0, chance alone may explain it. Counted is what was closed "
            "from the first such sentence to the last."
        )
    )


def _nothing(_: Words) -> None:
    """Why there is nothing to compare."""
    try:
        share = workbench().project.hidden_share
    except WorkbenchError as error:
        error_state(error)
        return
    if share:
        st.info(_("No sentence without suggestions was closed yet."))
    else:
        st.info(
            _(
                "Every sentence is read with its suggestions, so nobody can say what they do. "
                "Hold back a share of them on the Settings page."
            )
        )


def _table(pair: Comparison, _: Words) -> None:
    import pandas as pd  # noqa: PLC0415 (only here: the annotation page does without)

    sides = (pair.hidden, pair.shown)
    rows = [(_("Sentences"), *(_.number(side.sentences) for side in sides), "")]
    rows.append((_("Articles"), *(_.number(side.articles) for side in sides), ""))
    times = {"median_seconds": _("Median time of a sentence"), "mean_seconds": _("Mean time of a sentence")}
    for name, label in times.items():
        values = [forms.seconds(getattr(side, name), _) for side in sides]
        rows.append((label, *values, forms.difference(getattr(pair, name), forms.SECONDS, _)))
    shares = {
        "attributed": _("Somebody is quoted"),
        "same_voice": _("Agrees with the suggestion whether somebody is quoted"),
        "same_attributions": _("Same contents and sources as suggested"),
    }
    for name, label in shares.items():
        values = [forms.rate(getattr(side, name), _) for side in sides]
        rows.append((label, *values, forms.difference(getattr(pair, name), forms.POINTS, _)))
    names = (" ", _("Without suggestions"), _("With suggestions"), _("Difference"))
    table = pd.DataFrame(rows, columns=list(names))
    st.dataframe(table, hide_index=True, height="content")

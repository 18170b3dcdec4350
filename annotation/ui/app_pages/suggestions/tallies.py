"""What became of suggestions, for each agent and analyst."""

from collections.abc import Sequence

import streamlit as st

from annotation.ui.app_pages.suggestions import forms
from annotation.ui.session import words
from schemas import Tally


def draw(tallies: Sequence[Tally]) -> None:
    """A row an agent, analyst and voice; shares of what was offered, with their intervals."""
    import pandas as pd  # noqa: PLC0415 (only here: the annotation page does without)

    _ = words()
    voices = {"source": _("attributions"), "author": _("author’s voice")}
    table = pd.DataFrame(
        {
            _("Agent"): [one.agent for one in tallies],
            _("Analyst"): [one.annotator or _("all") for one in tallies],
            _("Suggested"): [voices[one.voice] for one in tallies],
            _("Offered"): [one.offered for one in tallies],
            _("Accepted"): [forms.rate(one.accepted, _) for one in tallies],
            _("Corrected"): [forms.rate(one.corrected, _) for one in tallies],
            _("Rejected"): [forms.rate(one.rejected, _) for one in tallies],
            _("Passed over"): [forms.rate(one.passed, _) for one in tallies],
            _("Added beside"): [one.added for one in tallies],
        }
    )
    st.dataframe(table, hide_index=True, height="content")
    st.caption(
        _(
            "Shares of the suggestions that were on screen in closed sentences, with Wilson’s 95 % interval. "
            "Passed over: the sentence was skipped, or another claim speaks in it. "
            "Added beside: attributions marked by hand where suggestions were on screen."
        )
    )

"""What the views share: what was done, a person, a last day, how somebody came to an article."""

from datetime import date

from streamlit.delta_generator import DeltaGenerator

from annotation.errors import N_
from annotation.ui.doing import act, draw_done
from annotation.ui.messages import Words
from annotation.ui.session import workbench

__all__ = ["MEANS", "act", "draw_done", "due", "person"]

MEANS = {
    "hand": N_("given by hand"),
    "rule": N_("shared out"),
    "taken": N_("taken"),
    "repeat": N_("second reading"),
}


def person(place: DeltaGenerator, label: str, *, key: str) -> str | None:
    """One of those who are listed."""
    names = sorted(workbench().people.names())
    found: str | None = place.selectbox(label, names, index=None, placeholder="–", key=key)
    return found


def due(place: DeltaGenerator, _: Words, *, key: str) -> date | None:
    """The last day, or none."""
    form = "DD/MM/YYYY" if _.language == "fr" else "YYYY-MM-DD"
    found: date | None = place.date_input(_("Due"), value=None, format=form, key=key)
    return found

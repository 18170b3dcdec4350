"""What the views share: causes and fates in words, the choice of a dataset, a table of counts."""

from collections.abc import Mapping

import streamlit as st

from annotation.errors import N_, WorkbenchError
from annotation.ui.frame import error_state
from annotation.ui.messages import Words
from annotation.ui.session import workbench
from schemas import Manifest, Missing

CAUSES = {
    "article": N_("article came or went"),
    "selection": N_("other selection"),
    "added": N_("labelled"),
    "withdrawn": N_("withdrawn"),
    "adjudicated": N_("adjudicated"),
    "codebook": N_("other codebook"),
    "corrected": N_("corrected"),
    "recut": N_("sentence re-cut"),
    "source": N_("source merged or renamed"),
    "metadata": N_("article’s metadata"),
    "split": N_("other split"),
    "order": N_("other place"),
}
FATES = {
    "changed": N_("changed"),
    "added": N_("added"),
    "withdrawn": N_("withdrawn"),
}
CHANGES = {
    "changed": N_("Rows that changed"),
    "added": N_("New rows"),
    "withdrawn": N_("Rows that are gone"),
    "kept": N_("Rows that are the same"),
}
READERS = {
    "all": N_("Everybody’s labels"),
    "one": N_("One reader’s labels"),
    "agreed": N_("What readers agree on"),
    "gold": N_("What was adjudicated, else agreed"),
    "best": N_("What was adjudicated, else agreed, else read by one"),
}
MISSING = {
    "open": N_("open sentences"),
    "disagreements": N_("disagreements"),
    "unresolved": N_("sources without an entry"),
    "left_out": N_("labels left out: their sentences were cut or joined"),
    "blind": N_(
        "articles left out: still read blind, until their readers are done or their review is opened"
    ),
}
COUNTS = {
    "articles": N_("articles"),
    "sentences": N_("sentences"),
    "claims": N_("claims"),
    "rows": N_("rows"),
    "annotators": N_("annotators"),
}
DATASET = "versions-dataset"


def dataset(_: Words) -> str | None:
    """The dataset that the views are of; none while there is no version."""
    names = workbench().versions.names()
    if not names:
        st.info(_("No version yet. Label some sentences, then publish the first one."))
        return None
    if len(names) == 1:
        return names[0]
    chosen: str = st.selectbox(_("Dataset"), names, key=DATASET, width=320)
    return chosen


def dimension_name(name: str, _: Words) -> str:
    """A dimension as the codebook calls it in the language, else by the name of its column."""
    labels = {one.name: one.label for one in workbench().codebook.dimensions}
    return labels.get(name, {}).get(_.language) or (_("Voice") if name == "voice" else name)


def heading(text: str) -> None:
    """A line above a table."""
    st.markdown(f"**{text}**")


def chosen_versions(_: Words) -> list[Manifest]:
    """The versions of the dataset that is chosen, the newest first; why others cannot be read is said."""
    name = dataset(_)
    known = workbench().versions.of(name) if name else ()
    for one in known:
        if isinstance(one, WorkbenchError):
            error_state(one)
    return [one for one in reversed(known) if isinstance(one, Manifest)]


def metrics(counts: Mapping[str, int], names: Mapping[str, str], _: Words) -> None:
    """Counts side by side, in the order of their names."""
    for column, (name, said) in zip(st.columns(len(names)), names.items(), strict=True):
        column.metric(_(said).capitalize(), _.number(counts.get(name, 0)))


def counted(counts: Mapping[str, int], names: Mapping[str, str], _: Words) -> str:
    """Counts in words, those that are 0 left out."""
    some = [f"{_.number(counts[name])} {_(said)}" for name, said in names.items() if counts.get(name)]
    return ", ".join(some)


def unsettled(missing: Missing, _: Words) -> str:
    """What is not settled, in words; empty when all is."""
    return counted(missing.model_dump(), MISSING, _)

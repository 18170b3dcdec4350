"""What the pages to share have in common: a title, the way back, and how they look on paper."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from annotation.ui.app_pages.ledger import going
from annotation.ui.app_pages.ledger.address import Asked
from annotation.ui.frame import escaped, page_header
from annotation.ui.messages import Words
from annotation.workbench.ledger import Ledger

_ON_PAPER = """<style>
@media print {
  header, [data-testid="stHeader"], [data-testid="stToolbar"], .stButton, .stDownloadButton, .stNumberInput,
  [data-testid="stPopover"] { display: none !important; }
  .stMainBlockContainer { padding-top: 0 !important; }
  .stMain, .stApp, [data-testid="stAppViewContainer"] {
    position: static !important; overflow: visible !important; height: auto !important; }
}
</style>"""


def way_to(name: str, titles: Mapping[str, str], said: str, _: Words) -> None:
    """A choice among what has a page of its own; who chooses is led there.

    Args:
        name: what the address calls it: see the constants of the package.
        titles: what each is called, by what the address says.
        said: what is chosen. Two of one name are told apart by what the address says.
    """
    often = {title for title, times in Counter(titles.values()).items() if times > 1}
    shown = {key: f"{title} ({key})" if title in often else title for key, title in titles.items()}
    key = st.selectbox(
        said, list(shown), format_func=shown.__getitem__, index=None, placeholder=_("Choose one"),
        key=f"ledger-{name}-of",
    )  # fmt: skip
    if key:
        going.go(name, key)


def head(kind: str, title: str, found: Ledger, asked: Asked, _: Words) -> None:
    """The kind and the title, below the way back to the ledger; which ledger is shown."""
    page_header(escaped(title))
    st.html(_ON_PAPER)
    line = st.container(horizontal=True, vertical_alignment="center", gap="medium")
    if line.button(_("All of the ledger"), icon=":material/arrow_back:", type="tertiary"):
        going.go()
    said = _("{kind}. The address of this page can be passed on; it prints as it is.")
    line.caption(said.format(kind=kind), width="content")
    going.told(found, asked, _)

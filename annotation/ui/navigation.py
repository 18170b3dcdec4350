"""The pages of the product, in the order of the work."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from annotation.ui.app_pages import agreement, annotate, articles, settings, suggestions, versions
from annotation.ui.frame import guarded
from annotation.ui.session import words

ICON = str(Path(__file__).parent / "icon.svg")


def run() -> None:
    """Draw the page that the address names below the navigation."""
    guarded(_pages().run)


def _pages() -> StreamlitPage:
    _ = words()
    return st.navigation(
        [
            annotate.page(),
            st.Page(articles.draw, title=_("Articles"), url_path="articles", icon=":material/article:"),
            st.Page(
                suggestions.draw, title=_("Suggestions"), url_path="suggestions", icon=":material/lightbulb:"
            ),
            st.Page(agreement.draw, title=_("Agreement"), url_path="agreement", icon=":material/handshake:"),
            st.Page(versions.draw, title=_("Versions"), url_path="versions", icon=":material/inventory_2:"),
            st.Page(settings.draw, title=_("Settings"), url_path="settings", icon=":material/tune:"),
        ],
        position="top",
    )

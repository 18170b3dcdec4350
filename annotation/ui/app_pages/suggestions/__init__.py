"""The suggestions page.

What the lead does here: has a model learned from the project's labels, sees how it does beside the rules on
articles that it has not seen, and which of the two judges what.
"""

from annotation.ui.app_pages.suggestions import learned
from annotation.ui.frame import page_header
from annotation.ui.session import words, workbench


def draw() -> None:
    """The sections of the page."""
    _ = words()
    page_header(_("Suggestions"))
    learned.learned(workbench())

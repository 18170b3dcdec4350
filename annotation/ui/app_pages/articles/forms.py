"""What the views of the page share: how certain an encoding and a date are, and the chosen story."""

from annotation.errors import N_

STORY = "articles-story"
"""Where the session keeps the story that the table is narrowed to."""

ENCODINGS = {
    "marked": N_("marked in the file"),
    "declared": N_("declared"),
    "valid": N_("valid UTF-8"),
    "guessed": N_("guessed"),
    "given": N_("given as text"),
}
"""Certainty of an encoding in words."""

CERTAINTIES = {
    "": N_("no date found"),
    "declared": N_("declared by the page or the record"),
    "stated": N_("stated in the text"),
    "estimated": N_("estimated"),
    "confirmed": N_("confirmed by a person"),
}
"""Certainty of a date in words."""

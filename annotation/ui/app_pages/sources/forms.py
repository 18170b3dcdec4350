"""What the views share: our words for codes, the entry that is open, the choice of an entry as one types."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

import streamlit as st
from babel import Locale
from streamlit.delta_generator import DeltaGenerator

from annotation.errors import N_
from annotation.ui.frame import escaped
from annotation.ui.messages import Words
from annotation.ui.session import workbench

LIBRARY, UNMATCHED, ADD, FILE = "library", "unmatched", "add", "file"
GO = "sources-go"
"""Where the session keeps the view that is drawn next."""

OPEN = "sources-open"
"""Where the session keeps the id of the entry that is open."""

DRAFT = "sources-draft-"
"""What the session keeps of a form begins with it; it goes when another entry is opened."""

SEEN = "sources-seen"
"""Where the session keeps the revisions of the entries when a page with one was drawn last."""

MOST_FOUND = 8
KINDS = {
    "person": N_("person"),
    "official": N_("official"),
    "government": N_("government"),
    "agency": N_("agency"),
    "media": N_("media"),
    "document": N_("document"),
    "organisation": N_("organisation"),
    "expert": N_("expert"),
    "social": N_("social network"),
    "anonymous": N_("anonymous"),
    "other": N_("other"),
}
AFFILIATIONS = {
    "": N_("not said"),
    "independent": N_("independent"),
    "public-service": N_("public service"),
    "state-controlled": N_("state-controlled"),
    "state-body": N_("state body"),
}
GRADES = {
    "A": N_("completely reliable"),
    "B": N_("usually reliable"),
    "C": N_("fairly reliable"),
    "D": N_("not usually reliable"),
    "E": N_("unreliable"),
    "F": N_("reliability cannot be judged"),
}
FIELDS = {
    "name": N_("Name"),
    "kind": N_("Kind"),
    "country": N_("Country"),
    "affiliation": N_("Nearness to a state"),
    "wikidata": N_("Wikidata"),
    "parent": N_("Parent"),
    "notes": N_("Notes"),
    "grades": N_("Grades"),
    "merged_into": N_("Merged into"),
    "split_from": N_("Split off from"),
}
CAUSES = {
    "imported": N_("imported"),
    "added": N_("added"),
    "changed": N_("changed"),
    "graded": N_("graded"),
    "merged": N_("merged"),
    "split": N_("separated or split"),
}
FEW, HEIGHT = 8, 320
"""Rows up to which a table is as high as they are, and the height of any other, in pixels."""

_NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}


def heading(text: str) -> None:
    """A line above what can be done."""
    st.markdown(f"**{text}**")


def height(rows: int) -> Any:
    """How high a table is."""
    return "content" if rows <= FEW else HEIGHT


def open_entry(source_id: str) -> None:
    """Show an entry below the list."""
    show(source_id)
    st.session_state[GO] = LIBRARY


def show(source_id: str) -> None:
    """Show an entry where the list is drawn, or none; what was typed in another and not saved is gone."""
    for key in [one for one in st.session_state if str(one).startswith(DRAFT)]:
        del st.session_state[key]
    st.session_state[OPEN] = source_id
    if not source_id:
        st.query_params.pop("source", None)


def base(source_id: str) -> int | None:
    """The revision of an entry that was on screen when a button was pressed."""
    seen: Mapping[str, int] = st.session_state.get(SEEN, {})
    return seen.get(source_id)


def field_name(field: str, _: Words) -> str:
    """A field of an entry in words; of aliases with their language."""
    if field.startswith("aliases_"):
        language = field.removeprefix("aliases_")
        return _("Aliases ({language})", language=language) if language else _("Aliases")
    return _(FIELDS[field])


def quoted(text: str, _: Words) -> str:
    """Text that is data, between the quotation marks of the language."""
    return _("“{text}”", text=escaped(text))


def language(code: str, _: Words) -> str:
    """A language by its code, in words."""
    name = Locale.parse(_.language).languages.get(code)
    return f"{name} ({code})" if name else code or _("in every language")


def named(source_id: str) -> str:
    """An entry's name with its id, as text that is data."""
    found = workbench().registry.index().by_id.get(source_id)
    return f"{found.name} ({source_id})" if found else source_id


@cache
def countries(language: str) -> dict[str, str]:
    """ISO codes with the countries' names in a language, by name."""
    known = Locale.parse(language).territories.items()
    found = {
        code: str(name)
        for code, name in known
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES  # noqa: PLR2004 (ISO 3166-1 alpha-2)
    }
    return dict(sorted(found.items(), key=lambda one: one[1]))


def country(code: str, _: Words) -> str:
    """A country by its code, in words."""
    return f"{countries(_.language).get(code, code)} ({code})" if code else ""


def pick(
    place: DeltaGenerator, label: str, _: Words, *, key: str, without: Collection[str] = ()
) -> str | None:
    """One of the entries that have what is typed in a name; none until one is chosen."""
    typed = place.text_input(
        label, key=f"{key}-typed", type="search", live=True, placeholder=_("a name, in any spelling")
    )
    if not typed or not typed.strip():
        return None
    found = workbench().registry.search(typed, limit=MOST_FOUND + len(without))
    ids = [one.source_id for one in found if one.source_id not in without][:MOST_FOUND]
    if not ids:
        place.caption(_("No entry has such a name."))
        return None
    chosen: str | None = place.pills(
        label, ids, format_func=lambda one: escaped(named(one)), key=f"{key}-{hash(tuple(ids))}",
        label_visibility="collapsed",
    )  # fmt: skip
    return chosen

"""Who works in the project: a row a person, and a form for one more."""

from collections.abc import Callable

import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.sign_in import ROLE_NAMES
from annotation.ui.frame import error_state, escaped
from annotation.ui.identity import annotator
from annotation.ui.messages import Words
from annotation.ui.session import provider, words, workbench
from schemas import ROLES, Person

_WIDTHS = [3, 2.2, 3.4, 1.6]


def draw() -> None:
    """Everybody in a row of their own, and a form for one more."""
    _ = words()
    people = workbench().people
    for one in people.listed():
        _row(_, one, people.revision(one.name))
    if not people.is_team():
        st.caption(_("Nobody is listed: the project is one person’s. The first must be an administrator."))
    _form(_)
    st.caption(
        _(
            "Analysts label and add articles. Leads also correct articles, assign and review work, look "
            "after suggestions and the source registry, and publish versions. Administrators also change "
            "the settings and this list."
        )
    )


def _row(_: Words, one: Person, base: int) -> None:
    """One person; `base` is what the decisions of this page are based on."""
    name, role, sign_in, go = st.columns(_WIDTHS, vertical_alignment="center")
    people, author = workbench().people, annotator()
    key = f"{one.name}-{base}"
    shown = (
        _("**{name}** (you)", name=escaped(one.name)) if one.name == author else f"**{escaped(one.name)}**"
    )
    name.markdown(shown)
    wanted = role.selectbox(
        _("Role"), ROLES, ROLES.index(one.role), key=f"role-{key}", label_visibility="collapsed",
        format_func=lambda code: _(ROLE_NAMES[code]),
    )  # fmt: skip
    address = sign_in.text_input(
        _("Signs in as"), one.sign_in, key=f"sign-in-{key}", label_visibility="collapsed",
        placeholder=_("no sign-in"),
    )  # fmt: skip
    if wanted != one.role or address.strip() != one.sign_in:
        _do(lambda: people.set(one.name, role=wanted, sign_in=address, base=base, author=author))
    with go.popover(_("Remove"), width="stretch"):
        st.write(_("{name} is out at the next request. All labels stay.", name=escaped(one.name)))
        if st.button(_("Remove {name}", name=escaped(one.name)), key=f"remove-{key}", type="primary"):
            _do(lambda: people.remove(one.name, base=base, author=author))


def _form(_: Words) -> None:
    with st.form("person", clear_on_submit=False, border=True):
        name, role, sign_in, go = st.columns(_WIDTHS, vertical_alignment="bottom")
        called = name.text_input(_("Name"), help=_("Labels are stored under this name; it never changes."))
        wanted = role.selectbox(_("Role"), ROLES, format_func=lambda code: _(ROLE_NAMES[code]))
        address = sign_in.text_input(
            _("Signs in as"), help=_("The e-mail address that the provider has verified, or its subject.")
        )
        if not go.form_submit_button(_("Add"), icon=":material/person_add:", width="stretch"):
            return
    if provider() is not None and not address.strip():
        st.warning(_("Without an address nobody can sign in under this name."))
        return
    _do(
        lambda: workbench().people.add(called.strip(), role=wanted, sign_in=address, author=annotator()),
    )


def _do(change: Callable[[], object]) -> None:
    try:
        change()
    except WorkbenchError as error:
        error_state(error)
        return
    st.rerun()

"""The fields of an entry: a form that says when somebody else was quicker, and keeps what was typed."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from annotation.ui.app_pages.sources import forms
from annotation.ui.doing import act
from annotation.ui.frame import escaped
from annotation.ui.identity import annotator, may
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from annotation.workbench import source_of
from schemas import AFFILIATIONS, HOP_KINDS, Source

_ALWAYS = ("", "fr", "en")
"""Languages of aliases that are asked for in every entry; the empty one is good in all."""

_ASKED = ("name", "kind", "country", "affiliation", "wikidata", "parent", "notes", "aliases")
_PER_ROW = 3


def draw(entry: Source) -> None:
    """The form; for whoever may not change the entry, what it says."""
    _ = words()
    if not may("sources") or entry.merged_into:
        _facts(entry, _)
        return
    registry, source_id = workbench().registry, entry.source_id
    now, kept = registry.revision(source_id), f"{forms.DRAFT}{source_id}"
    base, round_ = st.session_state.setdefault(kept, (now, 0))
    seen = entry if base == now else registry.history(source_id)[base - 1].source
    place = st.empty()
    with place.container():
        given = ask(f"{source_id}-{round_}", fields_of(seen), _, source_id=source_id)
    typed = {name: value for name, value in given.items() if value != getattr(seen, name)}
    is_changed, is_overtaken = bool(typed), fields_of(seen) != fields_of(entry)
    if base != now and not (is_changed and is_overtaken):  # nothing typed is lost: show it as it is now
        base, round_ = now, round_ + is_overtaken
        st.session_state[kept] = (base, round_)
        if is_overtaken:  # in its place, without a rerun: what was pressed elsewhere gets its answer
            with place.container():
                ask(f"{source_id}-{round_}", fields_of(entry), _, source_id=source_id)
    save = st.button(_("Save the entry"), type="primary", key=f"save-{source_id}")
    if save and not is_changed:
        st.toast(_("Nothing was changed."))
    elif save:
        _save(entry, typed, base, _)
    if is_changed and is_overtaken:
        _overtaken(entry, typed, base, _)


def _facts(entry: Source, _: Words) -> None:
    known = {
        _("Nearness to a state"): _(forms.AFFILIATIONS[entry.affiliation]) if entry.affiliation else "",
        _("Parent"): escaped(forms.named(entry.parent)) if entry.parent else "",
        _("Wikidata"): _link(entry.wikidata),
    }
    known |= {
        forms.field_name(f"aliases_{language}", _): escaped(", ".join(group))
        for language, group in entry.aliases.items()
    }
    known[_("Notes")] = escaped(entry.notes)
    st.markdown("\n".join(f"- {name}: {value}" for name, value in known.items() if value))
    if not may("sources"):
        st.caption(_("Leads and administrators change the registry."))


def _link(wikidata: str) -> str:
    """Of an entry, so it is a Q and a number and nothing else."""
    return f"[{wikidata}](https://www.wikidata.org/wiki/{wikidata})" if wikidata else ""


def fields_of(source: Source) -> dict[str, object]:
    """What the form asks for, of an entry."""
    return {name: getattr(source, name) for name in _ASKED}


def _save(entry: Source, typed: Mapping[str, object], base: int, _: Words) -> None:
    """Lay what was typed over the entry as it is: what somebody else changed in other fields stays."""

    def change() -> None:
        wanted = source_of({**dict(entry), **typed})
        workbench().registry.revise(wanted, author=annotator(), base=base)
        _begin_anew(entry)

    act(change, _("{name} is saved.", name=escaped(str(typed.get("name", entry.name)))))


def _begin_anew(entry: Source) -> None:
    """The form shows the entry as it is now, and what was typed is gone."""
    kept = f"{forms.DRAFT}{entry.source_id}"
    _base, round_ = st.session_state[kept]
    st.session_state[kept] = (workbench().registry.revision(entry.source_id), round_ + 1)


def _overtaken(entry: Source, typed: Mapping[str, object], base: int, _: Words) -> None:
    """Somebody else changed the entry since this form was drawn: what, and what becomes of what is typed."""
    with st.container(border=True):
        st.warning(_("Somebody else changed this entry while you typed. What you typed is still there."))
        for one in workbench().registry.told(entry.source_id)[base:]:
            for change in one.changes:
                said = _("{who} changed {field}: {before} → {after}")
                told = said.format(
                    who=escaped(one.revision.author or "–"),
                    field=forms.field_name(change.field, _),
                    before=escaped(change.before or "–"),
                    after=escaped(change.after or "–"),
                )
                st.markdown(f"- {told}")
        mine, theirs, _rest = st.columns([2, 2, 4])
        if mine.button(_("Save mine over it"), width="stretch", key=f"mine-{entry.source_id}"):
            _save(entry, typed, workbench().registry.revision(entry.source_id), _)
        if theirs.button(_("Take theirs"), width="stretch", key=f"theirs-{entry.source_id}"):
            _begin_anew(entry)
            st.rerun()


def ask(key: str, known: Mapping[str, Any], _: Words, *, source_id: str = "") -> dict[str, object]:
    """The widgets of an entry's fields, and what is in them; `key` names this round of typing."""
    name, kind, land = st.columns([3, 1.6, 2])
    near, wiki, parent = st.columns([2, 1.5, 3.1])
    lands = ["", *dict.fromkeys((*forms.countries(_.language), *filter(None, [known["country"]])))]
    found: dict[str, object] = {
        "name": name.text_input(_("Name"), known["name"], key=f"name-{key}").strip(),
        "kind": kind.selectbox(
            _("Kind"), HOP_KINDS, HOP_KINDS.index(known["kind"]), key=f"kind-{key}",
            format_func=lambda code: _(forms.KINDS[code]),
        ),
        "country": land.selectbox(
            _("Country"), lands, lands.index(known["country"]), key=f"country-{key}",
            format_func=lambda code: forms.country(code, _) or _("international, or not said"),
        ),
        "affiliation": near.selectbox(
            _("Nearness to a state"), AFFILIATIONS, AFFILIATIONS.index(known["affiliation"]),
            key=f"affiliation-{key}", format_func=lambda code: _(forms.AFFILIATIONS[code]),
        ),
        "wikidata": _wikidata(wiki, known["wikidata"], key, _),
        "parent": _parent(parent, known["parent"], key, _, source_id=source_id),
    }  # fmt: skip
    found["aliases"] = _aliases(known["aliases"], key, _)
    notes = st.text_area(_("Notes"), known["notes"], height=68, key=f"notes-{key}")
    return found | {"notes": notes.strip() if notes != known["notes"] else notes}


def _wikidata(place: DeltaGenerator, known: str, key: str, _: Words) -> str:
    typed = place.text_input(_("Wikidata"), known, key=f"wikidata-{key}", placeholder="Q…")
    if known:
        place.markdown(_link(known))
    return typed.strip().upper()


def _parent(place: DeltaGenerator, known: str, key: str, _: Words, *, source_id: str) -> str:
    """The parent, another one as soon as one is chosen, none when it is taken away."""
    kept = f"{forms.DRAFT}parent-{key}"
    parent = str(st.session_state.get(kept, known))
    if not parent:
        chosen = forms.pick(place, _("Parent"), _, key=kept, without={source_id})
        if chosen:
            st.session_state[kept] = chosen
            st.rerun()
        return ""
    shown, away = place.columns([5, 1], vertical_alignment="bottom")
    shown.text_input(_("Parent"), forms.named(parent), disabled=True, key=f"{kept}-shown-{parent}")
    if away.button("", icon=":material/close:", help=_("Without a parent"), key=f"{kept}-away"):
        st.session_state[kept] = ""
        st.rerun()
    return parent


def _aliases(known: Mapping[str, tuple[str, ...]], key: str, _: Words) -> dict[str, tuple[str, ...]]:
    """A field a language, a line an alias."""
    kept = f"{forms.DRAFT}languages-{key}"
    languages = [*dict.fromkeys((*_ALWAYS, *known, *st.session_state.get(kept, ())))]
    found: dict[str, tuple[str, ...]] = {}
    st.caption(_("Aliases, one a line"))
    for first in range(0, len(languages), _PER_ROW):
        for place, language in zip(st.columns(_PER_ROW), languages[first : first + _PER_ROW], strict=False):
            typed = place.text_area(
                forms.language(language, _), "\n".join(known.get(language, ())), height=96,
                key=f"aliases-{language}-{key}",
            )  # fmt: skip
            if group := tuple(dict.fromkeys(filter(None, map(str.strip, typed.splitlines())))):
                found[language] = group
    _one_more(kept, languages, key, _)
    return found


def _one_more(kept: str, languages: list[str], key: str, _: Words) -> None:
    left, _rest = st.columns([1.6, 6])
    code = left.text_input(
        _("One more language"), key=f"language-{key}-{len(languages)}", placeholder="ru", max_chars=12
    ).strip()
    if code and code not in languages:
        st.session_state[kept] = (*st.session_state.get(kept, ()), code)
        st.rerun()

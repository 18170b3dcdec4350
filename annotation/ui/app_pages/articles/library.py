"""The table of articles: search, filters, progress, story; a page at a time."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from annotation.ui.app_pages.annotate import open_article
from annotation.ui.app_pages.articles import details
from annotation.ui.app_pages.articles.forms import STORY
from annotation.ui.frame import escaped
from annotation.ui.identity import annotator, may
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import ArticleQuery, ArticleSummary, repeat_of

PAGE = 500


def draw() -> None:
    """Filters over the table; below it the article whose row is ticked."""
    _ = words()
    bench = workbench()
    if not bench.articles.count():
        st.info(_("There is no article yet. Choose “Add articles” above, or run “selon import FILE…”."))
        return
    _compare(_)
    filters = st.container()
    caption, turner, mine = st.columns([7, 1.2, 1.2], vertical_alignment="center")
    with filters:
        query = _query(mine, _)
    count = bench.articles.count(annotator(), query)
    if not count:
        st.info(_("No article matches these filters. Clear the search or a filter."))
        return
    page = _page(count, caption, turner, _)
    rows = bench.articles.page(annotator(), query, limit=PAGE, offset=PAGE * (page - 1))
    chosen, ticked = _table(_, rows, key=f"articles-{query.model_dump_json()}-{page}")
    if chosen is not None:
        open_article(chosen)
    if ticked is not None:
        details.draw(ticked)


def _page(count: int, caption: DeltaGenerator, turner: DeltaGenerator, _: Words) -> int:
    """How many there are, and the page of the table to show."""
    pages = -(-count // PAGE)
    said = _("{count} articles. Click a title to open it where work is open, tick a row for details.")
    number = _.number(count)
    caption.caption(said.format(count=number))
    if pages == 1:
        return 1
    label = _("Page, of {count}", count=_.number(pages))
    return int(turner.number_input(label, 1, pages))


def _compare(_: Words) -> None:
    """Articles of a large import that no story was looked for yet."""
    waiting = workbench().articles.to_compare()
    if not waiting:
        return
    left, right = st.columns([6, 2], vertical_alignment="center")
    left.caption(_("{count} articles are not compared for stories yet.", count=_.number(waiting)))
    if right.button(_("Compare now"), icon=":material/hub:"):
        with st.spinner(_("Comparing…")):
            workbench().tell_stories()
        st.rerun()


def _query(mine: DeltaGenerator, _: Words) -> ArticleQuery:
    facets = workbench().articles.facets()
    search, outlet, language, progress, order, days = st.columns([3, 1.9, 1.9, 1.8, 1.7, 1.1])
    states = {
        "": _("Any progress"),
        "untouched": _("Not begun"),
        "begun": _("Begun"),
        "done": _("Done"),
    }
    orders = {
        "imported": _("As imported"),
        "newest": _("Newest first"),
        "oldest": _("Oldest first"),
        "title": _("By title"),
        "outlet": _("By outlet"),
    }
    since, until = _days(days, _)
    return ArticleQuery(
        search=search.text_input(
            _("Search"),
            placeholder=_("title, outlet, author, file"),
            label_visibility="collapsed",
            icon=":material/search:",
        ),
        outlet=_choice(outlet, _("Outlet"), _("Any outlet"), facets.outlets, _),
        language=_choice(language, _("Language"), _("Any language"), facets.languages, _),
        progress=progress.selectbox(
            _("Progress"), list(states), format_func=states.__getitem__, label_visibility="collapsed"
        ),
        order=order.selectbox(
            _("Order"), list(orders), format_func=orders.__getitem__, label_visibility="collapsed"
        ),
        story=_story(_),
        since=since,
        until=until,
        readers=_readers(mine, _),
    )


def _readers(place: DeltaGenerator, _: Words) -> tuple[str, ...]:
    """In a team: who is at the keyboard, where only their own articles are wanted."""
    is_wanted = workbench().people.is_team() and place.toggle(_("Mine"), key="articles-mine")
    return (annotator(), repeat_of(annotator())) if is_wanted else ()


def _choice(
    place: DeltaGenerator,
    label: str,
    any_: str,
    found: Sequence[tuple[str, int]],
    _: Words,
) -> str:
    """One of what there is, each with its number of articles."""
    names = {"": any_} | {value: f"{value} ({_.number(times)})" for value, times in found}
    chosen = place.selectbox(
        label, list(names), format_func=names.__getitem__, label_visibility="collapsed", key=f"facet-{label}"
    )
    return chosen or ""


def _days(place: DeltaGenerator, _: Words) -> tuple[date | None, date | None]:
    with place.popover(_("Dates"), width="stretch"):
        form = "DD/MM/YYYY" if _.language == "fr" else "YYYY-MM-DD"
        since = st.date_input(_("Published since"), value=None, format=form)
        until = st.date_input(_("Published until"), value=None, format=form)
    return since, until


def _story(_: Words) -> str:
    story = str(st.session_state.get(STORY, ""))
    if not story:
        return ""
    left, right = st.columns([6, 1], vertical_alignment="center")
    first = workbench().articles.get(story)
    left.markdown(_("Only the story of **{title}**", title=escaped(first.title or story)))
    if right.button(_("All stories"), icon=":material/close:"):
        st.session_state[STORY] = ""
        st.rerun()
    return story


def _table(_: Words, rows: Sequence[ArticleSummary], *, key: str) -> tuple[str | None, str | None]:
    """The table; the id of the article whose title was clicked, and of the one whose row is ticked."""
    import pandas as pd  # noqa: PLC0415 (only here: the annotation page does without)

    title = _("Title")
    table = pd.DataFrame(
        {
            title: [row.title or row.article_id for row in rows],
            _("Outlet"): [row.outlet for row in rows],
            _("Date"): [_.date(row.published) if row.published else "" for row in rows],
            _("Language"): [row.language for row in rows],
            _("Story"): [_size(row, _) for row in rows],
            _("Words"): [row.words for row in rows],
            _("Labelled"): [row.progress.done / (row.progress.to_label or 1) for row in rows],
            _("Open"): [row.progress.to_label - row.progress.done for row in rows],
        }
        | _seats(rows, _)
    )
    config = {
        title: st.column_config.TextColumn(width="large"),
        _("Labelled"): st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1),
    }
    chosen = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        column_config=config,
        height="content" if len(rows) <= _FEW else _HEIGHT,
        key=key,
    )["selection"]
    clicked = next((rows[row].article_id for row, column in chosen["cells"] if column == title), None)
    ticked = rows[chosen["rows"][0]].article_id if chosen["rows"] else None
    return clicked, ticked


def _seats(rows: Sequence[ArticleSummary], _: Words) -> dict[str, list[str]]:
    """In a team: who reads each article, for those who say so; else whether it is one's own."""
    if not workbench().people.is_team():
        return {}
    readers = workbench().desk.readers([row.article_id for row in rows])
    if may("assign"):
        return {_("Readers"): [" · ".join(readers[row.article_id]) for row in rows]}
    return {_("Mine"): ["✓" * (annotator() in readers[row.article_id]) for row in rows]}


_FEW = 12
_HEIGHT = 520


def _size(row: ArticleSummary, _: Words) -> str:
    return _("{count} articles", count=_.number(row.story_size)) if row.story_size > 1 else ""

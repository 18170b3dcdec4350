"""The section of the learned model: learn, its figures beside the rules', who judges, what to label next."""

from collections.abc import Callable, Sequence
from itertools import islice

import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.annotate import open_article
from annotation.ui.frame import error_state, escaped
from annotation.ui.identity import annotator
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from annotation.workbench import Workbench
from schemas import Codebook, DimensionFigures, Measured, ModelCard, Shortage

_NEXT = 5
_DONE = "learned-just-now"


def draw() -> None:
    """The button, the newest model with its figures, and the earlier ones."""
    _ = words()
    bench = workbench()
    st.subheader(_("Learned from the labels"))
    st.caption(
        _(
            "A small model learns from the settled sentences, and is measured on articles that it has not "
            "seen. It judges only what it surely judges better than the rules; the rules keep the rest."
        )
    )
    if st.button(_("Learn from the labels"), type="primary", icon=":material/school:"):
        _learn(bench, _)
    _report(bench, _)
    versions = bench.learning.versions()
    if not versions:
        st.info(
            _(
                "Nothing is learned yet. It takes settled sentences of 5 articles of different stories, and "
                "two values of a dimension with 10 rows each. Until then the rules suggest alone."
            )
        )
        return
    newest = versions[-1]
    if isinstance(newest, WorkbenchError):
        error_state(newest)
    else:
        _newest(bench, newest, _)
    _earlier(versions[:-1], _)


def _learn(bench: Workbench, _: Words) -> None:
    try:
        with st.spinner(_("Learning…")):
            card = bench.learning.train_apart(author=annotator())
    except WorkbenchError as error:
        error_state(error)
        return
    st.session_state[_DONE] = card.version


def _report(bench: Workbench, _: Words) -> None:
    # Kept for the session: the page draws itself again whenever the agents have caught up with the new model.
    version = st.session_state.get(_DONE)
    if version is None:
        return
    won = bench.learning.card(version).winners
    said = (
        _("Model {version} is learned; it judges: {dimensions}.")
        if won
        else _("Model {version} is learned; it is surely better in nothing, so the rules judge alone.")
    )
    named = ", ".join(label for name, label in _labels(bench.codebook, _).items() if name in won)
    st.success(said.format(version=_.number(version), dimensions=escaped(named)))


def _newest(bench: Workbench, card: ModelCard, _: Words) -> None:
    labels = {name: _.number(count) for name, count in dict(card.labels).items()}
    st.markdown(f"**{_named(card, _)}** · {_.moment(card.made_at)}, {escaped(card.author)}")
    st.caption(
        _(
            "From {sentences} sentences and {claims} claims of {articles} articles ({stories} stories). "
            "{unassisted} of them were labelled without a suggestion on screen, {by_model} with the "
            "judgement of a model. {disputed} values are left out: the analysts are divided on them.",
            **labels,
        )
    )
    if new := bench.learning.unmeasured(card):
        said = _("It was measured beside {former}; the suggestions are now of {now}. Learn again to use it.")
        st.warning(said.format(former=escaped(", ".join(card.beside)), now=escaped(", ".join(new))))
    if problem := bench.learning.problem(card):
        error_state(problem)
    names = _labels(bench.codebook, _)
    _figures(card, names, _)
    for one in card.figures:
        if one.shortage is not None:
            st.caption(f"{names[one.dimension]} — {_few(one.shortage, _)}")
    with st.expander(_("Figures of each value")):
        _values(card, names, _)
    _next(bench, _)


def _labels(codebook: Codebook, _: Words) -> dict[str, str]:
    """The dimensions of a model as the reader names them."""
    known = {one.name: one.label.get(_.language) or one.name for one in codebook.dimensions}
    names = ("is_attributed", "factuality_source", "factuality_outlet", "stance")
    return {name: known.get(name, name) for name in names} | {"is_attributed": _("Attributed or not")}


def _few(shortage: Shortage, _: Words) -> str:
    said = {
        "articles": _(
            "too few labels: {there} articles of different stories have some, {needed} are needed."
        ),
        "values": _("too few labels: {there} values have 10 rows or more, {needed} are needed."),
    }
    return said[shortage.what].format(there=_.number(shortage.there), needed=_.number(shortage.needed))


def _figures(card: ModelCard, names: dict[str, str], _: Words) -> None:
    """A row for each dimension that was learned."""
    import pandas as pd  # noqa: PLC0415 (only here: the annotation page does without)

    shown = [one for one in card.figures if one.shortage is None]
    judges = {"model": _("the model"), "rules": _("the rules")}
    columns: dict[str, Callable[[DimensionFigures], object]] = {
        _("Dimension"): lambda one: names[one.dimension],
        _("Judged by"): lambda one: judges[one.winner],
        _("F1 of the model"): lambda one: _measured(one.model, _),
        _("F1 of the rules"): lambda one: _measured(one.rules, _),
        _("Gain"): lambda one: _gain(one, _),
        _("Right, model"): lambda one: _share(one.model, _),
        _("Right, rules"): lambda one: _share(one.rules, _),
        _("Rows"): lambda one: one.rows,
        _("Articles"): lambda one: one.articles,
    }
    table = pd.DataFrame({title: [cell(one) for one in shown] for title, cell in columns.items()})
    st.dataframe(table, hide_index=True, height="content")
    st.caption(
        _(
            "F1 is the mean over the values with 5 rows or more, on articles held out by story; behind it "
            "its 95 % interval. The model judges where the whole interval of its gain lies above 0."
        )
    )


def _measured(one: Measured | None, _: Words) -> str:
    return f"{_two(one.macro_f1, _)} ({_two(one.low, _)} – {_two(one.high, _)})" if one else ""


def _gain(one: DimensionFigures, _: Words) -> str:
    sign = "+" if one.gain > 0 else ""
    return f"{sign}{_two(one.gain, _)} ({_two(one.gain_low, _)} … {_two(one.gain_high, _)})"


def _share(one: Measured | None, _: Words) -> str:
    return f"{_.number(round(100 * one.accuracy))} %" if one else ""


def _two(number: float, _: Words) -> str:
    return _.decimal(number)


def _values(card: ModelCard, names: dict[str, str], _: Words) -> None:
    import pandas as pd  # noqa: PLC0415 (only here: the annotation page does without)

    answers = {"yes": _("yes"), "no": _("no"), "none": _("none")}
    rows = [
        {
            _("Dimension"): names[one.dimension],
            _("Value"): answers.get(value.code, value.code),
            _("Rows"): value.rows,
            _("F1 of the model"): _two(value.model_f1, _),
            _("F1 of the rules"): _two(value.rules_f1, _),
        }
        for one in card.figures
        for value in one.values
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content")


def _next(bench: Workbench, _: Words) -> None:
    """The articles that are worth most to label next."""
    ranking = bench.learning.ranking()
    if not ranking:
        return
    title = _("Worth labelling next")
    st.markdown(f"**{title}**")
    st.caption(_("Their open sentences are those that the model is least sure of, and unlike each other."))
    for article_id in islice((one for one in ranking if bench.articles.has(one)), _NEXT):
        article = bench.articles.get(article_id)
        named, go = st.columns([8, 2], vertical_alignment="center")
        named.markdown(escaped(article.title or article.article_id))
        if go.button(_("Open it"), key=f"next-{article_id}", icon=":material/edit_note:"):
            open_article(article_id)


def _earlier(versions: Sequence[ModelCard | WorkbenchError], _: Words) -> None:
    if not versions:
        return
    with st.expander(_("Earlier models ({count})", count=_.number(len(versions)))):
        for one in reversed(versions):
            if isinstance(one, WorkbenchError):
                error_state(one)
                continue
            sentences = _("{count} sentences", count=_.number(one.labels.sentences))
            moment = f"{_.moment(one.made_at)}, {escaped(one.author)}"
            st.markdown(f"{_named(one, _)} · {moment} · {sentences}")


def _named(card: ModelCard, _: Words) -> str:
    return _("Model {version}", version=_.number(card.version))

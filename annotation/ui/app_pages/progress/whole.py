"""All articles together: how much is read and settled, and when all will be, in words."""

from html import escape

import streamlit as st

from annotation.ui.app_pages.progress import forms
from annotation.ui.messages import Words
from annotation.ui.session import words
from schemas import Forecast, ProgressReport, Unforeseen, WholeFigures

_STYLE = """<style>
.whole { display: grid; grid-template-columns: max-content minmax(8rem, 1fr) max-content;
  gap: .55rem 1rem; align-items: center; margin: .25rem 0 1rem; }
.whole .bar { height: .85rem; border-radius: .45rem; overflow: hidden;
  background: color-mix(in srgb, currentColor 14%, transparent); }
.whole .bar i { display: block; height: 100%; background: #0072b2; }
.whole .bar i.gold { background: #009e73; }
.whole .n { font-variant-numeric: tabular-nums; white-space: nowrap; }
.whole b { font-weight: 600; }
.states { display: flex; flex-wrap: wrap; gap: .5rem 2.25rem; margin: 0 0 1rem; }
.states div { display: flex; flex-direction: column; font-size: .9rem; line-height: 1.3; }
.states b { font-size: 1.45rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.states .zero { opacity: .55; }
.states .late b { color: #d55e00; }
.finish { margin: 0; font-size: 1.05rem; }
</style>"""


def draw(report: ProgressReport, *, is_everybody: bool) -> None:
    """Two bars, the number of articles in each state, the expected day."""
    _ = words()
    whole = report.whole
    bars = _bar(_("Read"), whole.done, whole.wanted, _("{done} of {all} sentence readings"), "", _)
    if is_everybody:
        bars += _bar(_("Settled"), whole.settled, whole.to_label, _("{done} of {all} sentences"), "gold", _)
    finish = f'<p class="finish">{escape(_finish(whole.forecast, _))}</p>'
    st.html(f'{_STYLE}<div class="whole">{bars}</div>{_states(whole, is_everybody, _)}{finish}')
    st.caption(" ".join(_notes(report, is_everybody, _)))


def _bar(name: str, done: int, all_: int, said: str, kind: str, _: Words) -> str:
    share = 100 * done / all_ if all_ else 0
    figures = said.format(done=_.number(done), all=_.number(all_))
    return (
        f"<span>{escape(name)}</span>"
        f'<div class="bar" aria-hidden="true"><i class="{kind}" style="width:{share:.2f}%"></i></div>'
        f'<span class="n"><b>{escape(forms.percent(done, all_, _))}</b> · {escape(figures)}</span>'
    )


def _states(whole: WholeFigures, is_everybody: bool, _: Words) -> str:
    """Numbers below their names, so that these need no plural."""
    own = {"open", "reading", "read"}
    counts = [(_("Articles"), whole.articles, "all")]
    counts += [
        (_(forms.STATES[name]), count, "") for name, count in whole.states if is_everybody or name in own
    ]
    counts.append((_("of them overdue"), whole.overdue, "late"))
    items = (
        f'<div class="{kind if count else "zero"}">{escape(name)}<b>{escape(_.number(count))}</b></div>'
        for name, count, kind in counts
    )
    return f'<div class="states">{"".join(items)}</div>'


def _finish(found: Forecast | Unforeseen, _: Words) -> str:
    if isinstance(found, Unforeseen):
        return _(forms.REASONS[found.reason])
    finish, earliest = _.date(found.finish), _.date(found.earliest)
    if found.latest is None:
        return _(
            "Expected finish: {finish}; not before {earliest}, and the pace varies too much to say how late.",
            finish=finish,
            earliest=earliest,
        )
    if found.earliest == found.latest:
        return _("Expected finish: {finish}.", finish=finish)
    latest = _.date(found.latest)
    return _(
        "Expected finish: {finish}, between {earliest} and {latest}.",
        finish=finish,
        earliest=earliest,
        latest=latest,
    )


def _notes(report: ProgressReport, is_everybody: bool, _: Words) -> list[str]:
    """On what the day rests; what else is known of sentences; of when all of it is."""
    whole, found = report.whole, []
    if isinstance(whole.forecast, Forecast):
        known = {
            "pace": _.number(whole.forecast.pace, digits=1),
            "days": _.number(whole.forecast.days),
            "week": _.number(whole.forecast.days_a_week, digits=1),
        }
        found.append(
            _(
                "{pace} readings on a day with work, the mean of the last {days}; work on {week} days a "
                "week. The interval is of 95 % and knows only how much the days differ.",
                **known,
            )
        )
    if is_everybody:
        said = _(
            "{labelled} of {all} sentences are labelled by all their readers; {units} units are in "
            "disagreement."
        )
        counts = {"labelled": whole.labelled, "all": whole.to_label, "units": whole.disagreements}
        found.append(said.format(**{name: _.number(count) for name, count in counts.items()}))
    if whole.blind:
        found.append(
            _(
                "{count} articles are still read blind: in what their readers differ is not told yet.",
                count=_.number(whole.blind),
            )
        )
    found.append(_("As of {time}.", time=_.moment(report.made_at)))
    return found

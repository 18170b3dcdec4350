"""Alpha of each dimension as a line with a bar: plain HTML, readable without colour."""

from html import escape

from annotation.errors import N_
from annotation.ui.app_pages.agreement import forms
from annotation.ui.messages import Words
from schemas import DimensionAgreement, Figure, Interval, Undefined

TENTATIVE, RELIABLE = 0.667, 0.8
"""Krippendorff's customs, drawn as marks."""

_STYLE = """<style>
.agree { width: 100%; border-collapse: collapse; font-size: .92rem; }
.agree th { text-align: left; font-weight: 500; opacity: .7; padding: .25rem .75rem .25rem 0; }
.agree td { padding: .4rem .75rem .4rem 0; vertical-align: middle;
  border-top: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
.agree th.n, .agree td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.agree .bar { position: relative; width: 12rem; height: 1rem; }
.agree .bar i { position: absolute; }
.agree .track { left: 0; right: 0; top: 50%; height: 1px;
  background: color-mix(in srgb, currentColor 35%, transparent); }
.agree .mark { top: 0; bottom: 0; width: 1px;
  background: color-mix(in srgb, currentColor 35%, transparent); }
.agree .span { top: 25%; height: 50%; border-radius: 3px; min-width: 2px;
  background: color-mix(in srgb, #0072b2 45%, transparent); }
.agree .dot { top: 50%; width: .6rem; height: .6rem; margin: -.3rem 0 0 -.3rem; border-radius: 50%;
  background: currentColor; }
.agree .share { white-space: nowrap; }
.agree .why { opacity: .75; }
</style>"""


def table(dimensions: tuple[DimensionAgreement, ...], _: Words) -> str:
    """A row a dimension: its name, alpha, the bar, the verdict, and on how much that rests."""
    head = (_("0 to 1, with the interval"), _("Verdict"), _("The same"))
    first = f'<th>{escape(_("Dimension"))}</th><th class="n">{escape(_("Alpha"))}</th>'
    cells = first + "".join(f"<th>{escape(one)}</th>" for one in head)
    counts = "".join(f'<th class="n">{escape(one)}</th>' for one in (_("Units"), _("Articles")))
    rows = "".join(_row(one, _) for one in dimensions)
    return (
        f'{_STYLE}<table class="agree"><thead><tr>{cells}{counts}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(one: DimensionAgreement, _: Words) -> str:
    name = escape(forms.dimension_name(one.dimension, _))
    scale = f' <span class="why">({escape(_("ordinal"))})</span>' if one.is_ordinal else ""
    counts = "".join(f'<td class="n">{_.number(n)}</td>' for n in (one.alpha.units, one.alpha.articles))
    if isinstance(one.alpha.value, Undefined):
        why = escape(forms.reason(one.alpha.value, _))
        same = "" if isinstance(one.share.value, Undefined) else escape(forms.percent(one.share, _))
        return f'<tr><td>{name}{scale}</td><td colspan="3" class="why">{why}</td><td>{same}</td>{counts}</tr>'
    said = (forms.figure(one.alpha, _), verdict(one.alpha, _), forms.percent(one.share, _))
    figure, judged, same = map(escape, said)
    return (
        f'<tr><td>{name}{scale}</td><td class="n">{figure}</td><td>{_bar(one.alpha)}</td>'
        f'<td>{judged}</td><td class="share">{same}</td>{counts}</tr>'
    )


def _bar(alpha: Figure) -> str:
    """The range 0 to 1; whatever lies below 0 stands at its left end."""
    marks = "".join(f'<i class="mark" style="left:{100 * at:.1f}%"></i>' for at in (TENTATIVE, RELIABLE))
    span = ""
    if isinstance(alpha.interval, Interval):
        low, high = _place(alpha.interval.low), _place(alpha.interval.high)
        span = f'<i class="span" style="left:{low:.1f}%;width:{high - low:.1f}%"></i>'
    value = _place(alpha.value) if isinstance(alpha.value, float) else 0.0
    dot = f'<i class="dot" style="left:{value:.1f}%"></i>'
    return f'<div class="bar" aria-hidden="true"><i class="track"></i>{marks}{span}{dot}</div>'


def _place(value: float) -> float:
    return 100 * min(1.0, max(0.0, value))


_NOISE = 1e-9
_VERDICTS = {
    "reliable": N_("reliable"),
    "tentative": N_("to be used with care"),
    "low": N_("not reliable yet"),
    "chance": N_("may be chance"),
}


def verdict(alpha: Figure, _: Words) -> str:
    """What alpha is good for: by the lower end of its interval, or by itself, with a doubt."""
    if isinstance(alpha.value, Undefined):
        return forms.reason(alpha.value, _)
    is_sure = isinstance(alpha.interval, Interval)
    least = alpha.interval.low if isinstance(alpha.interval, Interval) else alpha.value
    steps = {"reliable": RELIABLE, "tentative": TENTATIVE, "low": _NOISE}
    found = next((name for name, step in steps.items() if least >= step), "chance")
    said = _(_VERDICTS[found])
    return said if is_sure else _("{verdict}, unsure", verdict=said)

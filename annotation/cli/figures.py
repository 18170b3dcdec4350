"""The figures of suggestions as lines for a terminal."""

from collections.abc import Iterator

from schemas import AssistanceReport, Comparison, Difference, Rate, Side

_FEW = "too few"
_VOICES = {"source": "attributions", "author": "author's voice"}
_SHARES = (
    ("attributed", "somebody quoted"),
    ("same_voice", "agrees on that with the suggestion"),
    ("same_attributions", "same contents and sources as suggested"),
)


def lines_of(report: AssistanceReport) -> Iterator[str]:
    """What was suggested, then both sides, then the warnings."""
    if not report.tallies:
        yield "no suggestion was decided on yet"
    for one in report.tallies:
        who = one.annotator or "all analysts"
        yield f"{one.agent}, {who}, {_VOICES[one.voice]}: {one.offered} offered, {one.added} added beside"
        for name in ("accepted", "corrected", "rejected", "passed"):
            yield f"    {name:<10} {_rate(getattr(one, name))}"
    for pair in report.comparisons:
        yield from _compared(pair)
    if report.tallies and not report.comparisons:
        yield "no sentence was read without suggestions: hidden_share in project.toml is 0"
    if report.unrecorded:
        yield f"{report.unrecorded} closed sentences do not say what was on screen"
    for haste in report.hastes:
        yield (
            f"warning: {haste.annotator} accepted {haste.longest} suggestions in a row in less than half a "
            f"second each, {haste.began_at:%Y-%m-%d %H:%M} in {haste.article_id} ({haste.runs} such runs)"
        )


def _compared(pair: Comparison) -> Iterator[str]:
    yield f"{pair.annotator or 'all analysts'}: without suggestions / with them / difference"
    counts = [f"{side.sentences} sentences of {side.articles} articles" for side in (pair.hidden, pair.shown)]
    yield f"    {' / '.join(counts)}"
    for name, what in (("median_seconds", "median time"), ("mean_seconds", "mean time")):
        sides = [_seconds(getattr(side, name)) for side in (pair.hidden, pair.shown)]
        yield f"    {what}: {' / '.join(sides)} / {_difference(getattr(pair, name), 1, ' s')}"
    for name, what in _SHARES:
        sides = [_rate(_share(side, name)) for side in (pair.hidden, pair.shown)]
        yield f"    {what}: {' / '.join(sides)} / {_difference(getattr(pair, name), 100, ' points')}"


def _share(side: Side, name: str) -> Rate:
    found: Rate = getattr(side, name)
    return found


def _rate(rate: Rate) -> str:
    if rate.share is None or rate.low is None or rate.high is None:
        return f"{rate.count} of {rate.of} ({_FEW})"
    low, high = f"{100 * rate.low:.1f}", f"{100 * rate.high:.1f}"
    return f"{rate.count} of {rate.of}, {100 * rate.share:.1f} % ({low} to {high})"


def _seconds(value: float | None) -> str:
    return _FEW if value is None else f"{value:.2f} s"


def _difference(found: Difference, scale: float, unit: str) -> str:
    if found.value is None or found.low is None or found.high is None:
        return _FEW
    value, low, high = (f"{scale * one:+.2f}" for one in (found.value, found.low, found.high))
    return f"{value}{unit} ({low} to {high})"

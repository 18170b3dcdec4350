"""The report in Markdown, for the card of a version and for those who read it alone."""

from annotation.datasets.markdown import escaped, percent, table
from schemas import SPLITS, Balance, Groups, Prediction, Shortcut, SplitPlan, SplitReport

_NOT_MEASURED = "not measured"


def to_markdown(report: SplitReport) -> str:
    """Sections under headings of the third level; ends with a line break."""
    parts = [_drawn(report), _counts(report), _leaks(report), _balances(report), _shortcuts(report)]
    return "\n".join(part for part in parts if part)


def _drawn(report: SplitReport) -> str:
    said = [_plan(report.plan)] if report.plan else []
    if report.groups:
        said.append(_groups(report.groups, report.plan))
    if report.taken_out:
        said.append(
            f"Left out, since what they share is in a stricter split by now: {report.taken_out} articles."
        )
    if report.kept_out:
        said.append(f"Left out, since they tie two splits together: {report.kept_out} new articles.")
    if report.undated:
        said.append(f"Without a date, and so in train: {report.undated} articles.")
    return "".join(f"- {line}\n" for line in said)


def _plan(plan: SplitPlan) -> str:
    shares = ", ".join(f"{name} {percent(share)}" for name, share in plan.shares.items())
    kept = " and ".join(("story", *(name for name in plan.group_by if name != "time")))
    by_time = "; the newest are tested on" if "time" in plan.group_by else ""
    tested = "; only rows that owe nothing to a suggestion stay in test"
    rows = tested if plan.test_rows == "unassisted" else ""
    seed = escaped(str(plan.seed)) or "(empty)"
    return f"Planned: {shares}; kept together by {kept}{by_time}{rows}; seed {seed}."


def _groups(groups: Groups, plan: SplitPlan | None) -> str:
    largest = groups.largest_share
    said = f"Groups that stay together: {groups.groups}; the largest holds {percent(largest)} of the rows"
    too_large = plan and largest and largest > max(plan.shares.values())
    return f"{said}, more than any split was to have." if too_large else f"{said}."


def _counts(report: SplitReport) -> str:
    rows = [
        (one.split or "in none", one.articles, one.stories, one.rows, percent(one.share))
        for one in report.counts
    ]
    return "### Sizes\n\n" + table(("split", "articles", "stories", "rows", "share of rows"), rows)


def _leaks(report: SplitReport) -> str:
    found = report.leaks
    rows = [
        ("articles", found.articles),
        ("stories", found.stories),
        ("whole texts that are the same", _NOT_MEASURED if found.texts is None else found.texts),
        ("sentences that are the same", found.sentences),
        ("lines of boilerplate that are the same", found.boilerplate),
    ]
    return "### In two splits\n\n" + table(("what", "how many"), rows)


def _balances(report: SplitReport) -> str:
    rows = [row for one in report.balances for row in _balance(one)]
    values = table(("dimension", "value", *SPLITS), rows)
    deviations = "".join(map(_deviation, report.balances))
    return f"### Values\n\nRows, and their share of the split.\n\n{values}\n{deviations}"


def _balance(one: Balance) -> list[tuple[str, ...]]:
    totals = {split: sum(counts.values()) for split, counts in one.rows.items()}
    values = next(iter(one.rows.values()), {})
    return [
        (
            escaped(one.dimension),
            escaped(value),
            *(_part(one.rows[split][value], totals[split]) for split in SPLITS),
        )
        for value in values
    ]


def _part(count: int, total: int) -> str:
    return f"{count} ({percent(count / total if total else None)})"


def _deviation(one: Balance) -> str:
    name = escaped(one.dimension)
    if one.largest is None:
        return f"- {name}: {_NOT_MEASURED}, no row of a split has a value\n"
    far = one.largest
    said = f"{percent(far.share)} in {far.split}, {percent(far.overall)} in all"
    return f"- {name}: the largest deviation is that of {escaped(far.value)}: {said}\n"


def _shortcuts(report: SplitReport) -> str:
    intro = (
        "How often the name of the source alone gives the value of a test row: what most rows of that source "
        "say in train, against what most rows of train say.\n"
    )
    header = ("dimension", "rows", "source seen", "accuracy", "macro F1", "majority: accuracy", "macro F1")
    measured = [_shortcut(one) for one in report.shortcuts if not one.reason]
    missing = [one for one in report.shortcuts if one.reason]
    reasons = "".join(f"- {escaped(one.dimension)}: {_NOT_MEASURED}, {one.reason}\n" for one in missing)
    parts = ("### Shortcut\n", intro, table(header, measured) if measured else "", reasons)
    return "\n".join(part for part in parts if part)


def _shortcut(one: Shortcut) -> tuple[object, ...]:
    return (escaped(one.dimension), one.rows, one.seen, *_figures(one.by_source), *_figures(one.majority))


def _figures(one: Prediction | None) -> tuple[str, str]:
    return (f"{one.accuracy:.3f}", f"{one.macro_f1:.3f}") if one else ("–", "–")

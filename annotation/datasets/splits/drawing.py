"""A draw: groups of articles to splits, by what each split still lacks."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from annotation.datasets.splits.facts import ArticleFacts
from annotation.datasets.splits.groups import Group
from schemas import SPLITS, Place, Split, SplitPlan

_ROWS = ""
"""The class that every row is in, so that the splits fill up evenly."""


def draw(
    groups: Iterable[Group], plan: SplitPlan, placed: Mapping[Split, Sequence[ArticleFacts]]
) -> dict[str, Place]:
    """The split of each group's articles, by article.

    The largest group goes first, each to the split that lacks most of what it has: every row counts, for each
    class that it is in, the share of that class which the split has not got yet. It is iterative
    stratification (Sechidis, Tsoumakas and Vlahavas 2011) with groups for examples and all classes weighed
    at once, because a group has rows of many; each choice lowers the chi-square distance between what the
    splits hold and what the plan gives them as much as one group can.

    Args:
        groups: what is free.
        plan: its shares and seed.
        placed: the articles that each split has already.
    """
    ordered = sorted(groups, key=lambda group: (-group.rows, _lot(plan, group.name), group.name))
    have = {split: _counts(placed.get(split, ())) for split in SPLITS}
    of_group = [_counts(group.articles) for group in ordered]
    whole: Counter[str] = Counter()
    for counts in (*have.values(), *of_group):
        whole.update(counts)
    chosen: dict[str, Place] = {}
    for group, counts in zip(ordered, of_group, strict=True):
        split = _neediest(group, counts, plan, have, whole)
        have[split].update(counts)
        chosen |= {article.article_id: split for article in group.articles}
    return chosen


def _counts(articles: Iterable[ArticleFacts]) -> Counter[str]:
    found: Counter[str] = Counter()
    for article in articles:
        found.update(article.classes)
        found[_ROWS] += article.rows
    return found


def _neediest(
    group: Group,
    counts: Counter[str],
    plan: SplitPlan,
    have: Mapping[Split, Counter[str]],
    whole: Counter[str],
) -> Split:
    """Classes are summed in one order, so that no rounding depends on that of the articles."""
    classes = sorted(name for name, rows in counts.items() if rows)

    def need(split: Split) -> tuple[float, str]:
        share, there = plan.shares[split], have[split]
        lacking = sum(counts[name] * (share - there[name] / whole[name]) for name in classes)
        return lacking, _lot(plan, group.name, split)

    return max((split for split in SPLITS if plan.shares[split]), key=need)


def _lot(plan: SplitPlan, *names: str) -> str:
    """The same for the same seed on every machine."""
    return hashlib.sha256("\n".join((str(plan.seed), *names)).encode()).hexdigest()

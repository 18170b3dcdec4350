"""Which split every article of a version is in; docs/splits.md says the rules."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotation.datasets.splits.days import choose_cuts, split_on
from annotation.datasets.splits.drawing import draw
from annotation.datasets.splits.facts import ArticleFacts
from annotation.datasets.splits.groups import Key, groups_of, keys_of, measured
from annotation.datasets.splits.placements import Cuts, Placement, Placements
from schemas import SPLITS, Groups, Place, Split, SplitPlan

_OUT: Final = ""
_NOTHING = Placements()


@dataclass(frozen=True)
class Assignment:
    """The splits of one version, and what has to be said of them.

    Attributes:
        splits: train, validation, test or the empty string, of each article of the version.
        placements: of this version and those before it; the next one is drawn with it.
        taken_out: articles that were in a split before and are in none now, sorted.
        kept_out: new articles that would have tied two splits together, sorted.
        undated: articles without a date, where the plan goes by time; they are in train, sorted.
        groups: what had to stay together.
    """

    splits: dict[str, Place]
    placements: Placements
    taken_out: tuple[str, ...]
    kept_out: tuple[str, ...]
    undated: tuple[str, ...]
    groups: Groups


def assign(facts: Iterable[ArticleFacts], plan: SplitPlan, placed: Placements = _NOTHING) -> Assignment:
    """Place every article of a version; the same for the same facts in any order.

    An article that was placed stays where it is, or is left out for ever. A new one joins what it is tied
    to; those that are tied to nothing placed are drawn.
    """
    articles = sorted(facts, key=lambda article: article.article_id)
    known = [article for article in articles if article.article_id in placed.articles]
    new = [article for article in articles if article.article_id not in placed.articles]
    kept, held = _keep(known, plan, placed)
    joined = _join(new, plan, _remembered_stories(placed, {one.article_id for one in known}) | held)
    free = [article for article in new if article.article_id not in joined]
    drawn, cuts = _draw(free, plan, _members(articles, kept | joined), placed.cuts)
    found = kept | joined | drawn
    splits = {article.article_id: found[article.article_id] for article in articles}
    was = {name: one.split for name, one in placed.articles.items()}
    return Assignment(
        splits=splits,
        placements=_remembered(articles, splits, placed, cuts),
        taken_out=tuple(name for name, split in splits.items() if not split and was.get(name)),
        kept_out=tuple(name for name, split in splits.items() if not split and name not in was),
        undated=tuple(one.article_id for one in articles if not one.published and "time" in plan.group_by),
        groups=measured(groups_of(articles, plan)),
    )


def _keep(
    known: Sequence[ArticleFacts], plan: SplitPlan, placed: Placements
) -> tuple[dict[str, Place], dict[Key, Place]]:
    """Where placed articles are now, and which split holds what they share.

    Placed articles stay, unless something of theirs is in a stricter split by now: then they are left out.

    Train comes first: what was learned from once must not be tested on.
    """
    found: dict[str, Place] = {}
    held: dict[Key, Place] = {}
    for split in SPLITS:
        mine = [article for article in known if placed.articles[article.article_id].split == split]
        for article in mine:
            ties = keys_of(article, plan)
            is_free = all(held.get(key, split) == split for key in ties)
            found[article.article_id] = split if is_free else _OUT
            if is_free:
                held |= dict.fromkeys(ties, split)
    return {article.article_id: found.get(article.article_id, _OUT) for article in known}, held


def _remembered_stories(placed: Placements, there: Collection[str]) -> dict[Key, Place]:
    """Which split holds the stories of articles that this version lacks; of these, nothing else is known."""
    absent = [one for name, one in placed.articles.items() if name not in there and one.split]
    by_weakest = sorted(absent, key=lambda one: -SPLITS.index(one.split))
    return {("story", one.story_id): one.split for one in by_weakest}


def _join(new: Sequence[ArticleFacts], plan: SplitPlan, holding: Mapping[Key, Place]) -> dict[str, Place]:
    """New articles join what they are tied to, also through each other; what is tied to two is left out."""
    ties = {article.article_id: keys_of(article, plan) for article in new}
    by_key: dict[Key, list[str]] = {}
    for article_id, keys in ties.items():
        for key in keys:
            by_key.setdefault(key, []).append(article_id)
    found: dict[str, Place] = {}
    held = dict(holding)
    for split in SPLITS:
        waiting = list(ties)
        while waiting:
            article_id = waiting.pop()
            if article_id in found or {held[key] for key in ties[article_id] if key in held} != {split}:
                continue
            found[article_id] = split
            for key in ties[article_id]:
                if key not in held:
                    held[key] = split
                    waiting += by_key[key]
    tied = {one for one, keys in ties.items() if one not in found and any(key in held for key in keys)}
    return {**found, **dict.fromkeys(tied, _OUT)}


def _draw(
    free: Sequence[ArticleFacts],
    plan: SplitPlan,
    members: Mapping[Split, Sequence[ArticleFacts]],
    cuts: Cuts,
) -> tuple[dict[str, Place], Cuts]:
    groups = groups_of(free, plan)
    if "time" not in plan.group_by:
        return draw(groups, plan, members), cuts
    if not cuts.decided:
        there = [article for some in members.values() for article in some]
        newest = max((article.published for article in there if article.published), default=None)
        rows = sum(article.rows for article in (*there, *free))
        cuts = choose_cuts(groups, plan, rows=rows, after=newest)
    chosen: dict[str, Place] = {
        one.article_id: split_on(group.newest, cuts) for group in groups for one in group.articles
    }
    return chosen, cuts


def _members(
    articles: Sequence[ArticleFacts], splits: Mapping[str, Place]
) -> dict[Split, list[ArticleFacts]]:
    found: dict[Split, list[ArticleFacts]] = {}
    for article in articles:
        if split := splits.get(article.article_id):
            found.setdefault(split, []).append(article)
    return found


def _remembered(
    articles: Sequence[ArticleFacts], splits: Mapping[str, Place], placed: Placements, cuts: Cuts
) -> Placements:
    now = {one.article_id: Placement(split=splits[one.article_id], story_id=one.story_id) for one in articles}
    return Placements(articles={**placed.articles, **now}, cuts=cuts)

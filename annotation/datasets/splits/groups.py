"""What must not be parted: articles that share a story, and an outlet or a root where the plan says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from annotation.datasets.splits.facts import ArticleFacts
from schemas import Groups, SplitPlan

Key = tuple[str, str]
"""What articles share: `("story", id)`, `("outlet", name)`, `("root", id or name)`."""


def keys_of(article: ArticleFacts, plan: SplitPlan) -> tuple[Key, ...]:
    """What ties the article to others."""
    found = [("story", article.story_id)]
    if "outlet" in plan.group_by and article.outlet:
        found.append(("outlet", article.outlet))
    if "root" in plan.group_by:
        found += [("root", root) for root in sorted(article.roots)]
    return tuple(found)


@dataclass(frozen=True)
class Group:
    """Articles that are tied, each with each or through others."""

    articles: tuple[ArticleFacts, ...]

    @cached_property
    def name(self) -> str:
        """The smallest id of its stories."""
        return min(article.story_id for article in self.articles)

    @cached_property
    def rows(self) -> int:
        """Rows of all of its articles."""
        return sum(article.rows for article in self.articles)

    @cached_property
    def newest(self) -> date | None:
        """The day of its newest article; none when no article has one."""
        return max((article.published for article in self.articles if article.published), default=None)


def groups_of(articles: Iterable[ArticleFacts], plan: SplitPlan) -> tuple[Group, ...]:
    """The connected components: union-find over what articles share (Tarjan 1975), by name."""
    ordered = sorted(articles, key=lambda article: article.article_id)
    above: dict[Key, Key] = {}
    for article in ordered:
        first, *others = keys_of(article, plan)
        for key in others:
            above[_top(above, key)] = _top(above, first)
    members: dict[Key, list[ArticleFacts]] = {}
    for article in ordered:
        members.setdefault(_top(above, keys_of(article, plan)[0]), []).append(article)
    return tuple(sorted((Group(tuple(some)) for some in members.values()), key=lambda group: group.name))


def _top(above: dict[Key, Key], key: Key) -> Key:
    """The key that stands for the component of `key`; the way there is made shorter as it is gone."""
    above.setdefault(key, key)
    while above[key] != key:
        above[key] = above[above[key]]
        key = above[key]
    return key


def measured(groups: Sequence[Group]) -> Groups:
    """How many there are, and how large the largest is."""
    largest = max(groups, key=lambda group: group.rows, default=Group(()))
    return Groups(
        groups=len(groups),
        rows=sum(group.rows for group in groups),
        largest=largest.rows,
        largest_articles=len(largest.articles),
    )

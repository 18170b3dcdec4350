"""Which story each article belongs to, from the pairs."""

from collections.abc import Iterable, Mapping
from itertools import chain

from annotation.stories.groups import Groups
from annotation.stories.pairs import Pair


def assign(
    pairs: Iterable[Pair], *, story_of: Mapping[str, str], order: Mapping[str, int]
) -> Mapping[str, str]:
    """The articles whose story changes, each with its new story.

    A story's id is that of its first article; two stories that a pair joins become the older one.

    Args:
        pairs: as `near_duplicates` finds them.
        story_of: the story that each stored article has now, as `Article.story` says it; an article that is
            alone may be left out.
        order: the place in the order of import of every article that a pair or a story names.

    Raises:
        KeyError: an article without a place.
    """
    groups, named = Groups(), set[str]()
    for one, other in chain(story_of.items(), ((pair.left, pair.right) for pair in pairs)):
        groups.join(one, other)
        named |= {one, other}
    first: dict[str, str] = {}
    for article in (ordered := sorted(named, key=lambda name: (order[name], name))):
        first.setdefault(groups.root(article), article)
    stories = ((article, first[groups.root(article)]) for article in ordered)
    return {article: story for article, story in stories if story_of.get(article, article) != story}

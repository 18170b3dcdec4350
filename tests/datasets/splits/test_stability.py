"""Whatever becomes of articles, stories, outlets and roots from version to version."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotation.datasets.splits import (
    ArticleFacts,
    Assignment,
    Placements,
    assign,
    placements_text,
    read_placements,
)
from schemas import SplitPlan

ANY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

NAMES = st.sampled_from([f"a{index}" for index in range(12)])
SOME = st.sampled_from("uvwxyz")


@st.composite
def facts(draw: st.DrawFn) -> ArticleFacts:
    """Stories and articles take their names from the same few, as they do in the product."""
    name, rows = draw(NAMES), draw(st.integers(0, 9))
    return ArticleFacts(
        article_id=name,
        story_id=draw(NAMES),
        outlet=draw(st.sampled_from(["", "o", "p", "q"])),
        roots=draw(st.frozensets(SOME, max_size=2)),
        published=draw(st.none() | st.integers(0, 9).map(lambda n: date(2026, 1, 1) + timedelta(n))),
        classes={f"voice={draw(SOME)}": rows, "stance=FAVOR": rows // 2},
        rows=rows,
    )


VERSION = st.lists(facts(), max_size=12, unique_by=lambda one: one.article_id)
GROUPS = st.sampled_from([(), ("outlet",), ("root",), ("outlet", "root"), ("time",)])
SHARES = st.sampled_from([(0.8, 0.1, 0.1), (0.34, 0.33, 0.33), (0, 0.5, 0.5), (0.5, 0, 0.5), (1, 0, 0)])


@st.composite
def plans(draw: st.DrawFn) -> SplitPlan:
    train, validation, test = draw(SHARES)
    seed = draw(st.integers(0, 99) | st.text(max_size=3))
    return SplitPlan(seed=seed, train=train, validation=validation, test=test, group_by=draw(GROUPS))


def _versions(drawn: Iterable[tuple[list[ArticleFacts], SplitPlan]]) -> Iterable[Assignment]:
    placed = Placements()
    for articles, plan in drawn:
        done = assign(articles, plan, placed)
        placed = read_placements(placements_text(done.placements))
        assert placed == done.placements
        yield done


HISTORY = st.lists(st.tuples(VERSION, plans()), max_size=6)


@ANY_MACHINE
@given(HISTORY)
def test_an_article_never_moves_and_once_left_out_stays_out(
    history: list[tuple[list[ArticleFacts], SplitPlan]],
) -> None:
    was: dict[str, str] = {}
    for done in _versions(history):
        for name, split in done.splits.items():
            assert split in {"", was.get(name, split)}
            was[name] = split
        assert {name: one.split for name, one in done.placements.articles.items()} == was


@ANY_MACHINE
@given(HISTORY)
def test_nothing_that_belongs_together_is_in_two_splits(
    history: list[tuple[list[ArticleFacts], SplitPlan]],
) -> None:
    for (articles, plan), done in zip(history, _versions(history), strict=True):
        for kind in ("story", *plan.group_by):
            held: dict[str, set[str]] = {}
            for one in articles:
                shared = {"story": {one.story_id}, "outlet": {one.outlet} - {""}, "root": one.roots}
                for name in shared.get(kind, ()):
                    held.setdefault(name, set()).add(done.splits[one.article_id])
            assert all(len(splits - {""}) <= 1 for splits in held.values())


@ANY_MACHINE
@given(HISTORY, st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(
    history: list[tuple[list[ArticleFacts], SplitPlan]], chance: st.DrawFn
) -> None:
    shuffled = [(chance.sample(articles, len(articles)), plan) for articles, plan in history]

    assert list(_versions(history)) == list(_versions(shuffled))


@ANY_MACHINE
@given(VERSION, plans())
def test_a_version_that_is_published_again_is_the_same(articles: list[ArticleFacts], plan: SplitPlan) -> None:
    first = assign(articles, plan)

    assert assign(articles, plan) == first
    assert assign(articles, plan, first.placements).splits == first.splits


@ANY_MACHINE
@given(VERSION, plans())
def test_without_a_history_every_article_has_a_split(articles: list[ArticleFacts], plan: SplitPlan) -> None:
    done = assign(articles, plan)

    assert done.splits.keys() == {one.article_id for one in articles}
    assert "" not in done.splits.values()


@ANY_MACHINE
@given(VERSION, VERSION)
def test_while_stories_only_grow_nothing_is_ever_left_out(
    first: list[ArticleFacts], more: list[ArticleFacts]
) -> None:
    plan = SplitPlan(seed=1, train=0.4, validation=0.3, test=0.3)
    stories = {one.article_id: one.story_id for one in first}
    grown = [replace(one, story_id=stories.get(one.article_id, one.story_id)) for one in more]

    for done in _versions([(first, plan), (grown, plan)]):
        assert "" not in done.splits.values()

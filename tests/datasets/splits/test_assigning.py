"""Splits keep together what belongs together, and never move what they have placed."""

from collections import Counter
from datetime import date

import pyarrow as pa
import pytest

from annotation.datasets.splits import (
    ArticleFacts,
    Placement,
    Placements,
    assign,
    facts_of,
    placements_text,
    read_placements,
    row_splits,
)
from schemas import SplitPlan

PLAN = SplitPlan(seed="s")


def fact(name: str, story: str = "", **known: object) -> ArticleFacts:
    return ArticleFacts(name, story or name, **{"rows": 10} | known)


def many(count: int, **known: object) -> list[ArticleFacts]:
    return [fact(f"a{index:04}", **known) for index in range(count)]


def test_the_shares_are_those_of_the_plan() -> None:
    done = assign(many(200), SplitPlan(seed=1, train=0.7, validation=0.2, test=0.1))

    assert Counter(done.splits.values()) == {"train": 140, "validation": 40, "test": 20}


def test_values_are_spread_evenly_over_the_splits() -> None:
    """Every tenth article is about something rare, which the rows alone would not show."""
    articles = [
        fact(one.article_id, classes={"stance=FAVOR": 4} if index % 10 == 0 else {"stance=AGAINST": 4})
        for index, one in enumerate(many(200))
    ]
    done = assign(articles, PLAN)
    rare = Counter(done.splits[one.article_id] for one in articles if "stance=FAVOR" in one.classes)

    assert rare == {"train": 16, "validation": 2, "test": 2}


def test_a_rare_value_reaches_every_split_whatever_the_sizes_of_the_stories() -> None:
    sizes = [40, 25, 13, 8, 5, 3, 2, 1]
    articles = [
        fact(
            f"a{index:04}",
            rows=sizes[index % 8],
            classes={"voice=source": sizes[index % 8], "factuality_source=CT-": index % 7 == 0},
        )
        for index in range(160)
    ]
    done = assign(articles, PLAN)
    rows: Counter[str] = Counter()
    rare: Counter[str] = Counter()
    for one in articles:
        rows[done.splits[one.article_id]] += one.rows
        rare[done.splits[one.article_id]] += one.classes["factuality_source=CT-"]

    shares = {split: rows[split] / rows.total() for split in PLAN.shares}
    assert shares == pytest.approx(PLAN.shares, abs=0.005)
    assert {split: rare[split] / rare.total() for split in PLAN.shares} == pytest.approx(
        PLAN.shares, abs=0.06
    )


def test_another_seed_gives_another_draw() -> None:
    draws = {tuple(assign(many(50), SplitPlan(seed=seed)).splits.values()) for seed in range(8)}

    assert len(draws) == 8


def test_a_split_without_a_share_gets_nothing() -> None:
    done = assign(many(30), SplitPlan(seed=1, train=0.5, validation=0, test=0.5))

    assert Counter(done.splits.values()) == {"train": 15, "test": 15}


def test_an_empty_version_has_no_splits() -> None:
    done = assign((), PLAN)

    assert (done.splits, done.groups.groups, done.groups.largest_share) == ({}, 0, None)


def test_a_new_article_joins_its_story() -> None:
    first = assign(many(20), PLAN)
    added = [fact(f"b{index}", f"a{index:04}") for index in range(20)]

    done = assign([*many(20), *added], PLAN, first.placements)

    assert [done.splits[one.article_id] for one in added] == list(first.splits.values())


def test_a_new_article_joins_its_story_also_when_the_version_lacks_the_others() -> None:
    first = assign(many(20), PLAN)
    added = [fact(f"b{index}", f"a{index:04}") for index in range(20)]

    done = assign(added, PLAN, first.placements)

    assert list(done.splits.values()) == [first.splits[one.story_id] for one in sorted(added, key=_by_id)]
    assert done.placements.articles.keys() == {*first.splits, *done.splits}


def _by_id(one: ArticleFacts) -> str:
    return one.article_id


def _place(split: str, *, after: Placements | None = None, name: str) -> Placements:
    """The placements in which `name` is in `split`."""
    shares = dict.fromkeys(("train", "validation", "test"), 0) | {split: 1}
    return assign([fact(name)], SplitPlan(seed=1, **shares), after or Placements()).placements


def test_when_two_stories_become_one_what_is_tested_on_gives_way_to_what_is_learned_from() -> None:
    placed = _place("train", name="b", after=_place("validation", name="c", after=_place("test", name="a")))

    done = assign([fact("a"), fact("b", "a"), fact("c", "a"), fact("d", "a")], PLAN, placed)
    parted = assign([fact("a"), fact("b"), fact("c")], PLAN, done.placements)

    assert done.splits == {"a": "", "b": "train", "c": "", "d": "train"}
    assert (done.taken_out, done.kept_out) == (("a", "c"), ())
    assert parted.splits == {"a": "", "b": "train", "c": ""}
    assert parted.taken_out == ()


def test_of_absent_articles_of_one_story_that_which_is_learned_from_decides() -> None:
    places = [("a", "test"), ("b", "train"), ("c", "validation"), ("d", "")]
    placed = Placements({name: Placement(split=split, story_id="s") for name, split in places})

    assert assign([fact("new", "s")], SplitPlan(seed=1, train=0, test=0.9), placed).splits == {"new": "train"}


def test_a_story_is_not_held_by_an_article_that_has_left_it() -> None:
    """It is there, so what is known of it is what it is now."""
    placed = _place("train", name="a")

    done = assign([fact("a", "other"), fact("b", "a")], SplitPlan(seed=1, train=0, test=0.9), placed)

    assert done.splits == {"a": "train", "b": "test"}


def test_an_outlet_is_never_in_two_splits_when_the_plan_says_so() -> None:
    articles = [fact(one.article_id, outlet=f"o{index % 9}") for index, one in enumerate(many(90))]

    done = assign(articles, SplitPlan(seed=1, group_by=("outlet",)))

    assert len({(one.outlet, done.splits[one.article_id]) for one in articles}) == 9
    assert done.groups.groups == 9
    assert set(done.splits.values()) == {"train", "validation", "test"}


def test_articles_without_an_outlet_are_not_tied_to_each_other() -> None:
    assert assign(many(9), SplitPlan(seed=1, group_by=("outlet",))).groups.groups == 9


def test_roots_tie_articles_also_through_others() -> None:
    articles = [
        fact("a", roots=frozenset("x")),
        fact("b", roots=frozenset("xy")),
        fact("c", roots=frozenset("y")),
    ]

    done = assign([*articles, fact("d")], SplitPlan(seed=1, group_by=("root",)))

    assert len({done.splits[name] for name in "abc"}) == 1
    assert (done.groups.groups, done.groups.largest_articles) == (2, 3)
    assert done.groups.largest_share == 0.75


def test_a_new_article_that_ties_two_splits_together_is_left_out_and_the_others_stay() -> None:
    placed = _place("test", name="b", after=_place("train", name="a"))
    plan = SplitPlan(seed=1, group_by=("root",))
    articles = [
        fact("a", roots=frozenset({"x"})),
        fact("b", roots=frozenset({"y"})),
        fact("between", roots=frozenset({"x", "y"})),
        fact("with_a", roots=frozenset({"x", "w"})),
        fact("with_that", roots=frozenset({"w"})),
        fact("with_b", roots=frozenset({"y"})),
    ]

    done = assign(articles, plan, placed)

    assert done.splits == {
        "a": "train", "b": "test", "between": "", "with_a": "train", "with_that": "train", "with_b": "test",
    }  # fmt: skip
    assert (done.taken_out, done.kept_out) == ((), ("between",))


def _dated(*days: int, first: int = 0) -> list[ArticleFacts]:
    return [fact(f"d{first + n:03}", published=date(2026, 1, day)) for n, day in enumerate(days)]


BY_TIME = SplitPlan(seed=1, group_by=("time",))


def test_by_time_the_newest_are_tested_on_and_what_has_no_date_is_learned_from() -> None:
    done = assign([*_dated(*range(1, 20)), fact("undated")], BY_TIME)

    assert [name for name, split in done.splits.items() if split == "test"] == ["d017", "d018"]
    assert [name for name, split in done.splits.items() if split == "validation"] == ["d015", "d016"]
    assert (done.splits["undated"], done.undated) == ("train", ("undated",))
    assert done.placements.cuts.validation_from == date(2026, 1, 16)
    assert done.placements.cuts.test_from == date(2026, 1, 18)


def test_by_time_the_days_stay_those_of_the_first_draw() -> None:
    first = assign(_dated(*range(1, 21)), BY_TIME)
    later = [*_dated(3, 17, 19, 30, first=50)]

    done = assign(
        [*_dated(*range(1, 21)), *later], BY_TIME, read_placements(placements_text(first.placements))
    )

    assert [done.splits[one.article_id] for one in later] == ["train", "validation", "test", "test"]
    assert done.placements.cuts == first.placements.cuts


def test_by_time_a_story_goes_by_its_newest_article() -> None:
    articles = [*_dated(*range(1, 21)), fact("old", "d019", published=date(2026, 1, 2))]

    assert assign(articles, BY_TIME).splits["old"] == "test"


def test_by_time_nothing_is_decided_by_articles_of_one_day() -> None:
    first = assign(_dated(*[4] * 20), BY_TIME)
    done = assign([*_dated(*[4] * 20), *_dated(5, 6, 7, 8, first=30)], BY_TIME, first.placements)

    assert set(first.splits.values()) == {"train"} and not first.placements.cuts.decided
    assert [done.splits[f"d{n:03}"] for n in range(30, 34)] == ["validation", "validation", "test", "test"]


def test_the_facts_of_an_article_are_those_of_its_rows() -> None:
    known = {"article_id": "a", "story_id": "s", "outlet": "O", "published_at": "2026-01-02"}
    rows = [
        known | {"voice": "source", "stance": "FAVOR | AGAINST", "root_name": "Ana", "root_id": ""},
        known | {"voice": "source", "stance": "FAVOR", "root_name": "TASS", "root_id": "tass"},
        known | {"voice": "author", "root_name": "O", "own": "x"},
    ]

    found = facts_of(rows, dimensions=("voice", "stance", "own"))

    assert found == ArticleFacts(
        article_id="a",
        story_id="s",
        outlet="O",
        roots=frozenset({"Ana", "tass"}),
        published=date(2026, 1, 2),
        classes={"voice=source": 2, "voice=author": 1, "stance=FAVOR": 2, "stance=AGAINST": 1, "own=x": 1},
        rows=3,
    )


@pytest.mark.parametrize(
    ("assistance", "shown", "found"),
    [
        ("hidden", "", "test"),
        ("none", "false", "test"),
        ("hidden", "true", ""),
        ("shown", "", ""),
        ("shown", "true", ""),
        ("", "", ""),
    ],
)
def test_only_rows_that_owe_nothing_to_a_suggestion_are_tested_on(
    assistance: str, shown: str, found: str
) -> None:
    cells = {"assistance": assistance, "suggestion_shown": shown}

    rows = pa.table({name: [cell] for name, cell in (cells | {"annotator": "zoé"}).items()})

    def row(split: str, test_rows: str, adjudicators: tuple[str, ...] = ()) -> str:
        places = row_splits(pa.array([split]), rows, test_rows, adjudicators=adjudicators)
        return places.to_pylist()[0]

    assert row("test", "unassisted") == found
    assert row("test", "all") == "test"
    assert row("train", "unassisted") == "train"
    assert row("test", "unassisted", ("zoé",)) == "test"

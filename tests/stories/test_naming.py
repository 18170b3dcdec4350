import pytest

from annotation.stories import Pair, assign
from annotation.stories.evidence import compare, features

_NOTHING = compare(features(""), features(""))
ORDER = {name: place for place, name in enumerate("zyxwvu")}


def _pair(left: str, right: str) -> Pair:
    return Pair(left, right, _NOTHING)


def test_a_story_is_named_after_its_first_article() -> None:
    assert assign([_pair("x", "z")], story_of={}, order=ORDER) == {"x": "z"}
    assert assign([_pair("z", "x"), _pair("w", "x")], story_of={}, order=ORDER) == {"x": "z", "w": "z"}


def test_only_what_changes_is_given() -> None:
    assert assign([_pair("w", "x")], story_of={"x": "z", "z": "z"}, order=ORDER) == {"w": "z"}
    assert assign([], story_of={"x": "z"}, order=ORDER) == {}


def test_two_stories_that_a_pair_joins_become_the_older_one() -> None:
    story_of = {"z": "z", "y": "y", "x": "z", "w": "y"}

    assert assign([_pair("x", "w")], story_of=story_of, order=ORDER) == {"y": "z", "w": "z"}


def test_the_order_of_the_pairs_does_not_matter() -> None:
    pairs = [_pair("u", "v"), _pair("v", "w"), _pair("y", "z"), _pair("w", "y")]

    assert assign(pairs, story_of={}, order=ORDER) == assign(pairs[::-1], story_of={}, order=ORDER)


def test_a_first_article_that_was_imported_late_gives_its_name_away() -> None:
    assert assign([_pair("z", "y")], story_of={"y": "y", "x": "y"}, order=ORDER) == {"y": "z", "x": "z"}


def test_an_article_without_a_place_is_an_error() -> None:
    with pytest.raises(KeyError):
        assign([_pair("z", "unknown")], story_of={}, order=ORDER)

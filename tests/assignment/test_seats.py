"""How many read an article, which seat is free, and who gets which."""

from annotation.assignment import FIRST_REPEAT, Seat, Shareable, first_free, given, readers_wanted, shared_out
from schemas import Assignment, ProjectSettings
from tests.factories import NOW


def _held(article_id: str, seat: int, reader: str, *, held: bool = True) -> Assignment:
    return Assignment(
        article_id=article_id, seat=seat, reader=reader, held=held, author="lea", made_at=NOW, revision=3
    )


def test_without_overlap_one_reads_an_article() -> None:
    assert readers_wanted(ProjectSettings(), "s") == 1


def test_the_stories_that_several_read_are_the_same_every_time_and_about_as_many_as_asked_for() -> None:
    stories = [f"story-{number}" for number in range(2000)]
    wanted = ProjectSettings(overlap_share=0.2, overlap_readers=3, overlap_seed=5)

    found = {story: readers_wanted(wanted, story) for story in stories}

    assert set(found.values()) == {1, 3}
    assert 340 <= sum(count == 3 for count in found.values()) <= 460
    assert found == {story: readers_wanted(wanted, story) for story in reversed(stories)}
    more = wanted.model_copy(update={"overlap_share": 0.3})
    assert all(readers_wanted(more, story) == 3 for story, count in found.items() if count == 3)
    other = wanted.model_copy(update={"overlap_seed": 6})
    assert any(readers_wanted(other, story) != count for story, count in found.items())


def test_the_first_free_seat_is_the_lowest_and_none_when_all_readers_are_there() -> None:
    assert first_free([], readers=1) == 1
    assert first_free([2], readers=2) == 1
    assert first_free([1, 2], readers=2) is None
    assert first_free([], readers=0) is None


def test_who_reads_again_takes_no_readers_seat() -> None:
    assert first_free([FIRST_REPEAT], readers=1) == 1


def test_a_seat_that_is_given_again_goes_on_from_its_last_revision() -> None:
    former = _held("a", 1, "ana", held=False)
    found = given(
        Seat("a", 1, "ben"), [_held("b", 1, "zoe"), former], means="hand", author="lea", made_at=NOW
    )
    assert (found.revision, found.reader, found.held) == (4, "ben", True)
    fresh = given(Seat("a", 2, "ben"), [former], means="hand", author="lea", made_at=NOW)
    assert fresh.revision == 1


def _shareable(
    article_id: str, *seats: Assignment, readers: int = 1, size: int = 10, **rest: object
) -> Shareable:
    return Shareable(article_id=article_id, seats=seats, readers=readers, size=size, **rest)


def test_articles_are_shared_out_evenly_by_what_there_is_to_read() -> None:
    articles = [_shareable("a", size=30), *(_shareable(name) for name in "bcd")]
    found = shared_out(articles, ["ana", "ben"], load={})
    assert found == (Seat("a", 1, "ana"), *(Seat(name, 1, "ben") for name in "bcd"))


def test_who_has_more_to_read_already_gets_less() -> None:
    found = shared_out([_shareable("a"), _shareable("b")], ["ana", "ben"], load={"ana": 15})
    assert [one.reader for one in found] == ["ben", "ben"]


def test_an_article_for_several_goes_to_several() -> None:
    (first, second) = shared_out([_shareable("a", readers=2)], ["ana", "ben"], load={})
    assert {first.reader, second.reader} == {"ana", "ben"}
    assert {first.seat, second.seat} == {1, 2}


def test_nobody_gets_what_they_left_or_have_read_and_what_is_read_needs_nobody() -> None:
    left = _held("a", 1, "ana", held=False)
    read = _shareable("b", before=frozenset({"zoe"}))
    other = _shareable("c", readers=2, before=frozenset({"ana"}))
    found = shared_out([_shareable("a", left), read, other], ["ana"], load={})
    assert found == ()
    assert shared_out([other], ["ana", "ben"], load={}) == (Seat("c", 1, "ben"),)

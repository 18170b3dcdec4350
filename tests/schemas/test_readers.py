"""Whose labels these are."""

import pytest

from schemas import GOLD, is_analyst, is_repeat, may_be_person, person_of, repeat_of


def test_who_reads_again_is_told_from_their_first_sight() -> None:
    again = repeat_of("ana")

    assert is_repeat(again) and not is_repeat("ana")
    assert not is_analyst(again) and is_analyst("ana")
    assert person_of(again) == person_of("ana") == "ana"


def test_the_gold_is_nobody_in_particular() -> None:
    assert not is_analyst(GOLD)
    assert person_of(GOLD) == ""


AGAIN = repeat_of("ana")


@pytest.mark.parametrize("name", ["", " ana", "a" * 101, GOLD, AGAIN, "ana | ben", "a\nb", "ana · █", "an█"])
def test_a_name_that_means_something_else_is_no_persons(name: str) -> None:
    assert not may_be_person(name)


@pytest.mark.parametrize("name", ["selon", "Selon", "Zoe\N{COMBINING ACUTE ACCENT}"])
def test_a_name_that_looks_like_another_is_no_persons(name: str) -> None:
    assert not may_be_person(name)


@pytest.mark.parametrize("name", ["ana", "Zoé Müller", "o’Brien", "ana@example.org"])
def test_a_name_is_a_persons(name: str) -> None:
    assert may_be_person(name)

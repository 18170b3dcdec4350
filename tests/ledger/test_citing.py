"""Circles and roots are those that were planted."""

from annotation.ledger.citing import circles, edges_of
from annotation.ledger.outcomes import links_of
from annotation.ledger.roots import statements_of, stories_of
from tests.ledger.corpus import book, key, keys, read, said
from tests.ledger.test_figures import FIRST, LATER

A_CITES_B = read("a", said(1, "The Times"), outlet="Le Jour", story="s", day="2026-03-01")
B_CITES_A = read("b", said(2, "Le Jour"), outlet="The Times", story="s", day="2026-03-02")
ELSEWHERE = read("c", said(3, "Le Jour"), outlet="The Times", story="other")
THREE_LONG = (
    read("d", said(4, "Moscou", "TASS"), outlet="Kyiv", story="u"),
    read("e", said(5, "Kyiv"), outlet="RIA", story="u"),
    read("f", said(6, "RIA"), outlet="TASS", story="u"),
)


def test_a_circle_over_two_articles_of_a_story_is_found_and_one_over_two_stories_is_none() -> None:
    found = book(A_CITES_B, B_CITES_A, ELSEWHERE)
    (circle,) = circles(found, edges_of(found))

    assert (circle.story, keys(found, circle.sources), circle.rows) == ("s", ["times", "~le jour"], (0, 1))
    assert circles(book(A_CITES_B, ELSEWHERE), edges_of(book(A_CITES_B, ELSEWHERE))) == ()


def test_a_circle_through_an_agency_is_found_with_the_claims_that_make_it() -> None:
    found = book(*THREE_LONG)
    (circle,) = circles(found, edges_of(found))

    assert sorted(keys(found, circle.sources)) == ["kyiv", "ria", "tass"]
    cited = {
        key(found, one): key(found, other)
        for one, other in zip(circle.sources, circle.sources[1:], strict=False)
    }
    assert all({"kyiv": "tass", "ria": "kyiv", "tass": "ria"}[one] == other for one, other in cited.items())
    assert circle.rows == (0, 1, 2)


def test_who_cannot_be_told_from_others_closes_no_circle() -> None:
    found = book(
        read("a", said(1, "un responsable"), outlet="Le Jour", story="s"),
        read("b", said(2, "Le Jour", "un responsable"), outlet="The Times", story="s"),
    )

    assert circles(found, edges_of(found)) == ()


def test_five_articles_with_one_root_have_one_root() -> None:
    outlets = ("Le Jour", "The Times", "La Nuit", "Le Soir", "Le Matin")
    reads = [
        read(name, said(number, *chain), outlet=outlet, story="s")
        for number, (name, outlet, chain) in enumerate(
            zip(
                "abcde",
                outlets,
                (("Moscou",), ("Moscou", "TASS"), ("Le Jour",), ("The Times",), ("TASS",)),
                strict=True,
            ),
            1,
        )
    ]
    found = book(*reads)
    (story,) = stories_of(found, edges_of(found))

    assert (story.articles, keys(found, story.roots), story.unnamed) == (5, ["moscow"], 0)


def test_two_roots_are_two_and_those_that_cannot_be_told_apart_are_counted_beside() -> None:
    found = book(
        read(
            "a",
            said(1, "Moscou"),
            said(2, "Kyiv"),
            said(3, "un responsable"),
            said(4, voice="author"),
            story="s",
        )
    )
    (story,) = stories_of(found, edges_of(found))

    assert (keys(found, story.roots), story.unnamed, story.rows) == (["moscow", "kyiv"], 1, (0, 1, 2))


def test_of_a_circle_one_stands_for_all() -> None:
    found = book(A_CITES_B, B_CITES_A)
    (story,) = stories_of(found, edges_of(found))

    assert len(story.roots) == 1


def test_claims_that_support_each_other_are_one_statement() -> None:
    found = book(FIRST, LATER)
    statements = statements_of(found, edges_of(found), links_of(found), "s")

    assert [one.rows for one in statements] == [(1, 6, 7), (0, 4), (2, 5)]
    assert [keys(found, one.roots) for one in statements] == [
        ["moscow", "ria"],
        ["moscow", "kyiv"],
        ["moscow"],
    ]
    assert [one.unnamed for one in statements] == [1, 0, 0]


def test_every_citation_of_two_circles_that_share_a_source_is_in_one_of_them() -> None:
    found = book(
        read("a", said(1, "Kyiv"), outlet="The Times", story="s"),
        read("b", said(2, "The Times"), outlet="Kyiv", story="s"),
        read("c", said(3, "Kyiv"), outlet="TASS", story="s"),
        read("d", said(4, "TASS"), outlet="Kyiv", story="s"),
    )
    edges = edges_of(found)

    assert sorted(sorted(keys(found, one.sources)) for one in circles(found, edges)) == [
        ["kyiv", "tass"],
        ["kyiv", "times"],
    ]


def test_an_anonymous_relay_is_passed_over() -> None:
    found = book(
        read("a", said(1, "Moscou", "un responsable"), outlet="Le Jour", story="s"),
        read("b", said(2, "Le Jour"), outlet="The Times", story="s"),
    )
    (story,) = stories_of(found, edges_of(found))

    assert keys(found, story.roots) == ["moscow"]

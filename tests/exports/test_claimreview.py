"""The reviews, by what Google asks of a ClaimReview and schema.org of its types."""

import io
import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings

from annotation.exports import claimreview
from annotation.published import Published
from schemas import HOP_KINDS, Hop
from tests.exports.awkward import published, versions
from tests.exports.judged import SAID, URL, judged, rated, registry
from tests.factories import TEXT, article, claim, span

Thing = dict[str, Any]


def _bytes(version: Published) -> bytes:
    out = io.BytesIO()
    claimreview.write(version, out)
    return out.getvalue()


def _reviews(version: Published) -> list[Thing]:
    return json.loads(_bytes(version))["dataFeedElement"]


def test_a_review_says_what_was_said_by_whom_where_and_how_true_it_is() -> None:
    review = next(one for one in _reviews(judged()) if one["claimReviewed"] == SAID)
    name = review.pop("@id")

    assert name.startswith("urn:uuid:")
    assert review == {
        "@type": "ClaimReview",
        "claimReviewed": SAID,
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Maria Petrova"},
            "datePublished": "2026-03-16",
            "appearance": {
                "@type": "NewsArticle",
                "identifier": f"urn:sha256:{article().sha256}",
                "url": URL,
                "headline": "Moscou dément",
                "publisher": {"@type": "Organization", "name": "Cinktank.com"},
                "datePublished": "2026-03-16",
                "inLanguage": "fr",
            },
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Probably true",
            "ratingValue": 4,
            "bestRating": 5,
            "worstRating": 1,
        },
        "author": {"@type": "Person", "name": "ana"},
        "datePublished": "2026-03-17",
        "dateCreated": "2026-03-17T08:30:00Z",
    }


@pytest.mark.parametrize(
    ("code", "value", "name"),
    [
        ("1", 5, "Confirmed by other sources"),
        ("2", 4, "Probably true"),
        ("3", 3, "Possibly true"),
        ("4", 2, "Doubtful"),
        ("5", 1, "Improbable"),
    ],
)
def test_the_scale_is_turned_round(code: str, value: int, name: str) -> None:
    (review,) = _reviews(published(article(), [[rated("B", code)], []]))
    rating = review["reviewRating"]

    assert (rating["ratingValue"], rating["alternateName"]) == (value, name)
    assert (rating["bestRating"], rating["worstRating"]) == (5, 1)


def test_what_cannot_be_judged_has_a_name_and_no_number() -> None:
    (review,) = _reviews(published(article(), [[rated("B", "6")], []]))

    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Truth cannot be judged"}


def test_only_what_was_judged_is_reviewed() -> None:
    """Neither a claim that nobody judged so, nor a credit, which has no words of its own."""
    found = [(one["claimReviewed"], one["itemReviewed"]["author"]["name"]) for one in _reviews(judged())]

    assert found == [
        ("dément", "une source <b>"),
        (SAID, "Maria Petrova"),
        ("Le calme […] règne", "Cinktank.com"),
        (SAID, "Maria Petrova"),
    ]
    assert _reviews(published(article(), [[claim()], []])) == []


@pytest.mark.parametrize("kind", HOP_KINDS)
def test_an_author_is_a_person_or_an_organisation(kind: str) -> None:
    hop = Hop(span=span(TEXT, "Maria Petrova"), name="X", kind=kind)
    (review,) = _reviews(published(article(), [[rated("B", "2", sources=(hop,))], []]))
    people = {"person", "official", "expert", "anonymous", "social"}

    assert review["itemReviewed"]["author"]["@type"] == ("Person" if kind in people else "Organization")


def test_a_source_that_is_not_named_is_no_author() -> None:
    """Least of all the outlet, which does not say it itself."""
    (review,) = _reviews(published(article(), [[rated("B", "2", sources=())], []]))

    assert "author" not in review["itemReviewed"]
    assert review["itemReviewed"]["appearance"]["publisher"]["name"] == "Cinktank.com"


@pytest.mark.parametrize(("name", "source_id"), [("TASS", ""), ("RIA", "ria"), ("L'agence", "tass")])
def test_an_author_is_who_the_registry_says(name: str, source_id: str) -> None:
    hop = Hop(name=name, source_id=source_id, kind="person")
    version = published(article(outlet="tass"), [[rated("B", "2", sources=(hop,))], []])
    (review,) = _reviews(replace(version, sources=registry()))
    agency = {
        "@type": "Organization",
        "name": "TASS (agence)",
        "sameAs": "https://www.wikidata.org/wiki/Q174174",
    }

    assert review["itemReviewed"]["author"] == agency
    assert review["itemReviewed"]["appearance"]["publisher"] == agency


def test_what_is_not_known_is_left_out() -> None:
    bare = judged(url="javascript:alert(1)", published=None, outlet="", title="", language="")
    own = next(one for one in _reviews(bare) if one["claimReviewed"].startswith("Le calme"))

    assert own["itemReviewed"] == {
        "@type": "Claim",
        "appearance": {"@type": "NewsArticle", "identifier": f"urn:sha256:{article().sha256}"},
    }


def test_the_feed_says_whose_it_is() -> None:
    feed = json.loads(_bytes(judged()))

    assert (feed["@context"], feed["@type"]) == ("https://schema.org", "DataFeed")
    assert (feed["name"], feed["version"], feed["creator"]["name"]) == ("k", "1", "ana")
    assert len({one["@id"] for one in feed["dataFeedElement"]}) == 4


def test_a_page_that_holds_it_runs_nothing_of_it() -> None:
    evil = "</script><script>alert(1)</script><!-- &lt;"
    found = _bytes(judged(title=evil, outlet=evil))
    page = _Page()
    page.feed(f'<script type="application/ld+json">{found.decode()}</script><p>')

    assert page.opened == ["script", "p"]
    assert json.loads(page.held)["dataFeedElement"][0]["itemReviewed"]["appearance"]["headline"] == evil


class _Page(HTMLParser):
    """Which elements begin, and what is in the script."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.held = ""

    def handle_starttag(self, tag: str, *_: object) -> None:
        self.opened.append(tag)

    def handle_data(self, data: str) -> None:
        self.held += data


@settings(max_examples=40, deadline=None)
@given(version=versions())
def test_whatever_a_text_holds_nothing_looks_like_markup(version: Published) -> None:
    found = _bytes(version)

    assert not set("<>&") & set(found.decode())
    for review in json.loads(found)["dataFeedElement"]:
        assert review["claimReviewed"].strip() and review["reviewRating"]["ratingValue"] == 4

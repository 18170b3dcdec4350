"""The MISP events, by the MUST and SHALL of MISP core."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings

from annotation.exports import misp
from annotation.published import Published
from tests.exports.awkward import published, versions
from tests.exports.judged import ADMIRALTY_B2, CHAIN, SAID, URL, joined, judged, rated
from tests.factories import NOW, TEXT, article

EVENT = (
    "uuid id published info threat_level_id analysis date timestamp publish_timestamp org_id orgc_id "
    "attribute_count distribution sharing_group_id Org Orgc"
).split()
ATTRIBUTE = "uuid id type category to_ids event_id distribution timestamp deleted value".split()
OBJECT = (
    "uuid id name meta-category description template_uuid template_version event_id timestamp distribution "
    "deleted Attribute"
).split()


def _events(version: Published) -> list[dict[str, Any]]:
    out = io.BytesIO()
    misp.write(version, out)
    return [one["Event"] for one in json.loads(out.getvalue())["response"]]


def _all_attributes(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from event["Attribute"]
    for one in event["Object"]:
        yield from one["Attribute"]


def test_an_article_is_a_link_its_title_and_its_outlet() -> None:
    (event,) = _events(judged())

    assert (event["info"], event["date"], event["timestamp"]) == ("Moscou dément", "2026-03-16", "1773736200")
    assert datetime.fromtimestamp(int(event["timestamp"]), UTC) == NOW
    assert [(one["type"], one["value"], one["comment"]) for one in event["Attribute"]] == [
        ("link", URL, "Moscou dément"),
        ("text", "Moscou dément", "title"),
        ("text", "Cinktank.com", "outlet"),
    ]
    assert [one["disable_correlation"] for one in event["Attribute"]] == [False, False, True]


def test_a_claim_is_an_object_with_its_words_its_chain_and_its_tags() -> None:
    (event,) = _events(judged())
    claims = [one for one in event["Object"] if one["Attribute"][0]["value"] == SAID]
    words, page = claims[0]["Attribute"]

    assert len(event["Object"]) == 6 and len(claims) == 3
    assert (words["object_relation"], words["type"], words["comment"]) == ("text", "text", CHAIN)
    assert [one["name"] for one in words["Tag"]] == [
        *ADMIRALTY_B2,
        'estimative-language:likelihood-probability="almost-no-chance"',
    ]
    assert (page["object_relation"], page["type"], page["value"]) == ("ref", "link", URL)


def test_a_credit_without_content_has_the_words_of_its_source() -> None:
    (event,) = _events(judged())
    comments = {one["Attribute"][0]["value"]: one["Attribute"][0]["comment"] for one in event["Object"]}

    assert comments["l’agence TASS"] == "TASS > Cinktank.com"
    assert comments["Le calme […] règne"] == "Cinktank.com"


def test_nothing_is_shared_or_detected_by_itself() -> None:
    (event,) = _events(judged())

    assert (event["published"], event["distribution"], event["threat_level_id"]) == (False, "0", "4")
    assert not any(one["to_ids"] for one in _all_attributes(event))


def test_what_the_format_demands_is_there() -> None:
    (event,) = _events(judged())
    attributes = list(_all_attributes(event))
    numbered = [event, *event["Object"], *attributes]

    assert set(EVENT) <= set(event)
    assert all(set(ATTRIBUTE) <= set(one) for one in attributes)
    assert all(set(OBJECT) <= set(one) for one in event["Object"])
    assert event["attribute_count"] == str(len(attributes)) == "15"
    assert len({one["uuid"] for one in numbered}) == len(numbered)
    assert {UUID(one["uuid"]).version for one in numbered} == {5}
    assert all(
        type(value) in (str, bool) for one in attributes for value in one.values() if value != one.get("Tag")
    )


def test_the_articles_of_a_story_are_one_event() -> None:
    """Wherever they lie in the version: what is between them keeps its own."""
    first = judged()
    story = article().article_id
    other = published(article("Autre chose.", title="Autre", published=None), [[], []])
    copied = published(
        article(f"{TEXT} !", title="Moscou nie", url="https://example.org/b", story_id=story),
        [[rated("B", "2")], []],
    )

    (event,) = _events(joined(first, other, copied))

    assert [one["value"] for one in event["Attribute"] if one["type"] == "link"] == [
        URL,
        "https://example.org/b",
    ]
    assert [one["Attribute"][0]["value"] for one in event["Object"]].count(SAID) == 4
    assert event["uuid"] == _events(first)[0]["uuid"]


def test_stories_come_in_the_order_in_which_they_end() -> None:
    texts = [f"{TEXT} {number}" for number in range(3)]
    begun = [article(text, title=text[-1]) for text in texts]
    last = article(f"{TEXT} 3", title="3", story_id=begun[0].article_id)
    parts = [published(one, [[rated("A", "1")], []]) for one in (*begun, last)]

    assert [event["info"] for event in _events(joined(*parts))] == ["1", "2", "0"]


def test_an_article_that_says_no_day_has_that_of_its_labels() -> None:
    (event,) = _events(judged(published=None))

    assert event["date"] == NOW.date().isoformat()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "b.html", ""])
def test_what_is_no_address_is_no_link(url: str) -> None:
    (event,) = _events(judged(url=url))

    assert not [one for one in _all_attributes(event) if one["type"] == "link"]


def test_a_long_title_over_several_lines_is_one_line_of_a_length_that_fits() -> None:
    (event,) = _events(judged(title="a\nb" * 200))

    assert len(event["info"]) == 256 and event["info"].splitlines() == [event["info"]]


@settings(max_examples=40, deadline=None)
@given(version=versions())
def test_whatever_a_text_holds_every_value_is_words_on_one_line(version: Published) -> None:
    for event in _events(version):
        values = [one["value"] for one in _all_attributes(event)]

        assert event["Object"] and all(value.strip() and len(value.splitlines()) == 1 for value in values)

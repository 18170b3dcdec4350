"""The STIX bundle, read by the library of the standard's own committee, which refuses what is not in it."""

import io
import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
import stix2
from hypothesis import given, settings
from stix2.confidence import scales

from annotation.exports import stix
from annotation.exports.shared.admiralty import CREDIBILITIES
from annotation.exports.stix import CONFIDENCES
from annotation.published import Published
from schemas import HOP_KINDS, Hop
from tests.exports.awkward import published, versions
from tests.exports.judged import ADMIRALTY_B2, CHAIN, SAID, URL, joined, judged, rated, registry
from tests.factories import TEXT, article, span

Thing = dict[str, Any]


def _bundle(version: Published) -> Thing:
    out = io.BytesIO()
    stix.write(version, out)
    return json.loads(out.getvalue())


def _all(version: Published, kind: str) -> list[Thing]:
    return [one for one in _bundle(version)["objects"] if one["type"] == kind]


def _strictly_read(bundle: Thing) -> None:
    """Every object by itself and the bundle as a whole; what is referred to is there."""
    for one in bundle["objects"]:
        stix2.parse(one, allow_custom=False)
    stix2.parse(bundle, allow_custom=False)
    ids = [one["id"] for one in bundle["objects"]]
    assert len(set(ids)) == len(ids)
    assert {UUID(one.partition("--")[2]).version for one in (*ids, bundle["id"])} == {5}
    for one in bundle["objects"]:
        ends = (one[end] for end in ("source_ref", "target_ref") if end in one)
        assert {one["created_by_ref"], *one.get("object_refs", ()), *ends} <= set(ids)
        assert one["created"] <= one["modified"]


def test_every_object_is_of_the_standard() -> None:
    _strictly_read(_bundle(judged()))


@settings(max_examples=40, deadline=None)
@given(version=versions())
def test_whatever_a_text_holds_every_object_is_of_the_standard(version: Published) -> None:
    _strictly_read(_bundle(version))


def test_a_claim_is_a_note_about_those_who_say_it() -> None:
    bundle = _bundle(judged())
    names = {one["id"]: one["name"] for one in bundle["objects"] if one["type"] == "identity"}
    note = next(one for one in bundle["objects"] if one.get("content") == SAID)

    assert (note["abstract"], note["authors"], note["confidence"]) == (CHAIN, ["ana"], 70)
    assert [names[one] for one in note["object_refs"]] == ["Maria Petrova", "TASS", "Cinktank.com"]
    assert note["labels"] == [
        *ADMIRALTY_B2,
        'estimative-language:likelihood-probability="almost-no-chance"',
        'selon:voice="source"',
        'selon:factuality_source="CT-"',
    ]
    assert (note["created"], note["modified"]) == ("2026-03-17T08:30:00.000Z",) * 2


def test_a_credibility_is_an_opinion_on_the_note() -> None:
    opinions = _all(judged(), "opinion")
    notes = {one["id"]: one["content"] for one in _all(judged(), "note")}
    found = [(notes[one["object_refs"][0]], one["opinion"], *one["authors"]) for one in opinions]

    assert found == [
        (SAID, "agree", "ana"),
        ("l’agence TASS", "strongly-agree", "ana"),
        ("Le calme […] règne", "strongly-disagree", "ana"),
        (SAID, "strongly-agree", "zoé /\\ ..\t😀"),
    ]
    assert [one.get("explanation") for one in opinions] == [None, None, "à revoir", None]


def test_what_nobody_could_judge_has_neither_confidence_nor_opinion() -> None:
    rumour = next(one for one in _all(judged(), "note") if one["content"] == "dément")

    assert "confidence" not in rumour
    assert 'admiralty-scale:information-credibility="6"' in rumour["labels"]
    assert "selon:stance=\"AGAINST: la paix 'juste'\"" in rumour["labels"]
    assert not [one for one in _all(judged(), "opinion") if rumour["id"] in one["object_refs"]]


@pytest.mark.parametrize("code", CREDIBILITIES)
def test_confidence_is_that_of_the_standards_table(code: str) -> None:
    (note,) = _all(published(article(), [[rated("B", code)], []]), "note")
    if code == "6":
        assert "confidence" not in note
    else:
        name = scales.value_to_admiralty_credibility(note["confidence"])
        assert name.casefold() == f"{code} - {CREDIBILITIES[code]}".casefold()
        assert scales.admiralty_credibility_to_value(name) == note["confidence"]


def test_the_confidences_are_ninety_to_ten() -> None:
    assert CONFIDENCES == {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}


def test_an_article_is_a_report_of_all_that_is_said_in_it() -> None:
    bundle = _bundle(judged())
    (report,) = _all(judged(), "report")
    rest = [one["id"] for one in bundle["objects"][1:-1]]

    assert (report["name"], report["published"]) == ("Moscou dément", "2026-03-16T00:00:00.000Z")
    assert sorted(report["object_refs"]) == sorted(rest) and len(rest) == 14
    assert report["external_references"][0] == {"source_name": "Cinktank.com", "url": URL}
    assert "labels" not in report


def test_an_article_that_says_no_day_is_labelled_so() -> None:
    (report,) = _all(judged(published=None), "report")

    assert (report["published"], report["labels"]) == (report["created"], ['selon:published="unknown"'])


def test_an_outlet_and_a_source_of_one_entry_are_one_identity() -> None:
    """Under the name that comes first."""
    (agency,) = [
        one
        for one in _all(judged(outlet="Agence TASS", outlet_id="tass"), "identity")
        if one.get("external_references") == [{"source_name": "selon", "external_id": "tass"}]
    ]

    assert agency["name"] == "Agence TASS" and agency["identity_class"] == "organization"


def test_whatever_means_one_entry_of_the_registry_is_one_identity() -> None:
    """By id, by a name of it, and by the id of an entry that was merged into it."""
    hops = [("TASS", "tass", "agency"), ("l’agence Tass", "", "media"), ("RIA", "ria", "agency")]
    claims = [rated("B", "2", sources=(Hop(name=name, source_id=it, kind=kind),)) for name, it, kind in hops]
    version = replace(published(article(), [claims, []]), sources=registry())
    _strictly_read(_bundle(version))
    _, agency, outlet = _all(version, "identity")

    assert outlet["name"] == "Cinktank.com"
    assert {one["object_refs"][0] for one in _all(version, "note")} == {agency["id"]}
    assert (agency["name"], agency["identity_class"]) == ("TASS (agence)", "organization")
    (place,), (link,) = _all(version, "location"), _all(version, "relationship")
    assert (link["source_ref"], link["target_ref"]) == (agency["id"], place["id"])
    assert (link["relationship_type"], place["country"]) == ("located-at", "RU")
    assert agency["external_references"] == [
        {"source_name": "selon", "external_id": "tass"},
        {
            "source_name": "wikidata",
            "external_id": "Q174174",
            "url": "https://www.wikidata.org/wiki/Q174174",
        },
    ]


def test_an_identity_is_written_once_in_a_bundle() -> None:
    second = published(article(f"{TEXT} !", outlet_id="cinktank"), [[rated("A", "1")], []])
    names = [one["name"] for one in _all(joined(judged(), second), "identity")]

    assert sorted(names) == ["Cinktank.com", "Maria Petrova", "TASS", "ana", "une source <b>"]


@pytest.mark.parametrize("kind", HOP_KINDS)
def test_a_kind_of_source_is_a_class_and_a_role(kind: str) -> None:
    people = {"person", "official", "expert"}
    bodies = {"government", "agency", "media", "organisation"}
    hop = Hop(span=span(TEXT, "Maria Petrova"), name="X", kind=kind)
    version = published(article(), [[rated("B", "2", sources=(hop,))], []])
    (found,) = [one for one in _all(version, "identity") if one["name"] == "X"]
    wanted = "individual" if kind in people else "organization" if kind in bodies else "unknown"

    assert (found["identity_class"], found["roles"]) == (wanted, [kind])


def test_an_article_of_no_known_outlet_has_an_unknown_one() -> None:
    (note, *_) = _all(judged(outlet="", outlet_id=""), "note")
    (unknown,) = [one for one in _all(judged(outlet="", outlet_id=""), "identity") if "outlet" in one["name"]]

    assert (unknown["name"], unknown["identity_class"]) == ("unknown outlet", "unknown")
    assert note["object_refs"][-1] == unknown["id"]


def test_an_article_without_a_claim_is_left_out() -> None:
    assert [one["type"] for one in _bundle(published(article(), [[], []]))["objects"]] == ["identity"]

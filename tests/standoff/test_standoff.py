"""Labels made elsewhere come in whole or not at all, and what goes out comes back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotation.standoff import to_standoff
from annotation.workbench import Workbench
from schemas import Sentence, Span, Suggestion
from tests.factories import TEXT, article, claim
from tests.standoff.conftest import Write
from tests.standoff.helpers import attribution, claims_of, labelled, labels_of, place, said_of, source


def test_every_span_lands_on_the_text_that_it_names(bench: Workbench, write: Write) -> None:
    bench.import_labels(write(labelled()), annotator="gold")

    found = claims_of(bench)["« Nous ne négocions pas 😀 »"]

    assert [hop.span.of(TEXT) for hop in found.sources] == ["Maria Petrova", "l’agence TASS"]
    assert [(hop.name, hop.source_id) for hop in found.sources] == [("Maria Petrova", ""), ("TASS", "tass")]
    assert [(hop.role, hop.kind) for hop in found.sources] == [
        ("originator", "official"),
        ("relay", "agency"),
    ]
    assert found.sources[1].cue.of(TEXT) == "citée par"
    assert (found.cue.of(TEXT), found.quote_type, found.scope) == ("a déclaré", "direct", "span")


def test_sentences_without_an_attribution_are_the_authors_and_the_flow_is_done(
    bench: Workbench, write: Write
) -> None:
    bench.import_labels(write(labelled()), annotator="gold")

    voices = {content: found.voice for content, found in claims_of(bench).items()}
    states = {label.name: label.state.status for label in labels_of(bench) if label.state}

    assert voices == {
        "Moscou dément": "author",
        "« Nous ne négocions pas 😀 »": "source",
        "Le calme règne.": "author",
    }
    assert states == {one.key: "labelled" for one in article().sentences[:3]}


def test_a_sentence_that_the_file_keeps_outside_the_flow_is_skipped(bench: Workbench, write: Write) -> None:
    """The file calls it a caption, the article a body."""
    sentences = labelled()["sentences"]
    sentences[2]["kind"] = "caption"
    bench.import_labels(write(labelled(sentences=sentences)), annotator="gold")

    states = {label.name: (label.state.status, label.decision) for label in labels_of(bench) if label.state}

    assert states[article().sentences[2].key] == ("skipped", "skipped")
    assert "Le calme règne." not in claims_of(bench)


def test_factuality_lands_on_the_claims_of_its_sentence(bench: Workbench, write: Write) -> None:
    """An endorsing cue and the author's voice commit the outlet; a neutral cue does not."""
    endorsed = attribution(
        id="a2", cue_force="endorsing", content=[place("Le calme règne")], sentence_ids=[2]
    )
    bench.import_labels(write(labelled(attributions=[attribution(), endorsed])), annotator="gold")

    codes = {
        content: (found.judgements["factuality_source"], found.judgements["factuality_outlet"])
        for content, found in claims_of(bench).items()
    }

    assert codes == {
        "Moscou dément": ("CT-", "CT-"),
        "« Nous ne négocions pas 😀 »": ("CT-", "Uu"),
        "Le calme règne": ("PR+", "PR+"),
    }


def test_a_stance_lands_on_the_claim_of_its_holder_else_on_the_first(bench: Workbench, write: Write) -> None:
    second = attribution(id="a2", content=[place("citée par l’agence")], sources=[source("l’agence TASS")])
    said = [
        said_of(0, "CT+", holder="personne", target="les pourparlers"),
        said_of(1, "CT-", holder="l’agence TASS", target="la trêve"),
    ]
    path = write(labelled(attributions=[attribution(), second], sentence_labels=said))
    bench.import_labels(path, annotator="gold")

    stances = {
        content: [(one.target, one.polarity) for one in found.stance]
        for content, found in claims_of(bench).items()
    }

    assert stances == {
        "Moscou dément": [("les pourparlers", "AGAINST")],
        "« Nous ne négocions pas 😀 »": [],
        "citée par l’agence": [("la trêve", "AGAINST")],
        "Le calme règne.": [],
    }


def test_a_stance_without_a_factuality_is_kept(bench: Workbench, write: Write) -> None:
    said = [said_of(1, None, holder="Maria Petrova", target="la trêve")]
    bench.import_labels(write(labelled(sentence_labels=said)), annotator="gold")

    found = claims_of(bench)["« Nous ne négocions pas 😀 »"]

    assert [one.target for one in found.stance] == ["la trêve"]
    assert found.judgements == {}


def test_an_implicit_source_and_a_missing_cue_stay_so(bench: Workbench, write: Write) -> None:
    implicit = source("TASS", name="un proche", source_type="anonymous") | dict.fromkeys(
        ("start", "end", "surface")
    )
    bench.import_labels(
        write(labelled(attributions=[attribution(sources=[implicit], cue=None)])), annotator="gold"
    )

    (hop,) = claims_of(bench)["« Nous ne négocions pas 😀 »"].sources

    assert (hop.span, hop.name, hop.kind) == (None, "un proche", "anonymous")


def test_importing_a_file_twice_changes_nothing(bench: Workbench, write: Write) -> None:
    first = bench.import_labels(write(labelled()), annotator="gold")
    before = labels_of(bench)
    second = bench.import_labels(write(labelled()), annotator="gold")

    assert second == first
    assert labels_of(bench) == before
    assert {label.revision for label in before} == {1}


def test_a_corrected_file_makes_revisions(bench: Workbench, write: Write) -> None:
    bench.import_labels(write(labelled()), annotator="gold")
    bench.import_labels(write(labelled(attributions=[attribution(type="mixed")])), annotator="gold")

    assert claims_of(bench)["« Nous ne négocions pas 😀 »"].quote_type == "mixed"
    assert {label.revision for label in labels_of(bench)} == {2}


@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: [one]], ids=["an object", "a list"])
def test_a_json_file_holds_an_object_or_a_list(
    wrap: Callable[[Any], Any], bench: Workbench, tmp_path: Path
) -> None:
    """With a byte-order mark, as some editors write it."""
    path = tmp_path / "labels.json"
    path.write_text(json.dumps(wrap(labelled())), encoding="utf-8-sig")

    assert len(bench.import_labels(path, annotator="gold")) == 1


def test_what_an_agent_suggests_comes_back_as_labels(bench: Workbench, write: Write) -> None:
    """Chain, spans, cue and its force, quote type, factuality of both perspectives."""
    said = claim(cue_force="endorsing", judgements={"factuality_source": "CT-", "factuality_outlet": "CT-"})
    suggestion = Suggestion(suggestion_id="s1", agent="rules/0.1", score=0.5, claim=said)

    bench.import_labels(write(to_standoff(article(), (suggestion,))), annotator="gold")

    assert claims_of(bench)["« Nous ne négocions pas 😀 »"] == said


def test_a_credit_of_the_whole_article_comes_back(bench: Workbench, write: Write) -> None:
    credit = claim(scope="article", content=(), quote_type="indirect", judgements={})
    suggestion = Suggestion(suggestion_id="s1", agent="rules/0.1", score=0.5, claim=credit)
    found = to_standoff(article(), (suggestion,))

    bench.import_labels(write(found), annotator="gold")

    assert found["attributions"][0]["sentence_ids"] == []
    assert claims_of(bench)[""] == credit


def test_what_is_written_names_its_text(bench: Workbench) -> None:
    found = to_standoff(article(), bench.view(article().article_id, "ana").suggestions)

    assert found["raw_text"] == TEXT
    assert [Sentence(**one) for one in found["sentences"]] == list(article().sentences)
    hops = [hop for one in found["attributions"] for hop in one["sources"] if hop["surface"]]
    assert hops != []
    assert [Span(start=hop["start"], end=hop["end"]).of(TEXT) for hop in hops] == [
        hop["surface"] for hop in hops
    ]

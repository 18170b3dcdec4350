"""Whose labels go into a version: everybody's, one reader's, those agreed on, those settled."""

import csv
import io
from collections.abc import Callable

import pytest
from pydantic import ValidationError

from annotation.datasets.selecting import chosen, open_sentences
from annotation.errors import InvalidTag, NothingToPublish
from annotation.workbench import Workbench
from schemas import GOLD, Change, Claim, Hop, Label, Link, Ruling, Selection, SplitPlan, Suggestion
from tests.datasets.helpers import csv_of, publish
from tests.factories import NOW, TEXT, article, claim, claim_change, commit, sentence_change, span

TITLE, QUOTE, CALM = (one.key for one in article().sentences[:3])
AGREED = Selection(readers="agreed")
SETTLED = Selection(readers="gold", adjudicators=("chef", "autre"))

Read = Callable[[], tuple[Label, ...]]


@pytest.fixture(name="labels")
def _labels(bench: Workbench) -> Read:
    def labels() -> tuple[Label, ...]:
        with bench._store.snapshot() as snapshot:
            return snapshot.labels(article().article_id)

    return labels


def _by(bench: Workbench, annotator: str, *changes: Change) -> None:
    bench.commit(commit(*changes), annotator=annotator)


def _names(found: tuple[Label, ...]) -> set[tuple[str, str]]:
    return {(one.annotator, one.kind) for one in found}


def test_readers_agree_on_a_sentence_when_they_closed_it_in_the_same_way(
    bench: Workbench, labels: Read
) -> None:
    for who, note in (("ana", ""), ("zoé", "vu")):
        _by(bench, who, claim_change(claim(note=note)), sentence_change(QUOTE))
    _by(bench, "ana", sentence_change(CALM))

    found = chosen(article(), labels(), AGREED)

    assert _names(found.labels) == {("ana | zoé", "claim"), ("ana | zoé", "sentence")}
    assert found.disagreements == 0
    assert open_sentences(article(), found.labels) == 2


@pytest.mark.parametrize(("second", "together"), [(True, True), (False, False)])
def test_what_readers_agree_on_is_source_blind_when_it_was_so_for_all_of_them(
    bench: Workbench, labels: Read, second: bool, together: bool
) -> None:
    for who, was_blind in (("ana", True), ("zoé", second)):
        bench.commit(commit(claim_change(), sentence_change(QUOTE), source_blind=was_blind), annotator=who)
    assert {one.source_blind for one in chosen(article(), labels(), AGREED).labels} == {together}


def test_a_claim_over_two_sentences_is_agreed_on_as_a_whole_or_not_at_all(
    bench: Workbench, labels: Read
) -> None:
    both = Claim(cue=span(TEXT, "a déclaré"), content=(span(TEXT, "dément"), span(TEXT, "Le calme")))
    for who in ("ana", "zoé"):
        _by(bench, who, claim_change(both), *map(sentence_change, (TITLE, CALM)))
    assert len(chosen(article(), labels(), AGREED).labels) == 3

    own = Claim(voice="author", content=(span(TEXT, "Le calme règne."),))
    _by(bench, "zoé", claim_change(own))

    found = chosen(article(), labels(), AGREED)
    assert (found.labels, found.disagreements) == ((), 1)
    assert chosen(article(), labels(), Selection()).disagreements == 1


def test_one_reader_alone_agrees_with_nobody_and_a_flag_closes_nothing(
    bench: Workbench, labels: Read
) -> None:
    _by(bench, "ana", claim_change(), sentence_change(QUOTE))
    assert chosen(article(), labels(), AGREED).labels == ()
    _by(bench, "zoé", claim_change(), sentence_change(QUOTE, flagged=True))
    assert chosen(article(), labels(), AGREED).labels == ()


def test_what_an_adjudicator_closed_counts_and_the_first_one_named_before_the_others(
    bench: Workbench, labels: Read
) -> None:
    for who, force in (("ana", "neutral"), ("zoé", "endorsing"), ("autre", "distancing")):
        _by(bench, who, claim_change(claim(cue_force=force)), sentence_change(QUOTE))
    for who in ("ana", "zoé"):
        _by(bench, who, sentence_change(CALM))

    def forces() -> set[tuple[str, str]]:
        found = chosen(article(), labels(), SETTLED)
        assert found.disagreements == 0
        return {(one.annotator, one.claim.cue_force if one.claim else "") for one in found.labels}

    assert forces() == {("autre", "distancing"), ("autre", ""), ("ana | zoé", "")}
    _by(bench, "chef", claim_change(), sentence_change(QUOTE))
    assert forces() == {("chef", "neutral"), ("chef", ""), ("ana | zoé", "")}


@pytest.mark.parametrize(
    ("ana", "zoe", "found"),
    [("none", "shown", "shown"), ("hidden", "none", "hidden"), ("none", "", ""), ("none", "none", "none")],
)
def test_what_readers_agree_on_owes_to_suggestions_what_any_of_them_does(
    bench: Workbench, labels: Read, ana: str, zoe: str, found: str
) -> None:
    for who, before in (("ana", ana), ("zoé", zoe)):
        _by(bench, who, claim_change(), sentence_change(QUOTE, assistance=before))

    (state,) = (one.state for one in chosen(article(), labels(), AGREED).labels if one.state)
    assert state.assistance == found


def test_a_suggestion_that_one_reader_was_shown_is_not_forgotten(bench: Workbench, labels: Read) -> None:
    proposed = Suggestion(suggestion_id="s", agent="rules/1", score=0.5, claim=claim())
    _by(bench, "ana", claim_change(), sentence_change(QUOTE, assistance="none"))
    accepted = claim_change(decision="accepted", suggestion=proposed)
    _by(bench, "zoé", accepted, sentence_change(QUOTE, assistance="none"))

    (state,) = (one.state for one in chosen(article(), labels(), AGREED).labels if one.state)
    assert state.assistance == "shown"


def test_a_selection_says_whose_labels_it_means() -> None:
    for wrong in ({"readers": "one"}, {"reader": "ana"}, {"adjudicators": ("ana",)}):
        with pytest.raises(ValidationError, match=r"name|only settled"):
            Selection(**wrong)


def test_without_agreement_there_is_nothing_to_publish(bench: Workbench) -> None:
    _by(bench, "ana", claim_change(), sentence_change(QUOTE))

    with pytest.raises(NothingToPublish, match="ask for more"):
        bench.versions.publish("k", message="m", author="ana", selection=AGREED)


def test_relays_are_named_among_the_sources_that_are_no_entry(bench: Workbench) -> None:
    hops = (
        Hop(span=span(TEXT, "Maria Petrova"), name="Maria Petrova"),
        Hop(span=span(TEXT, "l’agence TASS"), name="Interfax", role="relay"),
        Hop(name="TASS", role="relay"),
    )
    _by(bench, "ana", claim_change(claim(sources=hops)), sentence_change(QUOTE))

    found = bench.versions.preview("k")

    assert found.unresolved == (("Interfax", 1), ("Maria Petrova", 1))  # TASS is an entry by its name
    assert found.manifest.missing.unresolved == 2


def test_articles_that_are_left_out_as_unfinished_are_not_counted_as_missing(bench: Workbench) -> None:
    _by(bench, "ana", claim_change(), *map(sentence_change, (TITLE, QUOTE, CALM)))
    assert bench.versions.preview("k", selection=Selection(finished=True)).manifest.missing.open == 0
    done = bench.versions.publish("k", message="m", author="ana")
    again = bench.versions.restore("k", 1, message="m", author="ana")
    assert again.missing == done.missing


def test_latest_is_no_tag_because_it_moves(bench: Workbench) -> None:
    _by(bench, "ana", claim_change())
    publish(bench)
    with pytest.raises(InvalidTag, match="latest"):
        bench.versions.tag("k", "latest", 1)


def test_a_restored_version_does_not_bring_back_what_was_known_of_stories(bench: Workbench) -> None:
    _by(bench, "ana", claim_change())
    plan = SplitPlan(seed=1)
    bench.versions.publish("k", message="m", author="ana", split=plan)
    known = bench.articles.get(article().article_id)
    told = known.model_copy(update={"story_id": "s" * 16, "revision": known.revision + 1})
    bench._store.revise([told], cause="story", author="rules", made_at=bench._now())
    for deed in (
        lambda: bench.versions.publish("k", message="m", author="ana", split=plan),
        lambda: bench.versions.restore("k", 1, message="m", author="ana"),
    ):
        done = deed()
        placed = bench.settings.datasets / "k" / "versions" / f"{done.version:06}" / "splits.csv"
        assert f"{known.article_id},{'s' * 16},train" in placed.read_text(encoding="utf-8")


def test_what_a_lead_settled_counts_before_everything_and_is_no_readers_label(
    bench: Workbench, labels: Read
) -> None:
    for who in ("ana", "zoé"):
        _by(bench, who, claim_change(), sentence_change(QUOTE))
    _by(bench, "chef", sentence_change(QUOTE, status="skipped"))
    other = claim(judgements={"factuality_source": "PS+"})
    gold = commit(claim_change(other), sentence_change(QUOTE))
    ruling = Ruling(
        commit_id=gold.commit_id, article_id=gold.article_id, sentences=(QUOTE,),
        author="lea", made_at=NOW, reason="le conditionnel\nne suffit pas", took=("zoé",),
    )  # fmt: skip
    bench._store.rulings.settle(gold, ruling, received_at=NOW)

    assert _names(chosen(article(), labels(), SETTLED).labels) == {(GOLD, "claim"), (GOLD, "sentence")}
    everybodys = chosen(article(), labels(), Selection()).labels
    assert {one.annotator for one in everybodys} == {"ana", "chef", "zoé"}
    bench.versions.publish("k", message="m", author="lea", selection=Selection(readers="gold"))
    rows = csv.DictReader(io.StringIO(csv_of(bench).decode()))
    (row,) = [one for one in rows if one["claim_id"]]
    assert (row["annotator"], row["factuality_source"]) == (GOLD, "PS+")
    assert (row["adjudicated_by"], row["adjudication_reason"]) == ("lea", "le conditionnel ne suffit pas")


def test_what_somebody_read_again_is_in_no_version_of_all(bench: Workbench, labels: Read) -> None:
    _by(bench, "ana", sentence_change(QUOTE))
    _by(bench, "ana#2", sentence_change(QUOTE, status="skipped"))

    found = chosen(article(), labels(), Selection())
    assert ([one.annotator for one in found.labels], found.disagreements) == (["ana"], 0)
    assert len(chosen(article(), labels(), Selection(readers="one", reader="ana#2")).labels) == 1


def test_a_claim_that_a_reader_adds_later_does_not_unsettle_the_gold(bench: Workbench, labels: Read) -> None:
    gold = commit(claim_change(), sentence_change(QUOTE))
    ruling = Ruling(
        commit_id=gold.commit_id, article_id=gold.article_id, sentences=(QUOTE,), author="lea",
        made_at=NOW, reason="r",
    )  # fmt: skip
    bench._store.rulings.settle(gold, ruling, received_at=NOW)
    both = Claim(cue=span(TEXT, "a déclaré"), content=(span(TEXT, "Petrova"), span(TEXT, "Le calme")))
    _by(bench, "zoé", claim_change(both), *map(sentence_change, (QUOTE, CALM)))

    found = chosen(article(), labels(), Selection(readers="gold"))

    assert _names(found.labels) == {(GOLD, "claim"), (GOLD, "sentence")}
    assert found.disagreements == 1


def test_the_best_there_is_of_a_sentence_is_gold_then_agreed_then_the_only_reader(
    bench: Workbench, labels: Read
) -> None:
    for who in ("ana", "zoé"):
        _by(bench, who, sentence_change(TITLE))
    _by(bench, "ana", claim_change(), sentence_change(QUOTE))

    found = chosen(article(), labels(), Selection(readers="best"))
    assert _names(found.labels) == {("ana | zoé", "sentence"), ("ana", "claim"), ("ana", "sentence")}

    _by(bench, "zoé", claim_change(claim(note="", cue_force="endorsing")), sentence_change(QUOTE))
    found = chosen(article(), labels(), Selection(readers="best"))
    assert _names(found.labels) == {("ana | zoé", "sentence")}
    assert found.disagreements == 1

    settling = chosen(article(), labels(), Selection(readers="best", adjudicators=("zoé",)))
    assert ("zoé", "claim") in _names(settling.labels)


def test_readers_who_link_their_own_claims_agree(bench: Workbench, labels: Read) -> None:
    for who, other in (("ana", "1"), ("zoé", "2")):
        link = Link(relation="deny", article_id="a", claim_id=f"{other * 8}-0000-4000-8000-000000000000")
        made = commit(claim_change(claim(links=(link,))), sentence_change(QUOTE))
        bench._store.commit(made, annotator=who, received_at=NOW)  # its end is in an article that is not here

    found = chosen(article(), labels(), AGREED)
    assert found.disagreements == 0
    assert [one.annotator for one in found.labels] == ["ana | zoé"] * 2


@pytest.mark.parametrize("readers", ["agreed", "best"])
def test_what_stands_for_several_has_all_their_names_and_links(
    bench: Workbench, labels: Read, readers: str
) -> None:
    ids = {who: f"{number * 8}-0000-4000-8000-000000000000" for who, number in (("ana", "1"), ("zoé", "2"))}
    for who, own in ids.items():
        link = Link(relation="deny", article_id="a", claim_id=f"{own[0] * 8}-0000-4000-8000-00000000000f")
        change = claim_change(claim(links=(link,)), key=f"claim:{own}")
        bench._store.commit(commit(change, sentence_change(QUOTE)), annotator=who, received_at=NOW)

    found = chosen(article(), labels(), Selection(readers=readers)).labels
    (kept,) = (one for one in found if one.claim)
    assert (kept.name, kept.also) == (ids["ana"], (ids["zoé"],))
    assert [one.claim_id[0] for one in kept.claim.links] == ["2", "1"]

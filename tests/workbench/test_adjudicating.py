"""A lead settles what readers differ in; the gold says who, when, why and from which labels."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotation.errors import CommitRefused, ReviewClosed, RulingRefused, StaleCommit
from annotation.store import MemoryStore, SqlStore, Store
from annotation.workbench import Workbench
from schemas import GOLD, AgreementQuery, Change, Selection
from tests.factories import NOW, article, claim, claim_change, commit, sentence_change

ARTICLE = article()
NAME = ARTICLE.article_id
TITLE, QUOTE, CALM = (one.key for one in ARTICLE.sentences[:3])
EVERYTHING = AgreementQuery()


@pytest.fixture(name="team", params=["memory", "sqlite", "postgresql"])
def _team(
    request: pytest.FixtureRequest, project: Callable[..., Workbench], tmp_path: Path
) -> Iterator[Workbench]:
    """Ana and Ben have read the article and differ in the quotation; Lea leads."""
    bench = project(store=_store(request, tmp_path))
    bench.people.add("lea", role="administrator", author="lea")
    for name, judged in (("ana", "CT-"), ("ben", "PS+")):
        bench.people.add(name, role="analyst", author="lea")
        bench.assigning.assign([NAME], name, author="lea")
        said = claim(judgements={"factuality_source": judged})
        closed = [sentence_change(key) for key in (TITLE, QUOTE, CALM)]
        bench.commit(commit(claim_change(said), *closed), annotator=name)
    yield bench
    bench.close()


def _store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "memory":
        return MemoryStore()
    if request.param == "sqlite":
        return SqlStore(tmp_path / "selon.db")
    return SqlStore(request.getfixturevalue("address"))


def _gold(team: Workbench) -> dict[str, str]:
    """The judgement of the gold claim, and the state of each gold sentence."""
    labels = team._store.labels(NAME, GOLD)
    claims = [one.claim.judgements["factuality_source"] for one in labels if one.claim]
    found = {one.name: one.state.status for one in labels if one.state}
    return found | ({"claim": claims[0]} if claims else {})


def test_the_queue_holds_what_readers_closed_differently_until_it_is_settled(team: Workbench) -> None:
    (one,) = team.adjudication.queue(EVERYTHING)
    assert (one.article_id, one.sentences, one.readers) == (NAME, (1,), ("ana", "ben"))

    case = team.adjudication.case(NAME, 1)
    assert [reader for reader, _labels in case.readers] == ["ana", "ben"]
    team.adjudication.take(case, "ben", reason="conditionnel", author="lea")

    assert team.adjudication.queue(EVERYTHING) == ()
    assert _gold(team) == {"claim": "PS+", QUOTE: "labelled"}


def test_a_ruling_says_who_when_why_and_from_which_labels(team: Workbench) -> None:
    case = team.adjudication.case(NAME, 1)
    ruling = team.adjudication.take(case, "ben", reason=" conditionnel ", author="lea")

    assert (ruling.author, ruling.made_at, ruling.reason, ruling.took) == (
        "lea",
        NOW,
        "conditionnel",
        ("ben",),
    )
    assert ruling.sentences == (QUOTE,)
    assert {one.reader for one in ruling.seen} == {"ana", "ben"}
    assert team.adjudication.case(NAME, 1).rulings == (ruling,)


def test_the_labels_of_the_readers_stay_as_they_were(team: Workbench) -> None:
    before = [team._store.labels(NAME, who) for who in ("ana", "ben")]
    team.adjudication.take(team.adjudication.case(NAME, 1), "ana", reason="r", author="lea")
    assert [team._store.labels(NAME, who) for who in ("ana", "ben")] == before


def test_what_all_agree_on_is_accepted_at_once(team: Workbench) -> None:
    assert team.adjudication.agreed() == {NAME: 2}
    assert team.adjudication.accept_agreed([NAME], author="lea") == 2
    assert team.adjudication.agreed() == {}
    assert _gold(team) == {TITLE: "labelled", CALM: "labelled"}
    (ruling,) = team._store.rulings.every()
    assert (ruling.reason, ruling.took) == ("agreed", ("ana", "ben"))


def test_what_is_opened_again_waits_in_the_queue_and_its_history_stays(team: Workbench) -> None:
    team.adjudication.take(team.adjudication.case(NAME, 1), "ben", reason="r", author="lea")
    team.adjudication.reopen(team.adjudication.case(NAME, 1), reason="trop vite", author="max")

    assert _gold(team) == {}
    assert len(team.adjudication.queue(EVERYTHING)) == 1
    again = team.adjudication.case(NAME, 1)
    assert [(one.author, one.reopens) for one in again.rulings] == [("lea", False), ("max", True)]
    team.adjudication.take(again, "ana", reason="r", author="lea")
    assert _gold(team) == {"claim": "CT-", QUOTE: "labelled"}
    assert team.doctor() == ()


def test_a_third_is_written_as_gold_with_its_reason(team: Workbench) -> None:
    case = team.adjudication.case(NAME, 1)
    team.adjudication.take(case, "ben", reason="r", author="lea")
    view = team.adjudication.view(NAME)
    (label,) = [one for one in view.labels if one.claim]
    third = label.claim.model_copy(update={"judgements": {"factuality_source": "PR+"}})
    change = Change(key=label.key, base=label.revision, decision="added", claim=third)

    team.adjudication.commit(commit(change), reason="ni l’un ni l’autre", author="lea")

    assert _gold(team)["claim"] == "PR+"
    ruling = team._store.rulings.of(NAME)[-1]
    assert (ruling.took, ruling.reason, ruling.sentences) == ((), "ni l’un ni l’autre", (QUOTE,))


def test_the_published_csv_holds_the_settled_values(team: Workbench) -> None:
    team.adjudication.take(team.adjudication.case(NAME, 1), "ben", reason="conditionnel", author="lea")
    team.adjudication.accept_agreed([NAME], author="lea")
    team.versions.publish("k", message="m", author="lea", selection=Selection(readers="gold"))
    out = io.BytesIO()
    team.versions.export("k", out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert [(one["sentence_index"], one["annotator"], one["adjudicated_by"]) for one in rows] == [
        (place, GOLD, "lea") for place in "012"
    ]
    assert [one["factuality_source"] for one in rows] == ["", "PS+", ""]


@pytest.mark.parametrize("reason", ["", "  ", "x" * 2001])
def test_without_a_reason_nothing_is_settled(bench: Workbench, reason: str) -> None:
    _both(bench)
    with pytest.raises(RulingRefused):
        bench.adjudication.take(bench.adjudication.case(NAME, 1), "ben", reason=reason, author="lea")
    assert _gold(bench) == {}


def test_what_a_reader_changed_meanwhile_is_looked_at_again(bench: Workbench) -> None:
    _both(bench)
    case = bench.adjudication.case(NAME, 1)
    bench.commit(commit(sentence_change(QUOTE, base=1, status="skipped")), annotator="ana")
    with pytest.raises(RulingRefused, match="changed a label"):
        bench.adjudication.take(case, "ben", reason="r", author="lea")


def test_of_two_leads_the_second_is_told(bench: Workbench) -> None:
    _both(bench)
    case = bench.adjudication.case(NAME, 1)
    bench.adjudication.take(case, "ana", reason="r", author="lea")
    with pytest.raises(RulingRefused, match="another lead"):
        bench.adjudication.take(case, "ben", reason="r", author="max")
    with pytest.raises(RulingRefused, match="already"):
        bench.adjudication.take(bench.adjudication.case(NAME, 1), "ana", reason="r", author="max")
    with pytest.raises(StaleCommit):
        bench.adjudication.commit(commit(sentence_change(QUOTE)), reason="r", author="max")


def test_what_does_not_fit_the_codebook_is_no_gold(bench: Workbench) -> None:
    _both(bench)
    wrong = claim_change(claim(judgements={"factuality_source": "perhaps"}))
    with pytest.raises(CommitRefused):
        bench.adjudication.commit(commit(wrong), reason="r", author="lea")


def test_nothing_can_be_settled_where_nobody_closed_anything(bench: Workbench) -> None:
    with pytest.raises(RulingRefused):
        bench.adjudication.case(NAME, 1)


def test_while_an_article_is_read_blind_a_lead_sees_nothing_until_the_review_is_opened(
    bench: Workbench,
) -> None:
    bench.people.add("lea", role="administrator", author="lea")
    bench.set_project(bench.project.model_copy(update={"overlap_share": 1.0}))
    for name in ("ana", "ben"):
        bench.people.add(name, role="analyst", author="lea")
        bench.assigning.assign([NAME], name, author="lea")
        status = "labelled" if name == "ana" else "skipped"
        bench.commit(commit(sentence_change(QUOTE, status=status)), annotator=name)

    assert bench.adjudication.queue(EVERYTHING) == ()
    with pytest.raises(ReviewClosed):
        bench.adjudication.case(NAME, 1)
    with pytest.raises(ReviewClosed):
        bench.adjudication.view(NAME)
    assert bench.agreement.report().withheld == 1

    bench.assigning.review(NAME, is_open=True, author="lea", reason="ben is ill")
    assert len(bench.adjudication.queue(EVERYTHING)) == 1
    assert bench.agreement.report().withheld == 0


def _both(bench: Workbench) -> None:
    for name, force in (("ana", "neutral"), ("ben", "endorsing")):
        made = commit(claim_change(claim(cue_force=force)), sentence_change(QUOTE))
        bench.commit(made, annotator=name)

"""A commit is stored as what it was made as, from whichever page of its maker it is sent, and when."""

import json
import logging
from typing import Any

import pytest
from starlette.testclient import TestClient

from annotation.ui import session
from annotation.ui.acting import view_for
from annotation.ui.tickets import Visitor
from annotation.ui.wire import article_json
from schemas import GOLD, Label, Stance, repeat_of
from tests.factories import claim, claim_change, commit, sentence_change
from tests.ui.posts import ARTICLE, BODY, Send, one_result, token, wire

NAME = ARTICLE.article_id
ANA2 = repeat_of("ana")


@pytest.fixture(name="team")
def _team(client: TestClient) -> None:
    """Who leads is lea; ana and ben have read the article, and ana reads it again."""
    bench = session.workbench()
    for name, role in (("lea", "administrator"), ("ana", "analyst"), ("ben", "analyst"), ("zoe", "analyst")):
        bench.people.add(name, role=role, author="lea")
    for name in ("ana", "ben"):
        bench.assigning.assign([NAME], name, author="lea")
        for one in ARTICLE.sentences:
            bench.commit(commit(sentence_change(one.key)), annotator=name)
    bench.set_project(bench.project.model_copy(update={"repeat_share": 1.0, "repeat_after_days": 0}))
    assert bench.desk.take("ana").reader == ANA2


def _labels(reader: str) -> dict[str, Label]:
    return {one.key: one for one in session.workbench()._store.labels(NAME, reader)}


def _skipped(*, base: int, **stamp: Any) -> dict[str, Any]:
    made = wire(commit(sentence_change(BODY, base=base, status="skipped")))
    return made | ({"stamp": stamp} if stamp else {})


def _sent_stamp(visitor: Visitor) -> dict[str, Any]:
    return json.loads(article_json(view_for(visitor, NAME), visitor=visitor, published=""))["stamp"]


@pytest.mark.usefixtures("team")
def test_the_screen_is_told_as_whom_an_article_is_read_on_which_kind_of_page() -> None:
    assert _sent_stamp(Visitor("ana")) == {"reader": ANA2}
    assert _sent_stamp(Visitor("ben").masked()) == {"reader": "ben", "is_masked": True}
    assert _sent_stamp(Visitor("lea").to_settle("so")) == {"reader": GOLD, "reason": "so"}


@pytest.mark.usefixtures("team")
def test_what_was_done_at_the_first_reading_never_lands_in_the_second(send: Send) -> None:
    old = one_result(send(_skipped(base=1, reader="ana")))
    new = one_result(send(_skipped(base=0, reader=ANA2)))

    assert (old["ok"], new["ok"]) == (True, True)
    assert (_labels("ana")[f"sentence:{BODY}"].revision, list(_labels(ANA2))) == (2, [f"sentence:{BODY}"])


@pytest.mark.usefixtures("team")
def test_what_carries_no_stamp_is_stored_as_whom_the_page_reads_now(send: Send) -> None:
    assert one_result(send(_skipped(base=0)))["ok"]
    assert list(_labels(ANA2)) == [f"sentence:{BODY}"]


@pytest.mark.usefixtures("team")
@pytest.mark.parametrize("reader", ["ben", repeat_of("ben"), "nobody", "ana#3"])
def test_nobody_writes_as_whom_they_do_not_read(
    send: Send, caplog: pytest.LogCaptureFixture, reader: str
) -> None:
    before = {name: _labels(name) for name in ("ana", "ben", ANA2, reader)}
    with caplog.at_level(logging.WARNING):
        result = one_result(send(_skipped(base=len(before[reader]) and 1, reader=reader)))

    assert (result["ok"], result["code"]) == (False, "refused")
    assert f"as “{reader}”" in result["message"] and "Nothing is lost" in result["message"]
    assert len(caplog.records) == 1
    assert before == {name: _labels(name) for name in before}


@pytest.mark.usefixtures("team")
def test_a_stale_commit_learns_the_revisions_of_its_own_reader(send: Send) -> None:
    result = one_result(send(_skipped(base=0, reader="ana")))
    assert (result["code"], result["revisions"]) == ("stale", {f"sentence:{BODY}": 1})


@pytest.mark.usefixtures("team")
def test_a_refused_step_of_one_reader_holds_back_no_step_of_another(send: Send) -> None:
    sent = (_skipped(base=0, reader="ana"), _skipped(base=2, reader="ana"), _skipped(base=0, reader=ANA2))
    assert [one["ok"] for one in send(*sent).json()["results"]] == [False, False, True]


@pytest.mark.usefixtures("team")
def test_a_third_is_gold_for_its_own_reason_from_any_page_of_its_lead(send: Send) -> None:
    first = _skipped(base=0, reader=GOLD, reason="the first reason")
    title = wire(commit(sentence_change(ARTICLE.sentences[0].key)))
    second = title | {"stamp": {"reader": GOLD, "reason": "the second"}}
    results = send(first, second, X_Selon_Token=token("lea")).json()["results"]

    assert [one["ok"] for one in results] == [True, True]
    rulings = session.workbench().adjudication.rulings()
    assert [(one.author, one.reason) for one in rulings] == [
        ("lea", "the second"),
        ("lea", "the first reason"),
    ]
    assert (len(_labels(GOLD)), _labels("lea")) == (2, {})


@pytest.mark.usefixtures("team")
@pytest.mark.parametrize(
    ("who", "reason", "said"), [("ben", "so", "may not do this"), ("lea", "", "a reason is needed")]
)
def test_gold_needs_a_lead_and_a_reason_whatever_the_stamp_says(
    send: Send, caplog: pytest.LogCaptureFixture, who: str, reason: str, said: str
) -> None:
    sent = _skipped(base=0, reader=GOLD, reason=reason)
    result = one_result(send(sent, X_Selon_Token=token(who)))

    assert (result["ok"], result["code"]) == (False, "refused")
    assert said in result["message"]
    assert (len(caplog.records), _labels(GOLD)) == (1, {})


@pytest.mark.parametrize(
    "stamp", [None, "ana", [], {}, {"reader": 1}, {"reader": ""}, {"reader": "ana", "role": "lead"}]
)
def test_a_stamp_that_is_none_is_refused(send: Send, stamp: Any) -> None:
    result = one_result(send(wire(commit(claim_change())) | {"stamp": stamp}))
    assert (result["ok"], result["code"]) == (False, "invalid")


def test_a_source_blind_judgement_stays_one_on_any_page_and_is_recorded(send: Send) -> None:
    made = claim_change(claim())
    send(wire(commit(made)))
    view = session.workbench().masked_view(NAME, "ana")
    (shown,) = [one.claim for one in view.labels if one.claim]
    assert shown != made.claim
    judged = shown.model_copy(update={"stance": (Stance(target="la paix", polarity="AGAINST"),)})
    again = claim_change(judged, key=made.key).model_copy(update={"base": 1, "decision": "corrected"})
    stamp = {"reader": "ana", "is_masked": True}
    result = one_result(send(wire(commit(again)) | {"stamp": stamp}, X_Selon_Token=token()))

    assert result["ok"]
    (first, second) = session.workbench()._store.history(NAME, "ana", made.key)
    assert (first.source_blind, second.source_blind) == (False, True)
    assert second.claim == first.claim.model_copy(update={"stance": judged.stance})


def test_whether_it_was_source_blind_is_said_by_the_page_and_not_by_the_commit(send: Send) -> None:
    send(wire(commit(sentence_change(BODY))) | {"source_blind": True})
    assert [one.source_blind for one in _labels("ana").values()] == [False]

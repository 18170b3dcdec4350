"""What becomes of each commit of a request: stored and acknowledged, or refused with a reason."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from annotation.errors import CommitRefused, StaleCommit, UnknownArticle
from annotation.ui.messages import translator
from schemas import Change
from tests.factories import TEXT, claim, claim_change, commit, sentence_change
from tests.ui.posts import BODY, Send, one_result, stored_labels, wire


def test_a_commit_is_stored_and_acknowledged(send: Send) -> None:
    change = claim_change(seen := claim())
    made = commit(change, sentence_change(BODY))
    result = one_result(send(wire(made)))

    revisions = {change.key: 1, f"sentence:{BODY}": 1}
    assert result == {"commit_id": made.commit_id, "ok": True, "revisions": revisions}
    assert {label.key: label.claim for label in stored_labels()}[change.key] == seen


def test_a_commit_sent_twice_makes_one(send: Send) -> None:
    sent = wire(commit(claim_change()))

    assert one_result(send(sent)) == one_result(send(sent))
    assert [result["ok"] for result in send(sent, sent).json()["results"]] == [True, True]
    assert len(stored_labels()) == 1


def test_who_labels_is_said_by_the_token_and_never_by_the_body(send: Send) -> None:
    named = one_result(send(wire(commit(claim_change()), annotator="bob")))
    plain = one_result(send(wire(commit(claim_change()))))

    assert (named["ok"], named["code"], plain["ok"]) == (False, "invalid", True)
    assert {label.annotator for label in stored_labels("ana")} == {"ana"}
    assert stored_labels("bob") == ()


def _nested(depth: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for _ in range(depth):
        value = {"a": value}
    return value


BAD_COMMITS: dict[str, tuple[str, str, Callable[[], dict[str, Any]]]] = {
    "unknown article": (
        "refused",
        "There is no article 0000",
        lambda: wire(commit(claim_change(), article_id="0" * 16)),
    ),
    "no article": ("refused", "There is no article", lambda: wire(commit(claim_change()), article_id=None)),
    "a lone surrogate for an article": (
        "refused",
        "There is no article",
        lambda: wire(commit(claim_change()), article_id="\ud800"),
    ),
    "a value that the codebook lacks": (
        "refused",
        "factuality_source cannot be 'XX'",
        lambda: wire(commit(claim_change(claim(judgements={"factuality_source": "XX"})))),
    ),
    "a dimension that the codebook lacks": (
        "refused",
        "no dimension 'mood'",
        lambda: wire(commit(claim_change(claim(judgements={"mood": "A"})))),
    ),
    "a sentence that the article lacks": (
        "refused",
        "no sentence 1-2",
        lambda: wire(commit(sentence_change("1-2"))),
    ),
    "a key of no kind": ("invalid", "pattern", lambda: _changed(key="sentence:../../etc")),
    "a span outside the text": ("refused", "Position 99999", lambda: _content(0, 99_999)),
    "a span before the text": ("refused", "Position -1", lambda: _content(-1, 5)),
    "a span that splits a surrogate pair": (
        "refused",
        f"Position {TEXT.index('😀') + 1} is not a character",
        lambda: _content(0, TEXT.index("😀") + 1),
    ),
    "a backward span": ("invalid", "is not a span", lambda: _content(5, 2)),
    "an offset in words": ("invalid", "valid integer", lambda: _content(1, "5")),
    "a stale base": ("stale", "revision 0, not 3", lambda: wire(commit(sentence_change(BODY, base=3)))),
    "a negative base": ("invalid", "greater than or equal to 0", lambda: _changed(base=-1)),
    "no changes": ("invalid", "at least 1 item", lambda: wire(commit(claim_change()), changes=[])),
    "a field of its own": ("invalid", "Extra inputs", lambda: wire(commit(claim_change()), admin=True)),
    "a time before all time": (
        "invalid",
        "",
        lambda: wire(commit(claim_change()), made_at="0001-01-01T00:00:00+14:00"),
    ),
    "endless seconds": ("invalid", "", lambda: wire(commit(claim_change()), seconds=float("inf"))),
    "half a character in a note": ("invalid", "", lambda: wire(commit(claim_change()), note="\ud83d")),
    "nested deep": ("invalid", "", lambda: wire(commit(claim_change()), note=_nested(500))),
}


def _changed(**fields: Any) -> dict[str, Any]:
    sent = wire(commit(sentence_change(BODY)))
    sent["changes"][0] |= fields
    return sent


def _content(start: Any, end: Any) -> dict[str, Any]:
    sent = wire(commit(claim_change(claim(sources=(), cue=None))))
    sent["changes"][0]["claim"]["content"] = [{"start": start, "end": end}]
    return sent


@pytest.mark.parametrize(("code", "message", "make"), BAD_COMMITS.values(), ids=BAD_COMMITS)
def test_a_bad_commit_is_refused_alone(
    send: Send, code: str, message: str, make: Callable[[], dict[str, Any]]
) -> None:
    bad, before, behind = make(), wire(commit(claim_change())), wire(commit(claim_change()))
    first, refused, last = send(before, bad, behind).json()["results"]

    assert (refused["commit_id"], refused["ok"], refused["code"]) == (bad["commit_id"], False, code)
    assert message in refused["message"]
    assert refused["message"].strip()
    assert first["ok"]
    assert last["ok"]
    assert len(stored_labels()) == 2


@pytest.mark.parametrize("name", [None, 7, "\ud800", float("nan"), {"a": 1}, "x", "../x"])
def test_a_commit_without_an_id_of_its_own_is_refused_alone(send: Send, name: Any) -> None:
    refused, stored = send(wire(commit(claim_change()), commit_id=name), wire(commit(claim_change()))).json()[
        "results"
    ]

    assert (refused["ok"], refused["code"], stored["ok"]) == (False, "invalid", True)


def test_a_stale_commit_learns_what_is_there_and_fits_after_that(send: Send) -> None:
    new, known = f"claim:{uuid4()}", f"sentence:{BODY}"
    send(wire(commit(sentence_change(BODY))), wire(commit(sentence_change(BODY, base=1))))
    late = (sentence_change(BODY, status="skipped"), claim_change(key=new))
    refused = one_result(send(wire(commit(*late))))

    assert (refused["code"], refused["revisions"]) == ("stale", {known: 2, new: 0})
    assert [label.revision for label in stored_labels()] == [2]

    based = [change.model_copy(update={"base": refused["revisions"][change.key]}) for change in late]
    assert one_result(send(wire(commit(*based))))["revisions"] == {known: 3, new: 1}


def test_a_withdrawal_is_a_revision_like_any_other(send: Send) -> None:
    change = claim_change()
    send(wire(commit(change)))
    gone = one_result(send(wire(commit(Change(key=change.key, base=1, decision="withdrawn")))))

    assert gone["revisions"] == {change.key: 2}
    assert [label.decision for label in stored_labels()] == ["withdrawn"]


def test_a_refusal_is_told_in_french_when_french_is_asked_for(send: Send) -> None:
    unknown = wire(commit(claim_change(), article_id="0" * 16))
    stale = wire(commit(sentence_change(BODY, base=3)))
    wrong = wire(commit(claim_change(claim(judgements={"factuality_source": "XX"}))))
    results = send(unknown, stale, wrong, Accept_Language="fr").json()["results"]

    assert [result["code"] for result in results] == ["refused", "stale", "refused"]
    french = translator("fr")
    assert results[0]["message"] == UnknownArticle(article_id="0" * 16).localised(french)
    assert results[1]["message"] == StaleCommit(base=3, current=0).localised(french)
    assert results[2]["message"].startswith(french(CommitRefused.message).partition("{")[0])
    assert not results[2]["message"].startswith(CommitRefused.message.partition("{")[0])

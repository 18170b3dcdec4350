"""Changes carry the value that their key asks for; commits change each label once."""

from uuid import uuid4

import pytest
from pydantic import ValidationError

from schemas import Change, SentenceState, Suggestion
from tests.factories import claim, claim_change, commit, sentence_change

CLAIM_KEY = f"claim:{uuid4()}"
SUGGESTION = Suggestion(suggestion_id="ab12", agent="rules/0.1", score=0.7, claim=claim())


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        (CLAIM_KEY, {"decision": "added", "claim": claim()}),
        (CLAIM_KEY, {"decision": "accepted", "claim": claim(), "suggestion": SUGGESTION}),
        (CLAIM_KEY, {"decision": "withdrawn"}),
        ("sentence:0-13", {"decision": "skipped", "state": SentenceState(status="skipped")}),
        ("sentence:0-13", {"decision": "withdrawn"}),
        ("rejection:ab12", {"decision": "rejected", "suggestion": SUGGESTION}),
        ("rejection:ab12", {"decision": "withdrawn"}),
    ],
)
def test_a_change_whose_value_fits_its_key_is_one(key: str, fields: dict[str, object]) -> None:
    found = Change(key=key, base=0, **fields)

    assert found.kind == key.split(":", maxsplit=1)[0]
    assert found.withdraws == (fields["decision"] == "withdrawn")


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        (CLAIM_KEY, {"decision": "added"}),
        (CLAIM_KEY, {"decision": "added", "state": SentenceState()}),
        (CLAIM_KEY, {"decision": "added", "claim": claim(), "state": SentenceState()}),
        (CLAIM_KEY, {"decision": "withdrawn", "claim": claim()}),
        ("sentence:0-13", {"decision": "added", "claim": claim()}),
        ("rejection:ab12", {"decision": "rejected"}),
        ("rejection:ab12", {"decision": "rejected", "suggestion": SUGGESTION, "claim": claim()}),
        ("claim:1", {"decision": "added", "claim": claim()}),
        ("sentence:-1-3", {"decision": "added", "state": SentenceState()}),
        ("sentence:0-13\n", {"decision": "added", "state": SentenceState()}),
        ("rejection:../x", {"decision": "rejected", "suggestion": SUGGESTION}),
        ("note:1", {"decision": "added"}),
        (CLAIM_KEY, {"decision": "deleted", "claim": claim()}),
    ],
)
def test_a_change_whose_value_does_not_fit_its_key_is_refused(key: str, fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Change(key=key, base=0, **fields)


def test_a_revision_is_never_negative() -> None:
    with pytest.raises(ValidationError, match="base"):
        sentence_change("0-13", base=-1)


def test_a_commit_changes_each_label_at_most_once() -> None:
    with pytest.raises(ValidationError, match="at most once"):
        commit(sentence_change("0-13"), sentence_change("0-13", status="skipped"))


@pytest.mark.parametrize(
    "fields",
    [
        {"commit_id": "1"},
        {"commit_id": str(uuid4()).upper()},
        {"seconds": -1},
        {"seconds": float("nan")},
        {"seconds": 86_401},
        {"undo_of": "the last one"},
        {"made_at": "yesterday"},
        {"made_at": "2026-03-17T08:30:00"},
    ],
)
def test_a_commit_with_a_field_out_of_shape_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        commit(claim_change(), **fields)


def test_a_commit_changes_something() -> None:
    with pytest.raises(ValidationError, match="changes"):
        commit()


def test_a_commit_comes_back_from_json_as_it_went() -> None:
    sent = commit(claim_change(), sentence_change("0-13", flagged=True))

    assert type(sent).model_validate_json(sent.model_dump_json()) == sent

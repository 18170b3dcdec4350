"""A report shows what there is to learn, and that there is nothing where there is nothing."""

from itertools import pairwise
from pathlib import Path

import pytest

from annotation.training import lines, markdown
from annotation.training.report import LEAST_STORIES
from schemas import Answered, Gain, TaskReport
from tests.training.helpers import claim, claims, report, sentences, task


def _judge(found: TaskReport, name: str) -> Answered:
    return next(one for one in found.answered if one.judge == name)


def _gain(found: TaskReport, than: str) -> Gain:
    return next(one for one in found.gains if one.than == than)


def test_where_the_text_tells_all_the_text_judge_is_right_and_the_source_name_is_not(tmp_path: Path) -> None:
    found = task(report(tmp_path, claims(60, by="text")))

    text, name = _judge(found, "text"), _judge(found, "source name")
    assert text.macro_f1.value == text.accuracy.value == text.macro_f1.low == 1
    assert [(one.code, one.precision, one.recall, one.f1) for one in text.codes] == [
        (code, 1, 1, 1) for code in ("CT+", "PS+", "Uu")
    ]
    assert name.macro_f1.value < 0.5
    assert _gain(found, "source name").macro_f1.low > 0.3
    assert _gain(found, "majority").macro_f1.low > 0.5


def test_where_only_the_source_name_tells_the_shortcut_shows(tmp_path: Path) -> None:
    found = task(report(tmp_path, claims(60, by="name")))

    assert _judge(found, "source name").macro_f1.value == 1
    assert _judge(found, "text").macro_f1.value < 0.5
    assert _gain(found, "source name").macro_f1.high < 0
    assert _gain(found, "majority").macro_f1.value == pytest.approx(
        _judge(found, "text").macro_f1.value - _judge(found, "majority").macro_f1.value, abs=1e-4
    )


def test_majority_says_what_is_most_frequent_in_train(tmp_path: Path) -> None:
    """Every fourth claim is PS+: three quarters are right, and macro F1 is half of 2 x .75 / 1.75."""
    rows = [
        claim(article, index, "le pont", factuality_source="CT+" if index else "PS+")
        for article in range(40)
        for index in range(4)
    ]
    found = _judge(task(report(tmp_path, rows)), "majority")

    assert (found.accuracy.value, found.accuracy.low, found.accuracy.high) == (0.75, 0.75, 0.75)
    assert found.macro_f1.value == pytest.approx(0.75 / 1.75, abs=1e-4)
    assert [(one.code, one.recall, one.support) for one in found.codes] == [("CT+", 1, 36), ("PS+", 0, 12)]


def test_the_learning_curve_is_nested_and_ends_with_all_articles(tmp_path: Path) -> None:
    found = task(report(tmp_path, claims(60, by="text")))

    assert [(one.share, one.articles) for one in found.curve] == [
        (0.1, 3), (0.2, 6), (0.4, 12), (0.7, 21), (1.0, 30),
    ]  # fmt: skip
    assert all(one.rows < other.rows for one, other in pairwise(found.curve))
    assert found.curve[-1].rows == found.parts["train"].rows == 180
    assert found.curve[-1].macro_f1 == _judge(found, "text").macro_f1


def test_the_same_version_gives_the_same_report(tmp_path: Path) -> None:
    first = report(tmp_path / "a", claims(40, by="text"))
    second = report(tmp_path / "b", claims(40, by="text"))

    assert first.tasks[1].answered
    assert first.model_dump_json() == second.model_dump_json()


def test_sentences_are_told_apart_beside_the_outlet_alone(tmp_path: Path) -> None:
    found = task(report(tmp_path, sentences(40)), "is_attributed")

    assert [one.judge for one in found.answered] == ["text", "outlet name", "majority"]
    assert _judge(found, "text").macro_f1.value == 1
    assert _judge(found, "outlet name").accuracy.value == 0.5


def test_stances_are_learned_with_their_target(tmp_path: Path) -> None:
    """The same words are for one target and against the other."""
    rows = [
        claim(number, 0, "nous parlons", stance_target="la paix | la guerre", stance="FAVOR | AGAINST")
        for number in range(40)
    ]
    found = task(report(tmp_path, rows), "stance")

    assert found.parts["train"].rows == 40 and found.parts["train"].articles == 20
    assert _judge(found, "text").macro_f1.value == 1
    assert _judge(found, "source name").accuracy.value == 0.5


def test_too_few_rows_are_said_with_what_there_is_and_what_is_needed(tmp_path: Path) -> None:
    found = report(tmp_path, claims(20, by="text"))
    told = task(found)

    assert told.answered == told.gains == told.curve == ()
    assert [(one.what, one.there, one.needed) for one in told.lacks] == [("test_stories", 6, LEAST_STORIES)]
    said = "\n".join(lines(found))
    assert "too few rows: 6 stories in test, 10 are needed" in said
    assert "too few rows: 0 values with 10 or more rows in train, 2 are needed" in said  # of stance
    assert "**Too few rows; nothing was measured.**" in markdown(found)


def test_a_value_that_is_alone_is_too_few(tmp_path: Path) -> None:
    rows = [claim(number, 0, "le pont", factuality_source="CT+") for number in range(60)]

    lacks = task(report(tmp_path, rows)).lacks

    assert [(one.what, one.there) for one in lacks] == [("train_values", 1), ("test_values", 1)]


def test_a_story_that_the_splits_divide_is_held_out_and_named(tmp_path: Path) -> None:
    """Article 0 of train is a copy of article 9 of test: only the test side is used."""
    rows = list(claims(60, by="text"))
    copies = [
        one | {"story_id": "s"} if one["article_id"].endswith(("0000", "0009")) else one for one in rows
    ]
    found = report(tmp_path, copies)

    assert found.divided_stories == ("s",)
    assert found.divided_rows == 6
    assert task(found).parts["train"].articles == 29
    assert task(found).parts["test"].stories == task(found).parts["test"].articles == 18
    assert "none is on two sides, 6 rows were left out: s." in "\n".join(lines(found))


def test_intervals_are_of_whole_stories(tmp_path: Path) -> None:
    """The same answers say less when they come from fewer stories: the interval is wider."""
    rows = list(claims(120, by="name"))
    together = [one | {"story_id": f"{one['split']}{int(one['article_id'], 16) // 10}"} for one in rows]

    many, few = (task(report(tmp_path / name, of)) for name, of in (("a", rows), ("b", together)))

    assert (many.parts["test"].stories, few.parts["test"].stories) == (36, 12)
    one, other = (_judge(found, "text").accuracy for found in (many, few))
    assert one.value == other.value
    assert (one.low, one.high) != (other.low, other.high)


def test_rows_in_no_split_are_left_out_and_counted(tmp_path: Path) -> None:
    found = report(
        tmp_path, [*claims(60, by="text"), claim(70, 0, "le pont", split="", factuality_source="CT+")]
    )

    assert found.undrawn_rows == 1
    assert sum(one.rows for one in task(found).parts.values()) == 360


def test_codes_that_cannot_be_judged_are_a_class_and_are_counted(tmp_path: Path) -> None:
    found = task(report(tmp_path, claims(60, by="text")))

    assert found.unjudged == {"Uu": found.parts["test"].values["Uu"]}
    assert "Uu" in [one.code for one in found.answered[0].codes]
    assert "a class of its own here" in markdown(report(tmp_path, claims(60, by="text")))


def test_a_code_with_signs_of_markdown_stays_text(tmp_path: Path) -> None:
    rows = [one | {"factuality_source": "<b>|*"} if one["factuality_source"] == "Uu" else one
            for one in claims(60, by="text")]  # fmt: skip

    page = markdown(report(tmp_path, rows))

    assert r"\<b\>\|\*" in page and "<b>" not in page

"""The report finds what leaks, counts by hand what it counts, and makes up no figure."""

import json

import pyarrow as pa
import pytest

from annotation.datasets.splits import ArticleFacts, assign
from annotation.datasets.splits.report import split_report
from annotation.datasets.splits.report_markdown import to_markdown
from schemas import Prediction, SplitPlan, SplitReport

COLUMNS = (
    "article_id", "story_id", "split", "sentence_text", "sentence_kind", "source_name", "voice", "stance",
    "factuality_source", "factuality_outlet", "source_reliability", "information_credibility",
)  # fmt: skip


def labels(*rows: dict[str, str]) -> pa.Table:
    """Rows with empty cells where nothing is said."""
    return pa.table({name: pa.array([row.get(name, "") for row in rows], pa.string()) for name in COLUMNS})


def row(article: str, split: str, **cells: str) -> dict[str, str]:
    return {"article_id": article, "story_id": article, "split": split, "sentence_kind": "body"} | cells


def rows(article: str, split: str, name: str, *codes: str) -> list[dict[str, str]]:
    """Claims of one source with these values of factuality."""
    return [
        row(article, split, voice="source", source_name=name, factuality_source=code, sentence_text=code)
        for code in codes
    ]


def test_each_split_is_counted_and_so_is_what_is_in_none() -> None:
    report = split_report(
        labels(
            row("a", "train"),
            row("a", "train"),
            row("b", "train", story_id="a"),
            row("c", "test"),
            row("d", ""),
        )
    )

    assert [(one.split, one.articles, one.stories, one.rows, one.share) for one in report.counts] == [
        ("train", 2, 1, 3, 0.75),
        ("validation", 0, 0, 0, 0.0),
        ("test", 1, 1, 1, 0.25),
        ("", 1, 1, 1, None),
    ]


def test_articles_and_stories_in_two_splits_are_found() -> None:
    clean = split_report(
        labels(row("a", "train"), row("a", ""), row("b", "test"), row("c", "", story_id="b"))
    )
    leaking = split_report(
        labels(
            row("a", "train"),
            row("a", "test"),
            row("b", "train", story_id="s"),
            row("c", "test", story_id="s"),
        )
    )

    assert (clean.leaks.articles, clean.leaks.stories, clean.leaks.is_clean) == (0, 0, True)
    assert (leaking.leaks.articles, leaking.leaks.stories, leaking.leaks.is_clean) == (1, 2, False)


def test_the_same_sentence_in_two_splits_is_found_whatever_its_case_and_punctuation() -> None:
    report = split_report(
        labels(
            row("a", "train", sentence_text="« Le cessez-le-feu est fini », dit-il."),
            row("b", "test", sentence_text="Le cessez le feu EST fini, dit-il !"),
            row("b", "test", sentence_text="Une phrase de test sans copie."),
            row("a", "train", sentence_text="Deux fois ici et une fois la\u0300."),
            row("a", "train", sentence_text="Deux fois ici et une fois là."),
            row("a", "train", sentence_text="Trop court."),
            row("b", "test", sentence_text="Trop court."),
            row("a", "train", sentence_kind="boilerplate", sentence_text="Lire aussi sur notre site web"),
            row("b", "validation", sentence_text="Lire aussi sur notre site web"),
            row("c", "", sentence_text="Une phrase de test sans copie."),
        )
    )

    assert (report.leaks.sentences, report.leaks.boilerplate) == (1, 1)


def test_the_same_text_in_two_splits_is_found_where_there_are_texts() -> None:
    articles = pa.table(
        {"split": ["train", "test", "test", ""], "text": ["Un, deux.", "un deux", "trois", "trois"]}
    )
    table = labels(row("a", "train"))

    assert split_report(table, articles=articles).leaks.texts == 1
    assert split_report(table).leaks.texts is None


def test_the_largest_deviation_of_a_dimension_is_named() -> None:
    table = labels(
        *[row("a", "train", stance=value) for value in ("FAVOR | AGAINST", "FAVOR", "NEUTRAL", "")],
        row("b", "test", stance="FAVOR"),
        row("c", "", stance="UNCLEAR"),
    )
    found = {one.dimension: one for one in split_report(table).balances}

    assert found["stance"].rows == {
        "train": {"AGAINST": 1, "FAVOR": 2, "NEUTRAL": 1},
        "validation": {"AGAINST": 0, "FAVOR": 0, "NEUTRAL": 0},
        "test": {"AGAINST": 0, "FAVOR": 1, "NEUTRAL": 0},
    }
    largest = found["stance"].largest
    assert largest and (largest.split, largest.value, largest.share, largest.overall) == (
        "test",
        "FAVOR",
        1,
        0.6,
    )
    assert found["source_reliability"].largest is None


def test_the_shortcut_is_what_the_name_alone_predicts() -> None:
    """Ana says CT+ in train, and so three of five in test; who is unknown says what most of train say."""
    table = labels(
        *rows("a", "train", "Ana", "CT+", "CT+", "Uu"),
        *rows("a", "train", "Bob", "Uu", "Uu", "Uu"),
        *rows("b", "test", "Ana", "CT+", "CT+", "Uu"),
        *rows("b", "test", "Zoé", "PR+", "Uu"),
        *rows("c", "validation", "Bob", "PR-"),
    )
    found = {one.dimension: one for one in split_report(table).shortcuts}["factuality_source"]

    assert (found.rows, found.seen, found.reason) == (5, 3, "")
    # CT+: 2 right, 2 wanted, 3 answered; Uu: 1 right, 2 wanted, 2 answered; PR+: none right
    assert found.by_source == Prediction(accuracy=0.6, macro_f1=round((4 / 5 + 2 / 4 + 0) / 3, 4))
    assert found.majority == Prediction(accuracy=0.4, macro_f1=round((0 + 4 / 7 + 0) / 3, 4))


@pytest.mark.parametrize(("there", "lacking"), [("train", "test"), ("test", "train")])
def test_without_rows_the_shortcut_is_not_measured_and_says_why(there: str, lacking: str) -> None:
    report = split_report(labels(*rows("a", there, "Ana", "CT+", "Uu")))
    found = {one.dimension: one for one in report.shortcuts}

    assert (found["factuality_source"].by_source, found["factuality_source"].majority) == (None, None)
    assert found["factuality_source"].reason == f"no row of {lacking} has a named source and a value"
    assert "by definition" in found["voice"].reason


def test_an_empty_table_gives_a_report_without_figures() -> None:
    report = split_report(
        labels(), articles=pa.table({"split": pa.array([], "str"), "text": pa.array([], "str")})
    )

    assert {one.share for one in report.counts} == {None}
    assert {one.largest for one in report.balances} == {None}
    assert all(one.reason for one in report.shortcuts)
    assert report.leaks.is_clean and report.leaks.texts == 0
    assert to_markdown(report).count("not measured") == 12


def test_a_drawn_version_has_no_leak_and_its_report_is_json_and_markdown() -> None:
    plan = SplitPlan(seed="<b>", group_by=("root",), test_rows="unassisted")
    done = assign(
        [ArticleFacts(f"a{n}", f"a{n // 2}", roots=frozenset("x" * (n < 28)), rows=1) for n in range(30)],
        plan,
    )
    table = labels(*[row(name, split, voice="author") for name, split in done.splits.items()])

    report = split_report(table, plan=plan, assignment=done)
    told = to_markdown(report)

    assert report.leaks.is_clean
    assert SplitReport.model_validate(json.loads(report.model_dump_json())) == report
    assert "the largest holds 93.3 % of the rows, more than any split was to have." in told
    assert "kept together by story and root; only rows that owe nothing" in told
    assert "seed \\<b>" in told
    assert "| stories | 0 |" in told


def test_what_was_left_out_is_said() -> None:
    report = split_report(labels())
    told = to_markdown(report.model_copy(update={"taken_out": 2, "kept_out": 3, "undated": 4}))

    assert "stricter split by now: 2 articles" in told
    assert "tie two splits together: 3 new articles" in told
    assert "in train: 4 articles" in told
    assert "Left out" not in to_markdown(report)

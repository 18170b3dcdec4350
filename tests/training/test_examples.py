"""One example a sentence, claim or target, however many rows and annotators it has."""

from annotation.published import Row
from annotation.training.examples import TASKS, Example, Gathered, gathered
from schemas import COLUMN_NAMES
from tests.made_versions import row
from tests.training.helpers import claim


def _gathered(name: str, *rows: Row) -> Gathered:
    task = next(one for one in TASKS if one.name == name)
    return gathered(task, [dict.fromkeys(COLUMN_NAMES, "") | one for one in rows])


def _values(found: Gathered) -> list[tuple[str, str]]:
    return [(one.text, one.value) for one in found.examples]


def test_a_claim_over_two_sentences_is_one_example() -> None:
    one = claim(0, 0, "le pont", factuality_source="CT+")

    found = _gathered("factuality_source", one, one | {"sentence_index": "1"})

    assert found == Gathered(
        (Example(one["article_id"], one["story_id"], "train", "le pont", ("Petrova", "Petrova"), "CT+"),),
        ties=0,
        without_text=0,
    )


def test_a_sentence_in_which_one_claim_is_a_source_is_attributed() -> None:
    own = row(0, 0, "Il dit et je dis.", claim_id="b", voice="author")

    found = _gathered("is_attributed", own, row(0, 0, "Il dit et je dis.", claim_id="a", voice="source"), own)

    assert _values(found) == [("Il dit et je dis.", "source")]


def test_only_what_is_labelled_counts_and_no_credit_of_an_article() -> None:
    rows = [
        row(0, 0, "Ouverte.", status="open"),
        row(0, 1, "Passée.", status="skipped", voice=""),
        row(0, 2, "Signalée.", status="flagged"),
        row(0, 3, "Par Jean, AFP.", voice="source", scope="article"),
        row(0, 4, "Le pont tient."),
    ]

    assert _values(_gathered("is_attributed", *rows)) == [("Le pont tient.", "author")]


def test_what_most_annotators_say_counts_once() -> None:
    said = {"ana": "CT+", "zoé": "PS+", "léa": "PS+"}
    rows = [claim(0, 0, "le pont", annotator=who, factuality_source=code) for who, code in said.items()]

    assert _values(_gathered("factuality_source", *rows)) == [("le pont", "PS+")]


def test_what_annotators_are_divided_on_is_left_out_and_counted() -> None:
    rows = [
        row(0, 0, "Il le dit.", annotator="ana", voice="source"),
        row(0, 0, "Il le dit.", annotator="zoé"),
        row(0, 1, "Le pont tient.", annotator="ana"),
        row(0, 1, "Le pont tient.", annotator="zoé"),
    ]

    found = _gathered("is_attributed", *rows)

    assert _values(found) == [("Le pont tient.", "author")]
    assert found.ties == 1


def test_a_claim_without_content_is_left_out_and_counted() -> None:
    bare = claim(0, 0, "", factuality_source="CT+", content_spans="")

    found = _gathered("factuality_source", bare, claim(0, 1, "le pont", factuality_source="Uu"))

    assert _values(found) == [("le pont", "Uu")]
    assert found.without_text == 1


def test_each_target_is_an_example_with_the_target_behind_the_words() -> None:
    both = claim(0, 0, "non", stance_target="la loi | Paris", stance="AGAINST | UNCLEAR")

    found = _gathered("stance", both, claim(0, 1, "oui"))

    assert _values(found) == [("non\nla loi", "AGAINST"), ("non\nParis", "UNCLEAR")]


def test_annotators_are_compared_target_by_target() -> None:
    rows = [
        claim(0, 0, "non", annotator="ana", stance_target="la loi | Paris", stance="AGAINST | FAVOR"),
        claim(0, 0, "non", annotator="zoé", stance_target="la loi", stance="AGAINST"),
        claim(0, 0, "non", annotator="léa", stance_target="Paris", stance="NEUTRAL"),
    ]

    found = _gathered("stance", *rows)

    assert _values(found) == [("non\nla loi", "AGAINST")]
    assert found.ties == 1

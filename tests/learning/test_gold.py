"""What is learned from: settled sentences and the claims in them, each unit once."""

from uuid import uuid4

from annotation.learning import Seen, readings_of
from annotation.learning.rows import known_targets, rows_of
from annotation.store.protocol import label_of
from annotation.workbench.modelling import same_claims
from schemas import GOLD, Article, Change, Label, Span, repeat_of
from tests.factories import NOW, article, claim, claim_change, commit, sentence_change
from tests.learning.helpers import attribution, authors, proposed, reading, with_stance

ONE = article("Titre\nUne voix parle de la loi.\nLe vent tombe.\n")
FIRST, SECOND = ONE.sentences[1].key, ONE.sentences[2].key


def _labels(*changes: Change, annotator: str = "ana", of: Article = ONE) -> tuple[Label, ...]:
    made = commit(*changes, article_id=of.article_id)
    return tuple(label_of(made, change, annotator=annotator, received_at=NOW) for change in changes)


def test_open_and_skipped_sentences_and_what_lies_in_them_are_left_out() -> None:
    labels = _labels(
        sentence_change(FIRST, status="skipped"),
        sentence_change(SECOND),
        claim_change(attribution(ONE, 1)),
        claim_change(authors(ONE, 2)),
    )

    (found,) = readings_of(ONE, labels)

    assert set(found.sentences) == {2}
    assert [one.claim for one in found.claims] == [authors(ONE, 2)]


def test_a_reading_is_one_annotators_and_nobodys_without_a_settled_sentence() -> None:
    labels = (
        *_labels(sentence_change(FIRST)),
        *_labels(sentence_change(FIRST), sentence_change(SECOND), annotator="bob"),
        *_labels(sentence_change(FIRST, status="open"), annotator="eve"),
    )

    assert [set(one.sentences) for one in readings_of(ONE, labels)] == [{1}, {1, 2}]


def test_what_was_taken_back_or_no_longer_fits_is_left_out() -> None:
    taken = Change(key=f"claim:{uuid4()}", base=1, decision="withdrawn")
    cut = authors(ONE, 2).model_copy(update={"content": (Span(start=0, end=ONE.sentences[2].end),)})

    (found,) = readings_of(
        ONE, _labels(sentence_change(SECOND), sentence_change(FIRST), taken, claim_change(cut))
    )

    assert found.claims == ()


def test_what_a_lead_settled_is_the_only_reading_of_its_sentences() -> None:
    other = attribution(ONE, 1).model_copy(update={"cue_force": "endorsing"})
    labels = (
        *_labels(sentence_change(FIRST), sentence_change(SECOND), claim_change(attribution(ONE, 1))),
        *_labels(sentence_change(FIRST), claim_change(other), annotator=GOLD),
        *_labels(sentence_change(FIRST), sentence_change(SECOND), annotator=repeat_of("ana")),
    )

    analyst, gold = readings_of(ONE, labels)

    assert (set(analyst.sentences), analyst.claims) == ({2}, ())
    assert (set(gold.sentences), [one.claim for one in gold.claims]) == ({1}, [other])


def test_what_was_on_screen_is_known_of_claims_and_sentences() -> None:
    (shown,) = proposed(ONE, [attribution(ONE, 1)])
    hidden = shown.model_copy(update={"shown": False})
    judged = shown.model_copy(update={"judged_by": {"factuality_source": "learned/3"}})
    found = {}
    for name, suggestion in {"shown": shown, "hidden": hidden, "judged": judged}.items():
        change = claim_change(attribution(ONE, 1), suggestion=suggestion, decision="accepted")
        (one,) = readings_of(ONE, _labels(sentence_change(FIRST), change))
        assert one.sentences[1] == one.claims[0].assistance
        found[name] = (one.sentences[1].is_shown, one.sentences[1].by_model)

    assert found == {"shown": (True, False), "hidden": (False, False), "judged": (True, True)}


def test_a_rejected_suggestion_was_on_screen_too() -> None:
    (shown,) = proposed(ONE, [attribution(ONE, 1)])
    rejected = Change(key="rejection:a", base=0, decision="rejected", suggestion=shown)

    (found,) = readings_of(ONE, _labels(sentence_change(FIRST), rejected))

    assert found.sentences[1].is_shown
    assert found.claims == ()


def test_analysts_vote_and_a_tie_is_left_out() -> None:
    seen = Seen(ONE, proposed(ONE, [attribution(ONE, 1)]))
    certain, possible = (
        reading(ONE, [attribution(ONE, 1, judgements={"factuality_source": code})]) for code in ("CT+", "PS+")
    )

    def codes(*readings):
        rows, disputed = rows_of(seen, readings, (), align=same_claims)
        return [row.value for row in rows if row.dimension == "factuality_source"], disputed

    assert codes(certain) == (["CT+"], 0)
    assert codes(certain, possible, certain) == (["CT+"], 0)
    assert codes(certain, possible) == ([], 1)


def test_a_claim_that_no_rule_proposes_is_learned_from_but_not_measured() -> None:
    rows, _ = rows_of(Seen(ONE, ()), [reading(ONE, [attribution(ONE, 1)])], (), align=same_claims)

    told = {row.dimension: row.rules for row in rows if row.dimension != "is_attributed"}
    assert told == {"factuality_source": None, "factuality_outlet": None}
    assert [(row.value, row.rules) for row in rows if row.dimension == "is_attributed"] == [
        ("no", "no"),
        ("yes", "no"),
        ("no", "no"),
    ]


def test_claims_are_paired_by_overlap_within_one_voice() -> None:
    whole = attribution(ONE, 1)
    end = whole.content[0].end
    long, short, other = (
        whole.model_copy(update={"content": (Span(start=end - length, end=end),)}) for length in (20, 6, 2)
    )

    assert same_claims([whole], [short, long]) == {0: 1}
    assert same_claims([whole], [other]) == {}
    assert same_claims([whole], [authors(ONE, 1)]) == {}
    assert same_claims([whole, long], [long, whole]) == {0: 1, 1: 0}


def test_a_credit_of_the_article_is_nothing_to_judge() -> None:
    credit = claim().model_copy(update={"scope": "article", "content": ()})
    one = article()

    rows, _ = rows_of(Seen(one, ()), [reading(one, [credit])], (), align=same_claims)

    assert {(row.dimension, row.value) for row in rows} == {("is_attributed", "no")}


def test_a_target_is_known_from_two_stories_on_and_asked_for_where_it_is_spoken_of() -> None:
    about, elsewhere = article("La grande loi divise.\nLe vent tombe.\n"), article("La loi passe enfin.\n")
    copy = elsewhere.model_copy(update={"story_id": about.article_id})

    def targets(other: Article) -> tuple[str, ...]:
        return known_targets(
            reading(one, [with_stance(authors(one, 0), "la loi", "AGAINST")]) for one in (about, other)
        )

    assert targets(elsewhere) == ("la loi",)
    assert targets(copy) == ()
    gold = [with_stance(authors(about, 0), "la loi", "AGAINST"), authors(about, 1)]
    rows, _ = rows_of(
        Seen(about, proposed(about, [authors(about, 0)])),
        [reading(about, gold)],
        ["la loi"],
        align=same_claims,
    )
    assert [(row.value, row.rules) for row in rows if row.dimension == "stance"] == [("AGAINST", "none")]

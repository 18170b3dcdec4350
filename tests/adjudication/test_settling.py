"""What a lead takes becomes gold, whole units at a time, and can be taken back."""

from collections.abc import Iterable

from annotation.adjudication import Bench
from schemas import GOLD, Change, Claim, Label, repeat_of
from tests.factories import NOW, TEXT, article, claim, claim_change, commit, sentence_change, span

ARTICLE = article()
TITLE, QUOTE, CALM = (one.key for one in ARTICLE.sentences[:3])
FIRST = "claim:00000000-0000-0000-0000-000000000001"
SECOND = "claim:00000000-0000-0000-0000-000000000002"


def _labels(reader: str, *changes: Change) -> tuple[Label, ...]:
    made = commit(*changes)
    values = ("key", "decision", "claim", "state", "suggestion")
    known = {"article_id": ARTICLE.article_id, "annotator": reader, "commit_id": made.commit_id}
    known |= {"seconds": 1, "labelled_at": NOW, "codebook_version": "1.0"}
    return tuple(
        Label(**known, revision=one.base + 1, **{name: getattr(one, name) for name in values})
        for one in changes
    )


ANA = _labels("ana", claim_change(key=FIRST), sentence_change(QUOTE), sentence_change(CALM))
BEN = _labels(
    "ben",
    claim_change(claim(cue_force="endorsing"), key=SECOND),
    sentence_change(QUOTE),
    sentence_change(CALM),
)


def _gold(changes: Iterable[Change]) -> tuple[Label, ...]:
    return _labels(GOLD, *changes)


def test_the_labels_that_are_taken_become_the_gold() -> None:
    bench = Bench(ARTICLE, (*ANA, *BEN), ())

    taken = bench.taken(bench.unit_of(1), "ben")

    assert {one.key: one.claim for one in taken} == {SECOND: BEN[0].claim, f"sentence:{QUOTE}": None}
    assert {one.base for one in taken} == {0}


def test_taking_another_reader_withdraws_what_was_taken_before() -> None:
    former = Bench(ARTICLE, (*ANA, *BEN), ())
    gold = _gold(former.taken(former.unit_of(1), "ben"))
    bench = Bench(ARTICLE, (*ANA, *BEN), gold)

    taken = {one.key: one for one in bench.taken(bench.unit_of(1), "ana")}

    assert taken.keys() == {FIRST, SECOND, f"sentence:{QUOTE}"}
    assert (taken[FIRST].base, taken[FIRST].decision) == (0, "added")
    assert (taken[SECOND].base, taken[SECOND].decision) == (1, "withdrawn")


def test_taking_again_what_was_opened_again_goes_on_from_the_last_revision() -> None:
    withdrawn = _labels(
        GOLD, *(Change(key=one.key, base=1, decision="withdrawn") for one in (ANA[0], ANA[1]))
    )
    bench = Bench(ARTICLE, ANA, withdrawn)
    assert {one.base for one in bench.taken(bench.unit_of(1), "ana")} == {2}


def test_taking_the_same_twice_changes_nothing() -> None:
    former = Bench(ARTICLE, ANA, ())
    gold = _gold(former.taken(former.unit_of(1), "ana"))
    bench = Bench(ARTICLE, ANA, gold)
    assert bench.taken(bench.unit_of(1), "ana") == ()
    assert bench.is_settled(bench.unit_of(1))


def test_opening_again_withdraws_the_gold_of_the_unit_and_of_no_other() -> None:
    former = Bench(ARTICLE, ANA, ())
    both = (*former.taken(former.unit_of(1), "ana"), *former.taken(former.unit_of(2), "ana"))
    bench = Bench(ARTICLE, ANA, _gold(both))

    gone = bench.reopened(bench.unit_of(1))

    assert {one.key for one in gone} == {FIRST, f"sentence:{QUOTE}"}
    assert {one.decision for one in gone} == {"withdrawn"}


def test_what_two_closed_in_the_same_way_is_agreed_until_it_is_settled() -> None:
    bench = Bench(ARTICLE, (*ANA, *BEN), ())
    assert bench.agreed() == (frozenset({2}),)
    gold = _gold(bench.taken(frozenset({2}), "ana"))
    assert Bench(ARTICLE, (*ANA, *BEN), gold).agreed() == ()
    assert Bench(ARTICLE, ANA, ()).agreed() == ()


def test_a_claim_over_two_sentences_is_settled_as_a_whole() -> None:
    both = Claim(cue=span(TEXT, "a déclaré"), content=(span(TEXT, "dément"), span(TEXT, "Le calme")))
    zoe = _labels("zoé", claim_change(both), sentence_change(TITLE), sentence_change(CALM))
    bench = Bench(ARTICLE, (*ANA, *zoe), ())
    assert bench.unit_of(0) == bench.unit_of(2) == frozenset({0, 2})
    assert bench.readers(bench.unit_of(0)) == ("zoé",)


def test_who_read_again_settles_nothing_and_where_nobody_labelled_there_is_no_unit() -> None:
    again = _labels(repeat_of("ana"), sentence_change(TITLE))
    bench = Bench(ARTICLE, (*ANA, *again), ())
    assert bench.unit_of(0) == frozenset()
    assert bench.reopened(frozenset()) == ()


def test_a_ruling_says_what_it_was_made_from() -> None:
    bench = Bench(ARTICLE, (*ANA, *BEN), ())
    seen = bench.seen(bench.unit_of(1))
    assert {(one.reader, one.key, one.revision) for one in seen} == {
        ("ana", FIRST, 1),
        ("ana", f"sentence:{QUOTE}", 1),
        ("ben", SECOND, 1),
        ("ben", f"sentence:{QUOTE}", 1),
    }
    assert bench.keys(bench.unit_of(1)) == (QUOTE,)

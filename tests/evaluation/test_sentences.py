"""The figures of sentences, against numbers worked out by hand."""

from schemas import Stance
from tests.evaluation.helpers import SENTENCES, SentenceFact, counted, report


def facts(**by_place: SentenceFact) -> tuple[SentenceFact, ...]:
    """Facts of `s1`, `s2` ..., and nothing of the other sentences."""
    return tuple(by_place.get(f"s{place}", SentenceFact()) for place in range(len(SENTENCES)))


def test_sentences_are_attributed_or_not_in_the_kinds_that_are_labelled() -> None:
    """Right: 1. Missed: 2. Made up: 3. The boilerplate 5 does not count."""
    attributed = SentenceFact(is_attributed=True)
    gold = facts(s1=attributed, s2=attributed, s5=attributed)
    suggested = facts(s1=attributed, s3=attributed, s5=attributed)

    assert counted(report(gold_facts=gold, suggested_facts=suggested), "is_attributed") == (2, 2, 1)


def test_the_factuality_of_sentences_counts_where_the_gold_says_it() -> None:
    gold = facts(s1=SentenceFact(factuality="CT+"), s2=SentenceFact(factuality="CT-"))
    suggested = facts(
        s1=SentenceFact(factuality="CT+"), s2=SentenceFact(factuality="Uu"), s3=SentenceFact(True, "CT+")
    )

    assert counted(report(gold_facts=gold, suggested_facts=suggested), "sentence_factuality") == (2, 1)


def test_a_stance_is_right_with_its_sentence_target_and_polarity() -> None:
    """Four in the gold, four suggested: the first alone is right, case and accents apart."""
    port = Stance(target="Réouverture", polarity="FAVOR")
    gold = facts(**{f"s{place}": SentenceFact(stance=port) for place in (0, 1, 2, 3)})
    suggested = facts(
        s0=SentenceFact(stance=Stance(target="reouverture", polarity="FAVOR")),
        s1=SentenceFact(stance=Stance(target="réouverture", polarity="AGAINST")),
        s2=SentenceFact(stance=Stance(target="le quai", polarity="FAVOR")),
        s4=SentenceFact(stance=port),
    )

    assert counted(report(gold_facts=gold, suggested_facts=suggested), "stance") == (4, 4, 1)

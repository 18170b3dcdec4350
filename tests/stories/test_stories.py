import random
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from annotation.settings import ROOT
from annotation.stories import Signed, assign, near_duplicates, signature
from annotation.stories.minhash import BYTES, NO_SIGNATURE
from tests.stories import texts_en as en
from tests.stories import texts_fr as fr
from tests.stories.cases import CASES, Case
from tests.stories.held_out import HELD_OUT


def _found(case: Case) -> bool:
    """Whether the two of a case come out as one story, through signatures, bands and the check."""
    by_name = dict(zip("ab", case.articles, strict=True))
    known, new = (
        [Signed(name, signature(by_name[name]), language, published)]
        for name, language, published in zip("ab", case.languages, case.dates, strict=True)
    )
    return bool(list(near_duplicates(new, known, text_of=by_name.__getitem__)))


def _rates(cases: Sequence[Case]) -> tuple[float, float]:
    """Precision and recall."""
    found = [case for case in cases if _found(case)]
    right = sum(case.together for case in found)
    return right / len(found), right / sum(case.together for case in cases)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_copies_are_put_together_and_other_articles_are_not(case: Case) -> None:
    assert _found(case) == case.together


def test_the_floors_of_precision_and_recall_hold_on_cases_written_afterwards() -> None:
    precision, recall = _rates(HELD_OUT)

    assert precision == 1.0
    assert recall >= 0.8


def test_a_rewritten_copy_is_a_candidate_among_many_others() -> None:
    texts = _noise(300) | {"agency": en.TALKS, "rewritten": en.TALKS_REWRITTEN}
    signed = [Signed(name, signature(text), "en") for name, text in texts.items()]

    found = list(near_duplicates(signed, (), text_of=texts.__getitem__))

    assert [(pair.left, pair.right) for pair in found] == [("agency", "rewritten")]


def _noise(count: int) -> dict[str, str]:
    """Articles made of the words of real ones, in another order."""
    chance = random.Random(3)  # noqa: S311 (the same texts every time)
    words = f"{en.FIRE} {en.STRIKE} {en.TALKS_INDEPENDENT}".split()
    return {f"noise-{number}": " ".join(chance.choices(words, k=200)) for number in range(count)}


def test_new_articles_meet_known_ones_and_known_ones_do_not_meet_each_other() -> None:
    texts = {"a": fr.PORT, "b": fr.PORT + "\nFin.", "c": fr.PORT_REWRITTEN, "d": fr.BANK}
    signed = {name: Signed(name, signature(text), "fr") for name, text in texts.items()}
    asked: list[str] = []

    def text_of(name: str) -> str:
        asked.append(name)
        return texts[name]

    assert not list(near_duplicates([signed["d"]], [signed["a"], signed["b"]], text_of=text_of))
    assert asked == []
    assert list(near_duplicates([signed["c"]], [signed["a"], signed["b"]], text_of=text_of))


def test_an_article_in_every_outlet_is_one_story() -> None:
    texts = {f"{number:03}": f"Titre de la rédaction {number}\n{fr.QUAKE}" for number in range(200)}
    day = date(2026, 3, 1)
    signed = [
        Signed(name, signature(text), "fr", day + timedelta(days=number % 5))
        for number, (name, text) in enumerate(texts.items())
    ]
    pairs = list(near_duplicates(signed, (), text_of=texts.__getitem__))
    stories = assign(pairs, story_of={}, order={name: int(name) for name in texts})

    assert len(pairs) == 199
    assert set(stories.values()) == {"000"}
    assert len(stories) == 199


def test_the_pairs_are_the_same_every_time() -> None:
    texts = {"a": fr.PORT, "b": fr.PORT_REWRITTEN, "c": en.TALKS, "d": en.TALKS_REWRITTEN, "e": en.FIRE}
    signed = [Signed(name, signature(text)) for name, text in texts.items()]
    once, again = (list(near_duplicates(signed, (), text_of=texts.__getitem__)) for _ in range(2))

    assert [(pair.left, pair.right) for pair in once] == [("a", "b"), ("c", "d")]
    assert once == again


def test_nothing_new_makes_no_pair() -> None:
    assert list(near_duplicates((), (), text_of=str)) == []
    assert list(near_duplicates((), [Signed("a", signature(fr.PORT))], text_of=str)) == []


def test_a_signature_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="512 bytes"):
        list(near_duplicates([Signed("a", b"\x01\x02")], (), text_of=str))


def test_a_signature_is_the_same_on_every_machine() -> None:
    """When an upgrade of rensa breaks this, give `SIGNED_BY` a new number and make signatures anew."""
    made = signature("La préfecture du Ponant a annoncé mardi la réouverture partielle du port de Kerlann.")

    assert len(made) == BYTES
    assert made[:16].hex() == "9b5cd91e2d80fc1d5941db766b441787"


def test_case_accents_and_marks_do_not_change_a_signature() -> None:
    assert signature(fr.PORT) == signature(fr.PORT.upper().replace("’", "'").replace("É", "E"))


def test_short_texts_are_like_no_other() -> None:
    made = signature("Le port rouvre.")

    assert made == NO_SIGNATURE
    assert not list(near_duplicates([Signed("a", made)], [Signed("b", made)], text_of=str))


def test_broken_surrogates_have_a_signature() -> None:
    assert len(signature(f"{fr.PORT} \ud83d fin")) == BYTES


def test_numpy_is_loaded_when_the_first_signature_is_made() -> None:
    program = "import annotation.stories, sys; print('numpy' in sys.modules or 'rensa' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"

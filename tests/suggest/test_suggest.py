"""What holds for every suggestion."""

import random
import time

import pytest

from annotation.suggest import AGENT, suggest
from tests.suggest.helpers import SOURCES, read

LINES = (
    "Le port rouvre",
    "Par Lou Tran (avec AFP)",
    "🐟 La ministre, Anne Kervella, a dit que le quai ouvrirait.",
    "Le vent ne faiblit pas.",
    "Lire aussi : la météo",
)
WORDS = (
    *"«»“”\"'’,.:?—()🐟",
    *(
        "a",
        "ont",
        "dit",
        "déclaré",
        "a-t-il",
        "selon",
        "d’après",
        "l’AFP",
        "citée",
        "par",
        "que",
        "qu’il",
        "et",
        "le",
    ),
    *(
        "M.",
        "Vlad",
        "Rita",
        "Blum",
        "qui",
        "citant",
        "nie",
        "said",
        "told",
        "according",
        "to",
        "reporters",
        "by",
    ),
    *("was quoted as saying", "he", "the", "AFP", "denied", "that"),
)
KINDS = {0: "title", 1: "byline", 4: "boilerplate"}


def test_a_sentence_that_nothing_touches_is_the_authors() -> None:
    found = read(*LINES, kinds=KINDS)
    author = [one.claim for one in suggest(found, sources=SOURCES) if one.claim.voice == "author"]
    assert [claim.content[0].of(found.text) for claim in author] == [
        "Le port rouvre",
        "Le vent ne faiblit pas.",
    ]
    assert [claim.judgements["factuality_outlet"] for claim in author] == ["CT+", "CT-"]
    assert not any(claim.stance for claim in author)


def test_suggestions_come_in_text_order() -> None:
    starts = [
        min(span.start for span in one.claim.spans)
        for one in suggest(read(*LINES, kinds=KINDS), sources=SOURCES)
    ]
    assert starts == sorted(starts)
    assert len(starts) == 4


def test_the_same_article_gives_the_same_suggestions_with_names_of_their_own() -> None:
    first, second = (suggest(read(*LINES, kinds=KINDS), sources=SOURCES) for _ in range(2))
    assert first == second
    names = [one.suggestion_id for one in first]
    assert len(set(names)) == len(names)
    assert all(len(name) == 16 and int(name, 16) >= 0 for name in names)
    assert {one.agent for one in first} == {str(AGENT)} == {"rules/0.2"}
    assert all(0 <= one.score <= 1 for one in first)


def test_an_unknown_language_falls_back_and_never_fails() -> None:
    assert suggest(read("Ministeren sa at broen holdt.", language="da"), sources=SOURCES)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_words_in_any_order_give_valid_suggestions(language: str) -> None:
    chance = random.Random(7)  # noqa: S311 (not for secrets)
    for _ in range(150):
        line = " ".join(chance.choices(WORDS, k=chance.randint(1, 30)))
        glued = line.replace("’ ", "’").replace(" ,", ",").replace(" .", ".").strip()
        for kind in ("body", "byline", "title"):
            found = read(glued, language=language, kinds={0: kind})
            for one in suggest(found, sources=SOURCES):
                assert all(span.end <= len(found.text) for span in one.claim.spans)


def test_long_sentences_and_long_articles_are_quick() -> None:
    hard = "« Le maire, selon l'un, a dit que, d'après l'autre, et que "
    lines = [f"{index} {hard * 10}" for index in range(20)]
    lines += [f"Le préfet {index} a déclaré que le pont, selon le maire, tiendrait." for index in range(380)]
    found = read(*lines)
    suggest(found, sources=SOURCES)
    started = time.perf_counter()
    suggest(found, sources=SOURCES)
    # Ten times what it takes, for a busy machine.
    assert time.perf_counter() - started < 2

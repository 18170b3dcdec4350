"""Gold comes as files, is read whole or refused, and is compared with what is proposed for it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotation.errors import GoldRefused, InvalidOption
from annotation.settings import SEEDS, Settings
from annotation.workbench import Report, evaluate, find_parcels, proposer, suggest_parcels
from schemas import Article, Claim, Suggestion
from tests.evaluation.helpers import counted
from tests.factories import TEXT, claim
from tests.standoff.helpers import attribution, labelled, place, said_of

Folder = Callable[..., Path]
"""Writes a gold folder; a file for each keyword, an object or text."""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Folder:
    def folder(**files: Any) -> Path:
        path = tmp_path / "gold"
        path.mkdir(exist_ok=True)
        for name, held in files.items():
            text = held if isinstance(held, str) else json.dumps(held, ensure_ascii=False)
            (path / name.replace("__", ".")).write_text(text, encoding="utf-8")
        return path

    return folder


def proposing(*claims: Claim) -> Callable[[Article], tuple[Suggestion, ...]]:
    return lambda _article: tuple(
        Suggestion(suggestion_id=str(n), agent="made/1", score=1, claim=one) for n, one in enumerate(claims)
    )


def gold(**fields: Any) -> dict[str, Any]:
    """The article of the factories, of whose sentences the second is attributed."""
    labels = [said_of(0, "CT-"), said_of(1, "CT-") | {"is_attributed": True}, said_of(2, "PR+")]
    return labelled(lang="fr", sentence_labels=labels) | fields


def figures(report: Report, *names: str) -> list[tuple[int, ...]]:
    return [counted(report, name) for name in names]


def test_what_is_proposed_as_the_gold_has_it_is_right_in_everything(folder: Folder) -> None:
    """The proposal says nothing of the author's own sentences 0 and 2, which are Uu then."""
    found = evaluate(folder(a__json=gold()), proposing(claim()))

    assert found.mistakes == ()
    assert figures(found, "attribution_exact", "is_attributed") == [(1, 1, 1), (1, 1, 1)]
    assert figures(found, "chain_complete", "originator_name", "factuality") == [(1, 1), (1, 1), (1, 1)]
    assert figures(found, "sentence_factuality", "cue_force") == [(3, 1), (0, 0)]


def test_the_force_of_a_cue_counts_where_the_file_says_it(folder: Folder) -> None:
    said = gold(attributions=[attribution(cue_force="distancing")])

    assert figures(evaluate(folder(a__json=said), proposing(claim())), "cue_force") == [(1, 0)]


def test_the_agents_are_given_the_sentences_of_the_gold(folder: Folder) -> None:
    """A dateline is a byline to us."""
    given: list[Article] = []
    sentences = gold()["sentences"]
    sentences[0]["kind"] = "dateline"

    evaluate(folder(a__json=gold(sentences=sentences)), lambda article: given.append(article) or ())

    assert given[0].text == TEXT
    assert [one.kind for one in given[0].sentences] == ["byline", "body", "body", "boilerplate"]


def test_or_the_sentences_that_an_import_would_make_and_figures_stay_those_of_the_gold(
    folder: Folder,
) -> None:
    """The gold has its two body sentences as one."""
    given: list[Article] = []
    title, first, second, last = gold()["sentences"]
    joined = [title, first | {"end": second["end"]}, last]
    said = gold(sentences=joined, sentence_labels=[said_of(1, "CT+") | {"is_attributed": True}])

    def propose(article: Article) -> tuple[Suggestion, ...]:
        given.append(article)
        return proposing(claim())(article)

    found = evaluate(folder(a__json=said), propose, own_sentences=True)

    assert len(given[0].sentences) == 4
    assert figures(found, "is_attributed") == [(1, 1, 1)]


def test_a_sentence_without_a_label_is_attributed_when_an_attribution_names_it(folder: Folder) -> None:
    said = gold()
    del said["sentence_labels"]

    found = evaluate(folder(a__json=said), proposing(claim()))

    assert figures(found, "is_attributed", "sentence_factuality", "factuality") == [(1, 1, 1), (0, 0), (0, 0)]


def test_stances_are_read_from_both_sides(folder: Folder) -> None:
    """The proposal takes the stance of its claim; polarity is written small in files."""
    said = gold(sentence_labels=[said_of(1, "CT-", holder="Maria Petrova", target="la trêve")])
    right = claim(stance=[{"target": "La treve", "polarity": "AGAINST"}])
    wrong = claim(stance=[{"target": "la trêve", "polarity": "FAVOR"}])

    path = folder(a__json=said)

    assert figures(evaluate(path, proposing(right)), "stance") == [(1, 1, 1)]
    assert figures(evaluate(path, proposing(wrong)), "stance") == [(1, 1, 0)]


def test_a_language_that_the_file_does_not_say_is_found(folder: Folder) -> None:
    said = gold()
    del said["lang"]

    assert evaluate(folder(a__json=said), proposing()).languages == ("fr",)


def test_a_folder_a_file_and_lines_hold_the_same(folder: Folder) -> None:
    """Folders inside it, hidden files and others are passed over."""
    english = gold(raw_text="Nobody spoke.", lang="en", attributions=[], sentence_labels=[])
    english["sentences"] = [{"start": 0, "end": 13, "kind": "body"}]
    path = folder(a__json=gold(), b__json=[english], README__md="x", __hidden__json="x")
    (path / "apart").mkdir()
    (path / "apart" / "c.json").write_text("x")
    lines = path.parent / "all.jsonl"
    lines.write_text(f"{json.dumps(gold())}\n{json.dumps(english)}\n", encoding="utf-8")

    of_folder, of_lines = (evaluate(one, proposing(claim())) for one in (path, lines))

    assert of_folder.languages == of_lines.languages == ("en", "fr")
    assert of_folder.slices == of_lines.slices
    assert evaluate(path / "b.json", proposing()).languages == ("en",)
    assert evaluate(path, proposing(), language="en").whole.articles == 1


def test_a_language_without_an_article_is_refused_with_those_that_there_are(folder: Folder) -> None:
    with pytest.raises(InvalidOption, match=r"--language cannot be de: .*there is: fr"):
        evaluate(folder(a__json=gold()), proposing(), language="de")


BAD: dict[str, tuple[Any, str]] = {
    "no json": ("{not", "it cannot be read as JSON"),
    "no text": ({"id": "x"}, "raw_text"),
    "nothing": ([], "it holds no article"),
    "another text at the span": (
        gold(attributions=[attribution(cue=place("a déclaré") | {"surface": "dit"})]),
        "not 'dit'",
    ),
    "a kind that there is not": (gold(sentences=[{"start": 0, "end": 13, "kind": "menu"}]), "title"),
    "text in no sentence": (gold(sentences=gold()["sentences"][:3]), "no sentence covers 'Lire aussi"),
    "a label of no sentence": (gold(sentence_labels=[said_of(4, "CT+")]), "it names sentence 4"),
    "an attribution of no sentence": (gold(attributions=[attribution(sentence_ids=[9])]), "sentence 9"),
    "no attributions": ({"raw_text": TEXT, "sentences": []}, "'attributions'"),
    "a list for a label": (gold(sentence_labels=[[1]]), "misshapen"),
    "a stance without a target": (gold(sentence_labels=[said_of(1, "CT+") | {"stance": {"x": 1}}]), "target"),
}


@pytest.mark.parametrize(("held", "cause"), BAD.values(), ids=BAD.keys())
def test_the_first_file_that_cannot_be_used_is_named_and_nothing_is_measured(
    held: Any, cause: str, folder: Folder
) -> None:
    proposed: list[Article] = []
    path = folder(a__json=gold(), b__json=held, c__json="{")

    with pytest.raises(GoldRefused) as raised:
        evaluate(path, lambda article: proposed.append(article) or ())

    message = str(raised.value)
    assert message.startswith(f"Nothing was measured, {path / 'b.json'} cannot be used as gold: ")
    assert cause in message
    assert message.endswith("; correct the file or move it elsewhere.")
    assert proposed == []


def test_a_text_that_is_there_twice_is_refused_with_both_names(folder: Folder) -> None:
    path = folder(a__json=gold(id="one"), b__json=gold(id="two"))

    with pytest.raises(GoldRefused, match=r"b\.json cannot .* two has the text of one in a\.json; leave one"):
        evaluate(path, proposing())


@pytest.mark.parametrize("name", ["gold", "gold/missing.json"])
def test_a_folder_without_gold_and_a_missing_file_are_refused(name: str, folder: Folder) -> None:
    path = folder(README__md="x")

    with pytest.raises(GoldRefused, match="cannot be used as gold"):
        evaluate(path.parent / name, proposing())


def test_what_the_agents_suggest_is_right_when_it_is_the_gold(tmp_path: Path) -> None:
    """The seed articles, through the file that “selon suggest” writes, cut as an import cuts."""
    settings = Settings(data=SEEDS, annotator="ana")
    lines = suggest_parcels(find_parcels(sorted(SEEDS.glob("*.txt"))), settings)
    path = tmp_path / "suggested.jsonl"
    path.write_text("".join(f"{json.dumps(one)}\n" for one in lines), encoding="utf-8")

    for own_sentences in (False, True):
        found = evaluate(path, proposer(settings), own_sentences=own_sentences).whole

        assert found.tallies["attribution_exact"].gold > 10
        assert {one.f1 for one in found.tallies.values()} <= {1.0, None}
        shares = {name: one.value for name, one in found.shares.items()}
        # A file says factuality by sentence, so that two attributions of one sentence share a code there.
        assert shares.pop("factuality") > 0.8
        assert set(shares.values()) == {1.0}

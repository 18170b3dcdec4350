"""The agent with a parser: where its models are installed it reads with trees, elsewhere the rules do."""

import os
import subprocess
import sys

import pytest

from annotation.settings import ROOT
from annotation.suggest import AGENT, SourceNames, agent_of, propose, suggest
from annotation.suggest.parsing.spacy_trees import trees_of
from schemas import Article
from tests.factories import article

NOBODY = SourceNames.of(())
FRENCH = "La Russie a détruit un dépôt d’armes, a déclaré mardi Dmitri Peskov, porte-parole du Kremlin."
ENGLISH = "The minister on Tuesday told reporters in Paris that the depot had been destroyed."


def _needs(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SELON_PARSER")
    if agent_of(language) == AGENT:
        if os.environ.get("CI"):
            pytest.fail("the models are missing; make models installs them")
        pytest.skip("make models installs the models")


def _read(text: str, language: str) -> Article:
    return article(text, title="", language=language)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [("fr", FRENCH, "Dmitri Peskov, porte-parole du Kremlin"), ("en", ENGLISH, "The minister")],
)
def test_the_parser_reads_where_its_model_is_installed(
    language: str, text: str, speaker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _needs(language, monkeypatch)
    one = _read(text, language)

    agent, found = agent_of(language), propose(one, sources=NOBODY)

    assert agent.name == "parser"
    assert agent.version.startswith(f"{AGENT.version}+{language}_core_")
    assert {suggestion.agent for suggestion in found} == {str(agent)}
    assert [hop.span.of(one.text) for s in found for hop in s.claim.sources if hop.span] == [speaker]
    assert found == propose(one, sources=NOBODY), "the same article, the same suggestions"


def test_trees_keep_the_positions_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    _needs("fr", monkeypatch)
    one = _read("L’armée 😀 l’a dit : « c’est fini »", "fr")

    (parse,) = trees_of(one).values()

    assert [one.text[word.start : word.end] for word in parse.tokens][:4] == ["L’", "armée", "😀", "l’"]


def test_without_a_model_the_rules_read_and_say_so() -> None:
    one = _read(FRENCH, "fr")

    assert agent_of("fr") == AGENT
    assert propose(one, sources=NOBODY) == suggest(one, sources=NOBODY)


def test_a_language_without_a_model_is_read_by_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SELON_PARSER")

    assert agent_of("es") == agent_of("") == AGENT


def test_who_only_asks_for_the_agent_loads_no_parser() -> None:
    program = (
        "import sys; from annotation.suggest import agent_of; agent_of('fr'); agent_of('en');"
        "assert not {'spacy', 'numpy', 'sklearn'} & set(sys.modules)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "SELON_PARSER"}

    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, timeout=60, check=True)

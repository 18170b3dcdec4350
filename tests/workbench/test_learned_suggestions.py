"""What a learned model does for suggestions: it judges what is read, and the agent's name says so."""

import pytest

from annotation.workbench import Workbench, models, proposing
from annotation.workbench.models import ARRAYS
from annotation.workbench.suggesting import agent_of
from schemas import Article
from tests.workbench.labelled import LABELLED
from tests.workbench.reading import read_here


def test_what_is_read_is_judged_and_says_by_whom(labelled: Workbench, articles: list[Article]) -> None:
    new = articles[-1]
    labelled.suggesting.run(pool=read_here)
    rules = str(agent_of(new.language))
    assert labelled.suggesting.newest(new)[0] == rules

    labelled.learning.train(author="ana")
    both = f"{rules}+learned/1"

    assert labelled.suggesting.state().agents == (both,)
    assert labelled.suggesting.newest(new)[0] == rules, "it stays until somebody asks"
    labelled.suggesting.ask_again()
    assert labelled.suggesting.run(pool=read_here).read == len(articles) - LABELLED + 1
    agent, found = labelled.suggesting.newest(new)
    assert agent == both
    assert {one.judged_by["is_attributed"] for one in found if one.claim.scope == "span"} == {"learned/1"}
    assert labelled.suggesting.pending() == ()


def test_a_model_is_proved_once_and_not_for_every_article(
    labelled: Workbench, articles: list[Article]
) -> None:
    labelled.learning.train(author="ana")
    rules = str(agent_of(articles[0].language))
    assert labelled.learning.beside(rules) == f"{rules}+learned/1"

    (labelled.settings.models / "000001" / ARRAYS).unlink()

    assert labelled.learning.beside(rules) == f"{rules}+learned/1"


def test_a_model_of_another_version_of_selon_is_not_waited_for(
    labelled: Workbench, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    labelled.learning.train(author="ana")
    monkeypatch.setattr(models, "FEATURES", 99)

    assert labelled.suggesting.state().agents == (str(agent_of(articles[0].language)),)
    assert labelled.learning.current().problem is not None


def test_a_damaged_model_judges_nothing_that_is_read(labelled: Workbench, articles: list[Article]) -> None:
    labelled.learning.train(author="ana")
    (labelled.settings.models / "000001" / ARRAYS).write_bytes(b"no")

    labelled.suggesting.run(pool=read_here)

    agent, found = labelled.suggesting.newest(articles[-1])
    assert agent == str(agent_of(articles[-1].language))
    assert not any(one.judged_by for one in found)
    assert labelled.suggesting.pending() == ()


def test_an_agent_that_the_model_was_not_measured_beside_is_not_judged(
    labelled: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    labelled.learning.train(author="ana")
    monkeypatch.setattr(proposing, "agent_of", lambda _language: "rules/7")

    assert labelled.suggesting.state().agents == ("rules/7",)

"""What agents suggest is kept once an agent and edition, and said of the newest edition only."""

from datetime import timedelta

import pytest

from annotation.store import Store
from schemas import Article, Proposal, Suggestion
from tests.factories import NOW, article, claim

RULES, PARSED = "rules/0.2", "parsed/0.2"


@pytest.fixture(name="stored")
def _stored(store: Store) -> Article:
    one = article(language="fr")
    store.add_article(one, imported_at=NOW)
    return one


def _proposal(one: Article, agent: str = RULES, *, minutes: int = 0, score: float = 0.5) -> Proposal:
    made_at = NOW + timedelta(minutes=minutes)
    suggestion = Suggestion(suggestion_id="s1", agent=agent, score=score, claim=claim(), made_at=made_at)
    return Proposal(
        article_id=one.article_id,
        revision=one.revision,
        agent=agent,
        made_at=made_at,
        suggestions=(suggestion,),
    )


def test_a_proposal_comes_back_as_it_was_kept(store: Store, stored: Article) -> None:
    store.proposals.add([_proposal(stored)])
    assert store.proposals.of(stored.article_id) == (_proposal(stored),)


def test_the_last_proposal_comes_first(store: Store, stored: Article) -> None:
    store.proposals.add([_proposal(stored), _proposal(stored, PARSED, minutes=1)])
    assert [one.agent for one in store.proposals.of(stored.article_id)] == [PARSED, RULES]
    assert store.proposals.agents() == ((PARSED, 1), (RULES, 1))


def test_an_agent_does_not_change_what_it_proposed(store: Store, stored: Article) -> None:
    store.proposals.add([_proposal(stored)])
    store.proposals.add([_proposal(stored, score=0.9, minutes=3)])
    assert store.proposals.of(stored.article_id) == (_proposal(stored),)


def test_what_an_agent_has_not_read_is_missing(store: Store, stored: Article) -> None:
    other = article("Another text.", language="en")
    store.add_article(other, imported_at=NOW)
    store.proposals.add([_proposal(stored)])
    assert store.proposals.missing(RULES) == (other.article_id,)
    assert store.proposals.missing(PARSED) == (stored.article_id, other.article_id)
    assert store.proposals.missing(PARSED, language="fr") == (stored.article_id,)
    assert store.proposals.missing(RULES, language="fr") == ()


def test_a_new_edition_has_to_be_read_again(store: Store, stored: Article) -> None:
    store.proposals.add([_proposal(stored)])
    revised = stored.model_copy(update={"revision": stored.revision + 1, "title": "Autre"})
    store.revise([revised], cause="corrected", author="bob", made_at=NOW)
    assert store.proposals.of(stored.article_id) == ()
    assert store.proposals.missing(RULES) == (stored.article_id,)
    assert store.proposals.agents() == ()


def test_nothing_proposed_is_an_empty_answer(store: Store, stored: Article) -> None:
    store.proposals.add([])
    assert store.proposals.of(stored.article_id) == ()
    assert store.proposals.agents() == ()

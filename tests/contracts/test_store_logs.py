"""The logs as they are read back: which articles wait for an agent, and every commit in its order."""

from datetime import timedelta

import pytest

from annotation.errors import UnknownArticle
from annotation.store import Store, Waiting
from schemas import Article, Proposal
from tests.factories import NOW, article, claim_change, commit, sentence_change

RULES, PARSED = "rules/0.2", "parsed/0.2"
TITLE, QUOTE, CALM = (one.key for one in article().sentences[:3])


@pytest.fixture(name="english")
def _english(store: Store) -> Article:
    one = article("Another text.", language="en")
    store.add_article(one, imported_at=NOW)
    return one


def _read(store: Store, one: Article, agent: str, *, minutes: int = 0) -> Proposal:
    made_at = NOW + timedelta(minutes=minutes)
    proposal = Proposal(
        article_id=one.article_id, revision=one.revision, agent=agent, made_at=made_at, suggestions=()
    )
    store.proposals.add([proposal])
    return proposal


def _waiting(store: Store) -> tuple[Waiting, ...]:
    return store.proposals.waiting({"en": PARSED}, otherwise=RULES)


def test_every_article_waits_for_the_agent_of_its_language(store: Store, english: Article) -> None:
    first = article().article_id

    assert _waiting(store) == (
        Waiting(first, RULES, is_read=False, is_done=False),
        Waiting(english.article_id, PARSED, is_read=False, is_done=False),
    )
    assert [one.agent for one in store.proposals.waiting({}, otherwise=RULES)] == [RULES, RULES]

    _read(store, article(), RULES)
    _read(store, english, RULES)
    assert _waiting(store) == (Waiting(english.article_id, PARSED, is_read=True, is_done=False),)
    _read(store, english, PARSED)
    assert _waiting(store) == ()


def test_an_article_is_done_when_whoever_began_it_has_nothing_open(store: Store) -> None:
    def done() -> bool:
        return _waiting(store)[0].is_done

    keys = (TITLE, QUOTE, CALM)
    store.commit(commit(*map(sentence_change, keys)), annotator="ana", received_at=NOW)
    assert done()
    store.commit(commit(sentence_change(TITLE)), annotator="bob", received_at=NOW)
    assert not done()
    store.commit(commit(*map(sentence_change, keys[1:])), annotator="bob", received_at=NOW)
    assert done()


def test_what_an_older_edition_was_given_is_kept(store: Store) -> None:
    one = article()
    before = _read(store, one, RULES)
    revised = one.model_copy(update={"revision": 2, "title": "Autre"})
    store.revise([revised], cause="corrected", author="bob", made_at=NOW)
    after = _read(store, revised, RULES, minutes=1)

    assert store.proposals.every(one.article_id) == (after, before)
    assert store.proposals.every("unknown") == ()


def test_every_commit_is_read_back_in_the_order_of_storing(store: Store, english: Article) -> None:
    first, second = (
        commit(claim_change(), sentence_change(QUOTE)),
        commit(sentence_change(TITLE), seconds=0.2),
    )
    undo = commit(sentence_change(TITLE, base=1, status="open"), undo_of=second.commit_id)
    for one, who in ((first, "ana"), (second, "zoé"), (undo, "zoé")):
        store.commit(one, annotator=who, received_at=NOW)
    _read(store, english, RULES)

    with store.snapshot() as snapshot:
        steps = snapshot.steps(article().article_id)
        labelled = [one.article_id for one in snapshot.labelled()]
        proposals = snapshot.proposals(english.article_id)
        nothing = snapshot.steps(english.article_id)

    assert [step.labels[0].commit_id for step in steps] == [first.commit_id, second.commit_id, undo.commit_id]
    assert [label.key for label in steps[0].labels] == [one.key for one in first.changes]
    assert [step.is_undo for step in steps] == [False, False, True]
    assert [step.labels[0].seconds for step in steps] == [2.5, 0.2, 2.5]
    assert steps[0].seq < steps[1].seq < steps[2].seq
    assert labelled == [article().article_id]
    assert [one.agent for one in proposals] == [RULES]
    assert nothing == ()


def test_the_pulse_tells_that_something_was_stored(store: Store) -> None:
    found = {store.pulse()}
    store.commit(commit(claim_change()), annotator="ana", received_at=NOW)
    found.add(store.pulse())
    _read(store, article(), RULES)
    found.add(store.pulse())

    assert len(found) == 3
    assert store.pulse() in found


def test_a_touched_article_tells_that_its_labels_or_its_edition_changed(
    store: Store, english: Article
) -> None:
    def state() -> str:
        with store.snapshot() as snapshot:
            (only,) = snapshot.touched()
            assert snapshot.article(only.article_id) == store.article(only.article_id)
        assert (only.article_id, only.story, only.outlet, only.language, only.published) == (
            article().article_id,
            article().article_id,
            "Cinktank.com",
            "fr",
            None,
        )
        return only.state

    store.commit(commit(sentence_change(TITLE)), annotator="ana", received_at=NOW)
    first = state()
    assert state() == first
    store.commit(commit(sentence_change(TITLE)), annotator="bob", received_at=NOW)
    second = state()
    revised = article().model_copy(update={"revision": 2, "title": "Autre"})
    store.revise([revised], cause="corrected", author="bob", made_at=NOW)

    assert len({first, second, state()}) == 3
    with store.snapshot() as snapshot:
        assert snapshot.article("unknown") is None


def test_articles_are_read_together_as_they_are_read_one_by_one(store: Store, english: Article) -> None:
    store.commit(commit(claim_change(), sentence_change(QUOTE)), annotator="ana", received_at=NOW)
    store.commit(commit(claim_change()), annotator="zoé", received_at=NOW)
    names = [english.article_id, article().article_id]

    with store.snapshot() as snapshot:
        together = list(snapshot.readings(names))
        assert together == [(snapshot.article(one), snapshot.labels(one)) for one in names]
        assert list(snapshot.readings([])) == []
        with pytest.raises(UnknownArticle, match="nowhere"):
            list(snapshot.readings([names[0], "nowhere"]))

    assert [len(labels) for _, labels in together] == [0, 3]

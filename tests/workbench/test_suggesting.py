"""Agents read what is stored: in the background, once, resumable; who decided keeps what they saw."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from annotation.errors import AlreadySuggesting
from annotation.store import SqlStore
from annotation.workbench import Workbench, proposing, readers
from annotation.workbench.claiming import claimed
from annotation.workbench.suggesting import RULES
from schemas import Agent, Article, Change, ProjectSettings, SentenceState, Suggestion
from tests.conftest import Project
from tests.factories import NOW, article, claim, claim_change, commit, sentence_change
from tests.workbench.reading import read_here

ARTICLE = article()
NAME = ARTICLE.article_id
TITLE, QUOTE, CALM = (one.key for one in ARTICLE.sentences[:3])
PARSER = Agent(name="parser", version="0.3")


@pytest.fixture(name="agent")
def _agent(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Install an agent that reads every language; `reads` is what it does."""

    def install(agent: Agent = PARSER, reads: Callable[..., tuple[Suggestion, ...]] | None = None) -> None:
        def propose(one: Article, *, sources: object) -> tuple[Suggestion, ...]:
            if reads:
                return reads(one)
            known = {"suggestion_id": f"{agent}-1", "agent": str(agent), "score": 0.9}
            return (Suggestion(claim=claim(), **known),) if one.article_id == NAME else ()

        monkeypatch.setattr(readers, "propose", propose)
        monkeypatch.setattr(proposing, "agent_of", lambda _language: agent)

    return install


@pytest.fixture(name="more")
def _more(bench: Workbench) -> list[str]:
    """Nine further articles."""
    others = [article(f"Titre {n}\n\nLe maire parle.", title=f"Titre {n}") for n in range(9)]
    for one in others:
        bench._store.add_article(one, imported_at=NOW)
    return [one.article_id for one in others]


def _state(status: str = "labelled", **fields: str) -> SentenceState:
    return SentenceState(status=status, **fields)


def _settled(key: str, **fields: str) -> Change:
    return Change(key=f"sentence:{key}", base=0, decision="added", state=_state(**fields))


def test_what_is_stored_waits_until_it_is_read(bench: Workbench, more: list[str]) -> None:
    heard: list[tuple[int, int]] = []

    assert [one.article_id for one in bench.suggesting.pending()] == [NAME, *more]
    done = bench.suggesting.run(pool=read_here, on_progress=lambda *said: heard.append(said))

    assert done == (10, 0)
    assert heard[-1] == (10, 10)
    assert bench.suggesting.pending() == ()
    state = bench.suggesting.state()
    assert (state.articles, state.waiting, state.done) == (10, 0, 10)
    assert state.read == ((str(RULES), 10),)
    assert state.agents == (str(RULES),)
    assert not state.is_running


def test_an_interrupted_run_goes_on_where_it_stopped(
    bench: Workbench, more: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposing, "BATCH", 1)
    kept: list[int] = []
    first = bench.suggesting.run(
        pool=read_here, on_progress=lambda done, _all: kept.append(done), stop=lambda: len(kept) == 4
    )
    left = [one.article_id for one in bench.suggesting.pending()]
    second = bench.suggesting.run(pool=read_here)

    assert 4 <= first.read < 10
    assert left == [NAME, *more][first.read :]
    assert second.read == 10 - first.read


def test_a_pause_holds_until_somebody_says_go_on(bench: Workbench, more: list[str]) -> None:
    bench.suggesting.wishes.pause()
    assert bench.suggesting.run(pool=read_here) == (0, 0)
    assert bench.suggesting.state().is_paused

    bench.suggesting.wishes.resume()
    assert bench.suggesting.run(pool=read_here).read == 10


def test_an_article_that_cannot_be_read_is_named_and_the_others_are_read(
    bench: Workbench, more: list[str], agent: Callable[..., None]
) -> None:
    def fails_at_the_third(one: Article) -> tuple[Suggestion, ...]:
        if one.article_id == more[1]:
            raise RuntimeError("no parse")
        return ()

    agent(reads=fails_at_the_third)
    done = bench.suggesting.run(pool=read_here)
    (failure,) = bench.suggesting.state().failures

    assert done == (9, 1)
    assert (failure.article_id, failure.title, failure.agent) == (more[1], "Titre 1", str(PARSER))
    assert failure.reason == "RuntimeError: no parse"
    assert bench.suggesting.pending() == ()  # it is not tried at every start

    bench.suggesting.ask_again()
    assert [one.article_id for one in bench.suggesting.pending()] == [more[1]]


def test_only_one_process_reads_and_a_dead_one_holds_nothing(bench: Workbench) -> None:
    with claimed(bench.suggesting.wishes.lock) as is_ours:
        assert is_ours
        assert bench.suggesting.state().is_running
        with pytest.raises(AlreadySuggesting):
            bench.suggesting.run(pool=read_here)

    assert not bench.suggesting.state().is_running
    assert bench.suggesting.run(pool=read_here).read == 1


def test_a_newer_version_reads_again_only_when_it_is_asked(
    bench: Workbench, more: list[str], agent: Callable[..., None]
) -> None:
    bench.suggesting.run(pool=read_here)
    agent()

    assert bench.suggesting.pending() == ()
    assert bench.suggesting.state().outdated == 10
    assert bench.view(NAME, "ana").agent == str(RULES)

    bench.suggesting.ask_again()
    assert bench.suggesting.run(pool=read_here).read == 10
    assert bench.view(NAME, "ana").agent == str(PARSER)


def test_an_article_in_which_nothing_is_left_to_label_is_not_read_again(
    bench: Workbench, more: list[str], agent: Callable[..., None]
) -> None:
    bench.suggesting.run(pool=read_here)
    bench.commit(commit(*map(_settled, (TITLE, QUOTE, CALM))), annotator="ana")
    agent()
    bench.suggesting.ask_again()

    assert [one.article_id for one in bench.suggesting.pending()] == more
    assert bench.suggesting.state().settled == 1


def test_an_edition_that_nobody_has_read_is_read_without_being_asked(bench: Workbench) -> None:
    bench.suggesting.run(pool=read_here)
    bench.articles.recut(NAME, ARTICLE.sentences[1:] and _joined(), base=1, author="bob")

    assert [one.article_id for one in bench.suggesting.pending()] == [NAME]


def _joined() -> tuple[object, ...]:
    title, quote, calm, menu = ARTICLE.sentences
    return title, quote.model_copy(update={"end": calm.end}), menu


def test_everything_that_is_offered_says_who_made_it_how_sure_and_when(bench: Workbench) -> None:
    for _ in ("by the rules at once", "as it is kept"):
        view = bench.view(NAME, "ana")
        assert view.suggestions
        assert {(one.agent, one.made_at) for one in view.suggestions} == {(str(RULES), NOW)}
        assert all(0 < one.score <= 1 for one in view.suggestions)
        bench.suggesting.run(pool=read_here)


def test_the_screen_never_waits_for_a_model(bench: Workbench, agent: Callable[..., None]) -> None:
    def never(_one: Article) -> tuple[Suggestion, ...]:
        raise AssertionError("on the way to the screen only the rules suggest")

    agent(reads=never)
    view = bench.view(NAME, "ana")

    assert view.agent == str(RULES)
    assert view.suggestions


def test_a_newer_agent_leaves_decisions_as_they_were_made(
    bench: Workbench, agent: Callable[..., None]
) -> None:
    """What was accepted keeps the suggestion that was on screen; closed sentences are left in peace."""
    bench.suggesting.run(pool=read_here)
    shown = next(one for one in bench.view(NAME, "ana").suggestions if one.claim.voice == "source")
    accepted = claim_change(shown.claim, decision="accepted", suggestion=shown)
    bench.commit(commit(accepted, _settled(QUOTE, assistance="shown", agent=str(RULES))), annotator="ana")
    before = bench.view(NAME, "ana").labels
    agent()
    bench.suggesting.ask_again()
    bench.suggesting.run(pool=read_here)

    after = bench.view(NAME, "ana")
    assert after.agent == str(PARSER)
    assert after.labels == before
    assert after.suggestions == ()
    (other,) = bench.view(NAME, "bob").suggestions
    assert (other.agent, other.made_at) == (str(PARSER), NOW)


def test_hidden_sentences_are_told_apart_from_those_without_a_suggestion(bench: Workbench) -> None:
    bench.set_project(ProjectSettings(hidden_share=0.5, hidden_seed=_seed_that_hides_the_quote(bench)))
    view = bench.view(NAME, "ana")
    again = bench.view(NAME, "ana")

    assert view.assistance[QUOTE] == "hidden"
    assert not any(set(view.article.sentences_touching(one.claim.spans)) & {1} for one in view.suggestions)
    assert (again.assistance, again.suggestions) == (view.assistance, view.suggestions)


def _seed_that_hides_the_quote(bench: Workbench) -> int:
    for seed in range(100):
        bench.set_project(ProjectSettings(hidden_share=0.5, hidden_seed=seed))
        hidden = {key for key, said in bench.view(NAME, "ana").assistance.items() if said == "hidden"}
        if hidden == {QUOTE}:
            return seed
    raise AssertionError("no seed hides the quotation alone")


def test_what_was_held_back_is_kept_when_the_sentence_is_closed(bench: Workbench) -> None:
    """Else a later version of the rules would say something else, and nobody could compare."""
    closed = _settled(QUOTE, assistance="hidden", agent=str(RULES))
    bench.commit(commit(closed), annotator="ana")
    (kept,) = bench._store.proposals.of(NAME)

    assert kept.agent == str(RULES)
    assert any(one.claim.voice == "source" for one in kept.suggestions)

    bench.commit(commit(sentence_change(TITLE)), annotator="ana")
    assert len(bench._store.proposals.of(NAME)) == 1


def test_processes_read_and_one_that_dies_stops_nothing(project: Project, tmp_path: Path) -> None:
    """With real processes on a real database."""
    bench = project(store=SqlStore(tmp_path / "selon.db"))
    threads = threading.active_count()
    done = bench.suggesting.run(processes=2)

    assert done == (1, 0)
    assert bench.view(NAME, "ana").suggestions
    assert threading.active_count() <= threads + 1
    bench.close()

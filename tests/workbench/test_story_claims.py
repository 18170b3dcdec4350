"""Links lead to claims that there are, and "confirmed by other sources" needs another source."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from annotation.errors import CommitRefused, RulingRefused
from annotation.store import MemoryStore
from annotation.workbench import Workbench
from annotation.workbench.story_claims import MOST_CLAIMS, NO_OTHER_ROOT, NO_SUCH_CLAIM, TO_ITSELF
from schemas import GOLD, Article, Change, Claim, Grade, Hop, Link, Source
from tests.factories import NOW, article, claim, claim_change, commit, sentence_change, span

HERE = article()
TEXT = "Le port rouvre.\nLe calme revient.\n"
THERE = article(TEXT, title="Le port", outlet="L’Est", published=date(2026, 3, 2), story_id=HERE.article_id)
CREDIBLE = {"information_credibility": "1"}


@pytest.fixture(name="bench")
def _bench(project: Callable[..., Workbench]) -> Workbench:
    store = MemoryStore()
    bench = project(store=store)
    store.add_article(THERE, imported_at=NOW)
    return bench


def _said(name: str, **fields: Any) -> Claim:
    kind = fields.pop("kind", "person")
    where = {"sources": (Hop(name=name, kind=kind),), "content": (span(TEXT, "Le port rouvre"),)}
    return Claim(**(where | fields))


def _label(
    bench: Workbench, value: Claim, one: Article = THERE, annotator: str = "ana", **fields: Any
) -> Change:
    made = claim_change(value, **fields)
    bench.commit(commit(made, article_id=one.article_id), annotator=annotator)
    return made


def _linked(change: Change, one: Article = THERE, relation: str = "support") -> Link:
    return Link(relation=relation, article_id=one.article_id, claim_id=change.key.partition(":")[2])


def test_credibility_1_is_refused_until_another_source_says_something_in_the_story(bench: Workbench) -> None:
    with pytest.raises(CommitRefused, match=NO_OTHER_ROOT):
        _label(bench, claim(judgements=CREDIBLE), HERE)
    _label(bench, _said("Maria Petrova"))
    _label(bench, _said("un proche", kind="anonymous"))
    with pytest.raises(CommitRefused, match=NO_OTHER_ROOT):
        _label(bench, claim(judgements=CREDIBLE), HERE)
    _label(bench, _said("Reuters"), annotator="ben")
    with pytest.raises(CommitRefused, match=NO_OTHER_ROOT):
        _label(bench, claim(judgements=CREDIBLE), HERE)

    _label(bench, Claim(voice="author", content=(span(TEXT, "Le port rouvre."),)))

    _label(bench, claim(judgements=CREDIBLE), HERE)


def test_two_claims_of_one_commit_confirm_each_other(bench: Workbench) -> None:
    other = claim(sources=(Hop(name="Reuters"),))
    bench.commit(commit(claim_change(claim(judgements=CREDIBLE)), claim_change(other)), annotator="ana")


def test_a_claim_whose_ground_is_gone_can_still_be_corrected_but_not_moved_to_another_root(
    bench: Workbench,
) -> None:
    ground = _label(bench, _said("Reuters"))
    own = _label(bench, claim(judgements=CREDIBLE), HERE)
    bench.commit(
        commit(Change(key=ground.key, base=1, decision="withdrawn"), article_id=THERE.article_id),
        annotator="ana",
    )

    _label(bench, claim(judgements=CREDIBLE, note="vu"), HERE, key=own.key, base=1)
    moved = claim(judgements=CREDIBLE, sources=(Hop(name="Kiev"),))
    with pytest.raises(CommitRefused, match=NO_OTHER_ROOT):
        _label(bench, moved, HERE, key=own.key, base=2)


def test_a_source_blind_reader_is_told_only_which_claims_may_be_confirmed(bench: Workbench) -> None:
    own = _label(bench, claim(), HERE)
    masked = claim_change(bench.masked_view(HERE.article_id, "ana").labels[0].claim, key=own.key, base=1)
    masked = masked.model_copy(update={"claim": masked.claim.model_copy(update={"judgements": CREDIBLE})})
    assert bench.story(HERE.article_id, "ana", is_masked=True).confirmable == ()
    with pytest.raises(CommitRefused, match=NO_OTHER_ROOT):
        bench.masked_commit(commit(masked), annotator="ana", article=HERE)

    _label(bench, _said("Reuters"))

    told = bench.story(HERE.article_id, "ana", is_masked=True)
    assert (told.confirmable, told.claims) == ((own.key,), ())
    bench.masked_commit(commit(masked), annotator="ana", article=HERE)


def test_a_claim_is_linked_to_one_of_the_same_reader_and_to_no_other(bench: Workbench) -> None:
    other, foreign = _label(bench, _said("Reuters")), _label(bench, _said("Reuters"), annotator="ben")
    own = _label(bench, claim(links=(_linked(other),)), HERE)
    assert bench.view(HERE.article_id, "ana").labels[0].claim.links == (_linked(other),)

    for link, why in ((_linked(foreign), NO_SUCH_CLAIM), (_linked(own, HERE), TO_ITSELF)):
        with pytest.raises(CommitRefused, match=why):
            _label(bench, claim(links=(_linked(other), link)), HERE, key=own.key, base=1)


def test_a_link_whose_end_was_withdrawn_does_not_stand_in_the_way(bench: Workbench) -> None:
    other = _label(bench, _said("Reuters"))
    own = _label(bench, claim(links=(_linked(other),)), HERE)
    gone = Change(key=other.key, base=1, decision="withdrawn")
    bench.commit(commit(gone, article_id=THERE.article_id), annotator="ana")

    _label(bench, claim(links=(_linked(other),), note="vu"), HERE, key=own.key, base=1)
    with pytest.raises(CommitRefused, match=NO_SUCH_CLAIM):
        _label(bench, claim(links=(_linked(other),)), HERE)


def test_a_reader_is_told_their_own_claims_of_the_story_the_nearest_first_and_not_too_many(
    bench: Workbench,
) -> None:
    for name in ("Reuters", "AFP"):
        _label(bench, _said(name))
    _label(bench, _said("Kiev"), annotator="ben")
    told = bench.story(HERE.article_id, "ana")

    assert {one.root for one in told.claims} == {"Reuters", "AFP"}
    first = told.claims[0]
    assert (first.outlet, first.chain[1:], first.words) == ("L’Est", ("L’Est",), "Le port rouvre")
    many = [claim_change(_said(f"Source {number}")) for number in range(MOST_CLAIMS)]
    bench.commit(commit(*many, article_id=THERE.article_id), annotator="ana")
    told = bench.story(HERE.article_id, "ana")
    assert (len(told.claims), told.is_cut) == (MOST_CLAIMS, True)


@pytest.fixture(name="team")
def _team(bench: Workbench) -> Workbench:
    """Ana and Ben have closed both articles alike: Petrova here, confirmed by Reuters there."""
    bench.people.add("lea", role="administrator", author="lea")
    for name in ("ana", "ben"):
        bench.people.add(name, role="analyst", author="lea")
        bench.assigning.assign([HERE.article_id, THERE.article_id], name, author="lea")
        there = claim_change(_said("Reuters"))
        link = _linked(there)
        for one, change in ((THERE, there), (HERE, claim_change(claim(judgements=CREDIBLE, links=(link,))))):
            closed = [sentence_change(it.key) for it in one.sentences if it.kind != "boilerplate"]
            bench.commit(commit(change, *closed, article_id=one.article_id), annotator=name)
    return bench


def test_gold_is_not_confirmed_before_the_gold_has_another_source(team: Workbench) -> None:
    case = team.adjudication.case(HERE.article_id, 1)
    with pytest.raises(RulingRefused, match=NO_OTHER_ROOT):
        team.adjudication.take(case, "ana", reason="r", author="lea")
    third = claim_change(claim(judgements=CREDIBLE))
    with pytest.raises(CommitRefused, match=NO_OTHER_ROOT):
        team.adjudication.commit(commit(third), reason="r", author="lea")

    team.adjudication.take(team.adjudication.case(THERE.article_id, 0), "ana", reason="r", author="lea")
    team.adjudication.take(case, "ana", reason="r", author="lea")

    assert [one.root for one in team.adjudication.story(HERE.article_id).claims] == ["Reuters"]
    (gold,) = (one.claim for one in team._store.labels(HERE.article_id, GOLD) if one.claim)
    assert gold.judgements == CREDIBLE and len(gold.links) == 1


def test_what_all_agree_on_waits_while_nothing_confirms_it_and_the_rest_is_accepted(team: Workbench) -> None:
    first = team.adjudication.accept_agreed([HERE.article_id], author="lea")
    assert first == 2  # the title and the calm, not the quotation
    assert team.adjudication.agreed() == {HERE.article_id: 1, THERE.article_id: 2}

    assert team.adjudication.accept_agreed([THERE.article_id, HERE.article_id], author="lea") == 3
    assert team.adjudication.agreed() == {}


PETROVA = Source(
    source_id="petrova", name="Maria Petrova", kind="official",
    grades=(Grade(since=date(2026, 1, 1), value="B", reason="ministère"),
            Grade(since=date(2026, 3, 17), value="F", reason="inconnue")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("published", "grade"), [(date(2025, 12, 31), None), (date(2026, 3, 16), "B"), (None, "F")]
)
def test_suggestions_carry_the_grade_that_their_originator_had_that_day(
    bench: Workbench, published: date | None, grade: str | None
) -> None:
    bench.registry.add(PETROVA, author="lea")
    if published:
        dated = HERE.metadata.model_copy(update={"published": published})
        bench.articles.correct(HERE.article_id, dated, base=1, author="lea")

    said = [one for one in bench.view(HERE.article_id, "ana").suggestions if one.claim.sources]

    assert said and {one.claim.judgements.get("source_reliability") for one in said} == {grade}
    by = {one.judged_by.get("source_reliability") for one in said}
    assert by == {grade and {"B": "registry/2026-01-01", "F": "registry/2026-03-17"}[grade]}


def test_a_codebook_without_reliability_is_suggested_no_grade(project: Callable[..., Workbench]) -> None:
    codebook = """version = "1"\ntitle = { en = "x" }\n[[dimensions]]\nname = "tone"\nlabel = { en = "Tone" }
choices = [{ code = "x", key = "x", label = { en = "x" } }]\nkey = "b"\n"""
    bench = project(codebook=codebook)
    bench.registry.add(PETROVA, author="lea")

    assert not any(
        "source_reliability" in one.claim.judgements for one in bench.view(HERE.article_id, "ana").suggestions
    )


def test_a_claim_elsewhere_tells_of_its_links_to_this_article_and_to_no_other(bench: Workbench) -> None:
    here, there = _label(bench, claim(), HERE), _label(bench, _said("Kiev"))
    links = _linked(here, HERE, "deny"), _linked(there)
    _label(bench, _said("Reuters", links=links))
    _label(bench, _said("Reuters", links=()), annotator="ben")

    told = {one.root: one.links for one in bench.story(HERE.article_id, "ana").claims}
    assert told == {"Kiev": (), "Reuters": links[:1]}
    assert all(not one.links for one in bench.story(HERE.article_id, "ben").claims)
    assert bench.story(HERE.article_id, "ana", is_masked=True).claims == ()

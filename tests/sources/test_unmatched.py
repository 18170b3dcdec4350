"""Names of sources in labels that no entry has, and whose labels are read for them."""

import pytest

from annotation.sources import SourceIndex, mentions, unmatched
from annotation.store import MemoryStore
from annotation.workbench import Workbench
from schemas import Hop, Label, Source
from tests.conftest import Project
from tests.factories import NOW, TEXT, article, claim, claim_change, commit, sentence_change, span

TASS = Source(source_id="tass", name="TASS", kind="agency")
ARTICLE = article(language="fr")


def _label(annotator: str, *hops: Hop, key: str = "1") -> Label:
    made = claim(sources=hops)
    return Label(
        article_id=ARTICLE.article_id, annotator=annotator, key=f"claim:{key}", revision=1, decision="added",
        claim=made, commit_id="c", seconds=1, labelled_at=NOW, codebook_version="1.0",
    )  # fmt: skip


PETROVA = Hop(span=span(TEXT, "Maria Petrova"), name="Maria Petrova", kind="official")
SAME = Hop(span=span(TEXT, "Maria Petrova"), name="MARIA PETROVA", kind="official")
HIDDEN = Hop(name="un responsable", kind="anonymous")
KNOWN = Hop(name="Tass", source_id="", kind="agency")


def test_names_are_counted_by_sentence_whoever_labelled_them() -> None:
    labels = [
        _label("ana", PETROVA, KNOWN, HIDDEN),
        _label("ben", PETROVA),
        _label("ben", SAME, key="2"),
    ]
    found = unmatched(
        SourceIndex([TASS]), mentions(ARTICLE, labels), is_aside=lambda name: name == "un responsable"
    )

    assert [(one.name, one.times, one.articles, one.kind) for one in found] == [
        ("Maria Petrova", 1, 1, "official"),
        ("un responsable", 1, 1, "anonymous"),
    ]
    assert [one.is_aside for one in found] == [False, True]
    assert found[0].sentence.startswith("« Nous ne négocions pas 😀 », a déclaré")
    assert (found[0].article_id, found[0].language) == (ARTICLE.article_id, "fr")


def test_a_name_in_two_sentences_counts_twice() -> None:
    other = Hop(span=span(TEXT, "Moscou"), name="Maria Petrova", kind="person")
    (found,) = unmatched(
        SourceIndex([]),
        mentions(ARTICLE, [_label("ana", PETROVA), _label("ana", other, key="2")]),
        is_aside=lambda _name: False,
    )

    assert (found.times, found.articles, found.kind) == (2, 1, "official")


def _names(bench: Workbench, person: str, *, sees_others: bool = False) -> list[str]:
    return [one.name for one in bench.unmatched.names(person, sees_others=sees_others)]


def test_nobody_sees_names_of_labels_that_are_read_blind(project: Project) -> None:
    bench = project(store=MemoryStore())
    for name, role in (("Léa", "administrator"), ("ana", "analyst"), ("ben", "analyst")):
        bench.people.add(name, role=role, author="Léa")
    name = article().article_id
    for who in ("ana", "ben"):
        bench.assigning.assign([name], who, author="Léa")
    bench.commit(commit(claim_change()), annotator="ana")

    assert _names(bench, "ana") == ["Maria Petrova"]
    assert _names(bench, "ben") == _names(bench, "Léa", sees_others=True) == []

    bench.assigning.review(name, is_open=True, author="Léa", reason="calibration")
    assert _names(bench, "Léa", sees_others=True) == ["Maria Petrova"]
    assert _names(bench, "ben") == []

    bench.assigning.review(name, is_open=False, author="Léa", reason="blind after all")
    assert _names(bench, "Léa", sees_others=True) == []


def test_the_names_of_an_article_are_hidden_again_when_a_reader_reopens_a_sentence(project: Project) -> None:
    bench = project(store=MemoryStore())
    for name, role in (("Léa", "administrator"), ("ana", "analyst")):
        bench.people.add(name, role=role, author="Léa")
    bench.assigning.assign([article().article_id], "ana", author="Léa")
    states = [sentence_change(one.key) for one in article().sentences]
    bench.commit(commit(claim_change(), *states), annotator="ana")
    assert _names(bench, "Léa", sees_others=True) == ["Maria Petrova"]

    reopened = sentence_change(article().sentences[0].key, base=1, status="open")
    bench.commit(commit(reopened), annotator="ana")
    assert _names(bench, "Léa", sees_others=True) == []


def test_names_are_found_again_only_when_something_changed(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.commit(commit(claim_change()), annotator="ana")
    before = _names(bench, "ana")
    bench.registry.set_aside("nobody", author="ana")
    assert _names(bench, "ana") == before

    monkeypatch.setattr("annotation.workbench.unmatching.unmatched", None)
    assert _names(bench, "ana") == before


def test_a_name_that_gets_an_entry_is_gone_and_comes_back_with_what_is_new(bench: Workbench) -> None:
    bench.commit(commit(claim_change()), annotator="ana")
    assert _names(bench, "ana") == ["Maria Petrova"]
    bench.registry.name("Maria Petrova", "tass", language="fr", author="ana")
    assert _names(bench, "ana") == []

    other = claim(sources=(Hop(name="Песков", kind="official"),))
    bench.commit(commit(claim_change(other)), annotator="ana")
    assert _names(bench, "ana") == ["Песков"]
    bench.registry.set_aside("песков", author="ana")
    assert [one.is_aside for one in bench.unmatched.names("ana", sees_others=False)] == [True]

"""A source-blind reader sees no name of a source, and changes nothing but judgements."""

from unicodedata import normalize

import pytest

from annotation.errors import CommitRefused
from annotation.masking import hidden, masked_article, names_of
from annotation.offsets import Utf16Offsets
from annotation.workbench import Workbench
from schemas import Change, Claim, Commit, Hop, Source, Stance
from tests.factories import TEXT, article, claim, claim_change, commit, sentence_change

ARTICLE = article(author="Zoé Petit", agency="TASS")
NAME = ARTICLE.article_id
BODY = ARTICLE.sentences[1].key
REGISTRY = (Source(source_id="moscow", name="Moscou", kind="government", aliases={"fr": ("le Kremlin",)}),)


def test_a_mask_keeps_every_place_in_code_points_and_in_utf_16_units() -> None:
    text = "Élodie 😀\tNoël"
    assert hidden(text) == "██████ 🀫\t████"
    before, after = Utf16Offsets(text), Utf16Offsets(hidden(text))
    assert [before.to_utf16(place) for place in range(len(text) + 1)] == [
        after.to_utf16(place) for place in range(len(text) + 1)
    ]


def test_sources_outlet_author_and_known_names_are_hidden_wherever_they_stand() -> None:
    names = names_of(ARTICLE, [claim()], REGISTRY)
    found = masked_article(ARTICLE, names)

    assert len(found.text) == len(TEXT)
    for name in ("Maria", "Petrova", "TASS", "Moscou"):
        assert name not in found.text and name not in found.title
    assert "a déclaré" in found.text and "Nous ne négocions pas 😀" in found.text
    assert set(found.outlet + found.author + found.agency) <= {"█", " "}


def test_a_name_inside_another_word_stays() -> None:
    inside = article("Le tassement continue.\nTass se tait.\n", outlet="Tass")
    found = masked_article(inside, names_of(inside, [], ()))
    assert found.text == "Le tassement continue.\n████ se tait.\n"


def test_a_short_name_is_hidden_as_it_is_written_and_a_long_one_in_any_case() -> None:
    both = article("Il a eu peur. L’EU se tait, REUTERS aussi.\n", outlet="EU", agency="Reuters")
    found = masked_article(both, names_of(both, [], ()))
    assert found.text == "Il a eu peur. L’██ se tait, ███████ aussi.\n"


@pytest.fixture(name="labelled")
def _labelled(bench: Workbench) -> Change:
    change = claim_change()
    bench.commit(commit(change, sentence_change(BODY)), annotator="ana")
    return change


def _claim(bench: Workbench) -> Change:
    (label,) = [one for one in bench.masked_view(NAME, "ana").labels if one.claim]
    return Change(key=label.key, base=label.revision, decision="corrected", claim=label.claim)


def _send(bench: Workbench, *changes: Change, undo_of: str | None = None) -> Commit:
    made = commit(*changes, undo_of=undo_of)
    bench.masked_commit(made, annotator="ana", article=ARTICLE)
    return made


def test_the_screen_is_told_no_name_and_no_suggestion(bench: Workbench, labelled: Change) -> None:
    view = bench.masked_view(NAME, "ana")
    said = view.model_dump_json(exclude={"article": {"origin", "article_id", "sha256", "url"}})
    assert "Petrova" not in said and "TASS" not in said and "tass" not in said
    assert view.suggestions == ()
    assert [one.key for one in view.labels] == [one.key for one in bench.view(NAME, "ana").labels]


def test_a_judgement_is_stored_and_the_sources_stay_what_they_were(
    bench: Workbench, labelled: Change
) -> None:
    sent = _claim(bench)
    judged = {
        "stance": (Stance(target="la paix", polarity="AGAINST"),),
        "judgements": {"factuality_source": "PS+"},
    }
    _send(bench, sent.model_copy(update={"claim": sent.claim.model_copy(update=judged)}))

    (label,) = [one for one in bench.view(NAME, "ana").labels if one.claim]
    assert label.claim == labelled.claim.model_copy(update=judged)
    assert label.revision == 2


def test_a_sentence_can_be_closed(bench: Workbench, labelled: Change) -> None:
    _send(bench, sentence_change(BODY, base=1, status="skipped"))
    states = {one.name: one.state.status for one in bench.view(NAME, "ana").labels if one.state}
    assert states[BODY] == "skipped"


@pytest.mark.parametrize("what", ["a new claim", "another span", "a name", "a withdrawal", "a rejection"])
def test_nothing_else_of_a_claim_can_be_changed(bench: Workbench, labelled: Change, what: str) -> None:
    sent = _claim(bench)
    hop = sent.claim.sources[0]
    wrong = {
        "a new claim": claim_change(),
        "another span": sent.model_copy(update={"claim": sent.claim.model_copy(update={"cue": None})}),
        "a name": sent.model_copy(
            update={
                "claim": sent.claim.model_copy(
                    update={"sources": (hop.model_copy(update={"name": "Ivan"}), *sent.claim.sources[1:])}
                )
            }
        ),
        "a withdrawal": Change(key=sent.key, base=1, decision="withdrawn"),
        "a rejection": Change(key="rejection:s1", base=0, decision="withdrawn"),
    }
    with pytest.raises(CommitRefused, match="while sources are hidden"):
        _send(bench, wrong[what])
    (label,) = [one for one in bench.view(NAME, "ana").labels if one.claim]
    assert (label.claim, label.revision) == (labelled.claim, 1)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_a_name_is_hidden_however_its_accents_are_written(form: str, written: str) -> None:
    text = normalize(written, "Hélène a parlé.\n")
    one = article(text, author=normalize(form, "Hélène"))
    found = masked_article(one, names_of(one, [], ()))

    name = len(normalize(written, "Hélène"))
    assert found.text == "█" * name + text[name:]


def test_a_name_that_is_broken_over_lines_is_hidden_and_the_break_stays() -> None:
    one = article(
        "Selon Zoé\n\tPetit, tout va bien ; Zoé\N{NO-BREAK SPACE}Petit insiste.\n", author="Zoé Petit"
    )
    found = masked_article(one, names_of(one, [], ()))
    assert found.text == "Selon ███\n\t█████, tout va bien ; ███\N{NO-BREAK SPACE}█████ insiste.\n"


def test_a_family_name_alone_is_hidden_and_the_last_word_of_an_office_is_not() -> None:
    text = "Petrova se tait. Les affaires courantes suivent, Dupin aussi, l’agence également.\n"
    said = claim().model_copy(
        update={
            "sources": (
                Hop(name="Maria Petrova", kind="official"),
                Hop(name="le ministère des affaires", kind="person"),
                Hop(name="l’institut Dupin", kind="organisation"),
            )
        }
    )
    one = article(text)
    found = masked_article(one, names_of(one, [said], ()))
    assert found.text == text.replace("Petrova", "███████")


TOLD = {
    "stance": (Stance(target="la TASS", polarity="AGAINST"), Stance(target="la paix", polarity="FAVOR")),
    "note": "Petrova l’a dit à TASS",
}


@pytest.fixture(name="told")
def _told(bench: Workbench) -> Change:
    """A claim whose stance and note name its sources."""
    change = claim_change(claim(**TOLD))
    closed = sentence_change(BODY, assistance="shown", agent="rules/1")
    bench.commit(commit(change, closed), annotator="ana")
    return change


def test_a_hidden_name_is_hidden_in_stances_and_notes_and_comes_back_as_it_was(
    bench: Workbench, told: Change
) -> None:
    sent = _claim(bench)
    assert [one.target for one in sent.claim.stance] == ["la ████", "la paix"]
    assert sent.claim.note == "███████ l’a dit à ████"
    judged = sent.claim.model_copy(update={"judgements": {"factuality_source": "PS+"}})
    _send(bench, sent.model_copy(update={"claim": judged}))

    (label,) = [one for one in bench.view(NAME, "ana").labels if one.claim]
    assert label.claim == told.claim.model_copy(update={"judgements": {"factuality_source": "PS+"}})


def test_a_note_is_stored_as_it_was_rewritten_and_refused_with_a_mask_in_it(
    bench: Workbench, told: Change
) -> None:
    sent = _claim(bench)
    for note in ("███████ l’a bien dit", "█"):
        wrong = sent.claim.model_copy(update={"note": note})
        with pytest.raises(CommitRefused, match="written anew without █"):
            _send(bench, sent.model_copy(update={"claim": wrong}))
    _send(bench, sent.model_copy(update={"claim": sent.claim.model_copy(update={"note": "vague"})}))

    (label,) = [one for one in bench.view(NAME, "ana").labels if one.claim]
    assert (label.claim.note, label.claim.stance) == ("vague", TOLD["stance"])


def _stored(bench: Workbench) -> Claim:
    (label,) = [one for one in bench.view(NAME, "ana").labels if one.claim]
    return label.claim


def test_an_edit_of_what_is_hidden_is_undone_and_done_again(bench: Workbench, told: Change) -> None:
    before = _claim(bench)
    anew = {"note": "vague", "stance": (Stance(target="la paix", polarity="AGAINST"),)}
    after = before.model_copy(update={"claim": before.claim.model_copy(update=anew)})
    edit = _send(bench, after)
    undo = _send(bench, before.model_copy(update={"base": 2}), undo_of=edit.commit_id)
    assert _stored(bench) == told.claim
    redo = _send(bench, after.model_copy(update={"base": 3}), undo_of=undo.commit_id)
    assert (_stored(bench).note, _stored(bench).stance) == (anew["note"], anew["stance"])
    _send(bench, before.model_copy(update={"base": 4}), undo_of=redo.commit_id)
    assert _stored(bench) == told.claim
    history = bench._store.history(NAME, "ana", told.key)
    assert [one.source_blind for one in history] == [False, True, True, True, True]


def test_an_undo_brings_back_the_hidden_text_before_and_not_one_that_looks_alike(
    bench: Workbench, labelled: Change
) -> None:
    """Both names have as many letters; the reader who knows the source wrote one of them."""
    noted = labelled.model_copy(
        update={
            "base": 1,
            "decision": "corrected",
            "claim": labelled.claim.model_copy(update={"note": "TASS"}),
        }
    )
    bench.commit(commit(noted), annotator="ana")
    before = _claim(bench)
    assert before.claim.note == "████"
    guess = before.model_copy(update={"claim": before.claim.model_copy(update={"note": "Mosc"})})
    edit = _send(bench, guess)
    _send(bench, before.model_copy(update={"base": 3}), undo_of=edit.commit_id)
    assert _stored(bench).note == "TASS"


def test_a_sentence_closed_again_keeps_what_was_on_screen_at_first(bench: Workbench, told: Change) -> None:
    _send(bench, sentence_change(BODY, base=1, status="skipped", assistance="none"))
    (state,) = [one.state for one in bench.view(NAME, "ana").labels if one.state]
    assert (state.status, state.assistance, state.agent) == ("skipped", "shown", "rules/1")

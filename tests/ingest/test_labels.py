"""Marks and links to claims."""

import pytest

from annotation.ingest import article_of
from annotation.ingest.drafts import Draft, Link, Mark
from annotation.ingest.label_names import role_of
from annotation.ingest.labels import changes_of
from annotation.validity import problem
from schemas import Article, Change, Claim, Codebook
from tests.factories import commit

TEXT = (
    "Le port rouvre\n\n"
    "Selon la préfecture, le port rouvrira en mai et Anne Kervella a dit : "
    "« Enfin, dit-elle. Il était temps. »\n\n"
    "L’hôpital ferme, affirme le maire > adjoint."
)

Marks = tuple[tuple[str, str], ...]


def _marks(*labelled: tuple[str, str]) -> tuple[Mark, ...]:
    return tuple(
        Mark(f"m{number}", label, TEXT.index(surface), TEXT.index(surface) + len(surface))
        for number, (label, surface) in enumerate(labelled)
    )


def _made(
    marks: tuple[Mark, ...], *links: tuple[int, int]
) -> tuple[list[Claim], list[Change], tuple[str, ...], Article]:
    draft = Draft(
        TEXT,
        declared={"language": "fr"},
        marks=marks,
        links=tuple(Link("", f"m{a}", f"m{b}") for a, b in links),
    )
    article = article_of(draft, origin="a")
    changes, notes = changes_of(article, draft)
    claims = [change.claim for change in changes if change.claim is not None]
    if changes:
        codebook = Codebook(version="1", title={"fr": "a", "en": "a"}, dimensions=())
        assert (
            problem(commit(*changes, article_id=article.article_id), article=article, codebook=codebook) == ""
        )
    return claims, [change for change in changes if change.state], notes, article


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Source", "source"), ("SPEAKERS", "source"), ("locuteur", "source"), ("Énonciateur", "source"),
        ("cue", "cue"), ("Verbe", "cue"), ("verbe_de-parole", "cue"), ("attribution:cue-span", "cue"),
        ("Contenu", "content"), ("QUOTE", "content"), ("citation", "content"), ("relais", "relay"),
        ("agency", "relay"), ("PER", None), ("", None), ("title", None), ("boilerplate", None),
    ],
)  # fmt: skip
def test_labels_are_understood_in_french_and_english(label: str, role: str | None) -> None:
    assert role_of(label) == role


def test_without_links_a_sentence_with_one_source_and_one_cue_is_one_claim() -> None:
    marks = _marks(("cue", "affirme"), ("source", "le maire > adjoint"), ("content", "L’hôpital ferme"))
    (claim,), states, notes, article = _made(marks)

    assert claim.sources[0].name == "le maire adjoint"
    assert claim.cue is not None and claim.content
    assert claim.quote_type == "indirect"
    assert [article.sentences[-1].key] == [change.key.partition(":")[2] for change in states]
    assert notes == ()


def test_without_links_two_cues_of_one_sentence_are_not_guessed_together() -> None:
    marks = _marks(
        ("cue", "Selon"), ("source", "la préfecture"), ("source", "Anne Kervella"), ("cue", "a dit"),
    )  # fmt: skip
    claims, _, notes, _ = _made(marks)

    assert [len(claim.spans) for claim in claims] == [1, 1, 1, 1]
    assert len(notes) == 1 and notes[0].startswith("spans that are a claim each") and notes[0].endswith(": 4")


def test_a_content_of_several_sentences_goes_with_the_one_that_says_who_speaks() -> None:
    marks = _marks(
        ("cue", "a dit"), ("source", "Anne Kervella"), ("content", "« Enfin, dit-elle. Il était temps. »")
    )
    (claim,), *_ = _made(marks)

    assert claim.cue and claim.sources and claim.quote_type == "direct"


def test_links_tie_spans_across_sentences_and_pieces_of_one_content() -> None:
    marks = _marks(
        ("cue", "a dit"), ("content", "Enfin"), ("content", "Il était temps."), ("source", "le maire")
    )
    (claim,), *_ = _made(marks, (0, 1), (0, 2), (3, 0))

    assert [span.of(TEXT) for span in claim.content] == ["Enfin", "Il était temps."]
    assert claim.sources[0].name == "le maire"


def test_one_source_of_two_cues_makes_two_claims() -> None:
    marks = _marks(
        ("source", "Anne Kervella"), ("cue", "a dit"), ("content", "Enfin"), ("cue", "dit-elle"),
        ("content", "Il était temps."),
    )  # fmt: skip
    claims, *_ = _made(marks, (1, 0), (1, 2), (3, 0), (3, 4))

    assert sorted(len(claim.spans) for claim in claims) == [3, 3]
    assert all(claim.sources[0].name == "Anne Kervella" for claim in claims)


def test_with_links_a_span_without_one_is_a_claim_of_its_own() -> None:
    marks = _marks(("source", "Anne Kervella"), ("cue", "a dit"), ("cue", "affirme"))
    claims, _, notes, _ = _made(marks, (0, 1))

    assert sorted(len(claim.spans) for claim in claims) == [1, 2]
    assert notes[0].endswith(": 1")


def test_overlapping_contents_are_made_one() -> None:
    marks = _marks(("content", "L’hôpital ferme"), ("content", "hôpital"), ("cue", "affirme"))
    (claim,), _, notes, _ = _made(marks)

    assert [span.of(TEXT) for span in claim.content] == ["L’hôpital ferme"]
    assert "overlapping" in notes[0]


def test_spans_that_cannot_be_are_noted_and_the_rest_is_taken() -> None:
    bad = (
        Mark("a", "source", -1, 4), Mark("b", "cue", 5, 5), Mark("c", "cue", 3, 10_000),
        Mark("d", "source", 10, 30), Mark("e", "content", 14, 16),
    )  # fmt: skip
    claims, _, notes, _ = _made((*bad, *_marks(("content", "L’hôpital ferme"))))

    assert len(claims) == 1
    assert any("outside the text" in note and "“cue” (2)" in note for note in notes)
    assert any("more than one line" in note for note in notes)


def test_a_span_labelled_twice_is_one() -> None:
    marks = _marks(("source", "le maire"), ("speaker", "le maire"), ("cue", "affirme"))
    (claim,), *_ = _made(marks)

    assert len(claim.sources) == 1


def test_the_same_file_makes_the_same_keys_whatever_it_calls_its_spans() -> None:
    labelled = (("cue", "affirme"), ("source", "le maire"))
    first, again = (
        _marks(*labelled),
        tuple(Mark(f"x{m.name}", m.label, m.start, m.end) for m in _marks(*labelled)),
    )
    article = article_of(Draft(TEXT, declared={"language": "fr"}), origin="a")

    once, twice = (changes_of(article, Draft(TEXT, marks=marks))[0] for marks in (first, again))

    assert once == twice and len(once) == 2


def test_sentences_without_a_claim_stay_open() -> None:
    _, states, _, article = _made(_marks(("source", "le maire")))

    assert len(states) == 1 < len(article.sentences)


def test_quotation_marks_outside_the_span_make_it_direct() -> None:
    (claim,), *_ = _made(_marks(("content", "Enfin, dit-elle. Il était temps. ")))

    assert claim.quote_type == "direct"


def test_no_mark_no_change() -> None:
    assert _made(())[:3] == ([], [], ())

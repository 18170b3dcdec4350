"""The rules of labels.csv: one row per sentence, claim that covers it, and annotator."""

from datetime import date

import pytest

from annotation.datasets.rows import Edition, Row, article_rows
from annotation.store.protocol import label_of
from schemas import Article, Change, Claim, Hop, Label, Sentence, Span, Stance, Suggestion
from tests.factories import NOW, TEXT, article, claim, claim_change, commit, sentence_change, span

ARTICLE = article()
BODY, CALM = ARTICLE.sentences[1].key, ARTICLE.sentences[2].key
EDITION = Edition(
    dataset="k",
    registry_id=lambda source_id, name: source_id or {"Cinktank.com": "cinktank"}.get(name, ""),
)


def _labels(*changes: Change, annotator: str = "ana") -> tuple[Label, ...]:
    return tuple(label_of(commit(change), change, annotator=annotator, received_at=NOW) for change in changes)


def _rows(*changes: Change, read: Article = ARTICLE, annotator: str = "ana") -> list[Row]:
    return list(article_rows(read, _labels(*changes, annotator=annotator), EDITION))


def _spans_hold(text: str, row: Row) -> bool:
    """Whether every column of a text is what its offsets name."""
    return all(
        row.get(f"{name}_text", "") == text[int(row[f"{name}_start"]) : int(row[f"{name}_end"])]
        for name in ("sentence", "source", "cue")
        if row.get(f"{name}_start")
    )


def test_a_claim_in_one_sentence_is_one_row_with_its_chain_from_the_originator_to_the_outlet() -> None:
    change = claim_change()

    (row,) = _rows(change, sentence_change(BODY))

    assert row["claim_id"] == change.key.removeprefix("claim:")
    assert row["claim_sentences"] == row["sentence_index"] == "1"
    assert row["source_text"] == row["source_name"] == "Maria Petrova"
    assert row["cue_text"] == "a déclaré"
    assert row["content_text"] == "« Nous ne négocions pas 😀 »"
    assert row["chain"] == "Maria Petrova > TASS > Cinktank.com"
    assert (row["chain_depth"], row["root_name"], row["root_id"]) == ("3", "Maria Petrova", "")
    assert (row["status"], row["decision"], row["seconds"]) == ("labelled", "added", "2.500")
    assert (row["dataset"], row["labelled_at"]) == ("k", "2026-03-17T08:30:00.000Z")


@pytest.mark.parametrize(("was_blind", "cell"), [(True, "true"), (False, "false")])
def test_a_row_says_whether_its_label_was_made_source_blind(was_blind: bool, cell: str) -> None:
    change = claim_change()
    label = label_of(commit(change, source_blind=was_blind), change, annotator="ana", received_at=NOW)
    assert [row["source_blind"] for row in article_rows(ARTICLE, (label,), EDITION)] == [cell]


def test_offsets_behind_an_emoji_count_code_points() -> None:
    (row,) = _rows(claim_change())

    assert TEXT.index("😀") < int(row["cue_start"]) < int(row["source_start"])
    assert TEXT[int(row["source_start"]) : int(row["source_end"])] == row["source_text"] == "Maria Petrova"
    assert TEXT[int(row["cue_start"]) : int(row["cue_end"])] == row["cue_text"] == "a déclaré"


def test_a_quotation_over_three_sentences_is_three_rows_of_one_claim() -> None:
    text = "« Un 😀.\nDeux.\nTrois », dit Zoé.\nQuatre."
    quotation = Claim(
        sources=(Hop(span=span(text, "Zoé"), name="Zoé", source_id="zoe"),),
        cue=span(text, "dit"),
        content=(span(text, "« Un 😀.\nDeux.\nTrois »"),),
    )

    rows = _rows(claim_change(quotation), read=article(text))

    assert [row["sentence_text"] for row in rows] == ["« Un 😀.", "Deux.", "Trois », dit Zoé."]
    assert {row["claim_sentences"] for row in rows} == {"0 1 2"}
    assert len({row["claim_id"] for row in rows}) == 1
    assert len({row["row_id"] for row in rows}) == 3
    assert {row["content_text"] for row in rows} == {"« Un 😀. Deux. Trois »"}
    assert {row["root_id"] for row in rows} == {"zoe"}
    assert all(_spans_hold(text, row) for row in rows)


def test_the_content_decides_which_sentences_a_claim_covers_not_its_source() -> None:
    text = "Zoé a parlé.\nLa mer monte."
    said = Claim(sources=(Hop(span=span(text, "Zoé"), name="Zoé"),), content=(span(text, "La mer monte"),))

    rows = _rows(claim_change(said), read=article(text))

    assert [row["sentence_text"] for row in rows] == ["La mer monte."]
    assert [row["source_text"] for row in rows] == ["Zoé"]


def test_a_discontinuous_content_shows_its_gap() -> None:
    pieces = (span(TEXT, "« Nous ne négocions pas"), span(TEXT, "Le calme"))

    rows = _rows(claim_change(claim(content=pieces)))

    assert {row["content_text"] for row in rows} == {"« Nous ne négocions pas […] Le calme"}
    assert {row["content_spans"] for row in rows} == {" ".join(f"{one.start}-{one.end}" for one in pieces)}
    assert [row["sentence_index"] for row in rows] == ["1", "2"]


def test_two_claims_in_one_sentence_are_two_rows_in_reading_order() -> None:
    late = claim(content=(span(TEXT, "citée par l’agence TASS"),), cue=None, sources=())

    rows = _rows(claim_change(late), claim_change())

    assert [row["content_text"] for row in rows] == [
        "« Nous ne négocions pas 😀 »",
        "citée par l’agence TASS",
    ]


def test_a_labelled_sentence_without_a_claim_is_the_authors_own_voice() -> None:
    """Its root is the outlet, with the outlet's entry in the registry."""
    (row,) = _rows(sentence_change(CALM))

    assert row["sentence_text"] == "Le calme règne."
    assert (row["voice"], row["status"]) == ("author", "labelled")
    assert (row["chain"], row["chain_depth"]) == ("Cinktank.com", "1")
    assert (row["root_name"], row["root_id"]) == ("Cinktank.com", "cinktank")
    assert "claim_id" not in row


def test_a_judged_claim_in_the_authors_voice_has_no_source_and_the_outlet_as_root() -> None:
    own = Claim(
        voice="author", content=(span(TEXT, "Le calme règne"),), judgements={"factuality_source": "CT+"}
    )

    (row,) = _rows(claim_change(own))

    assert (row["voice"], row["factuality_source"]) == ("author", "CT+")
    assert (row["root_name"], row["root_id"]) == ("Cinktank.com", "cinktank")
    assert {"source_name", "cue_force", "quote_type"} & row.keys() == set()


def test_an_article_without_an_outlet_has_chains_without_one() -> None:
    (own, said) = _rows(sentence_change(ARTICLE.sentences[0].key), claim_change(), read=article(outlet=""))

    assert (own["chain"], own["chain_depth"], own["root_name"], own["root_id"]) == ("", "0", "", "")
    assert said["chain"] == "Maria Petrova > TASS"


def test_a_credit_in_the_byline_is_a_row_that_stands_for_the_whole_article() -> None:
    text = "La mer monte.\nAvec RT"
    credit = Claim(
        scope="article",
        sources=(Hop(span=span(text, "RT"), name="RT", source_id="rt"),),
        cue=span(text, "Avec"),
    )

    (row,) = _rows(claim_change(credit), read=article(text))

    assert (row["sentence_text"], row["scope"]) == ("Avec RT", "article")
    assert (row["source_text"], row["root_id"], row["content_text"]) == ("RT", "rt", "")


def test_a_skipped_sentence_is_a_row_without_a_voice() -> None:
    (row,) = _rows(sentence_change(CALM, status="skipped"))

    assert row["status"] == "skipped"
    assert {"voice", "chain", "root_name"} & row.keys() == set()


def test_a_flag_is_a_status_and_gives_no_sentence_a_voice() -> None:
    """Whoever only flagged a sentence, or skipped it as well, has not said that the author speaks."""
    rows = [
        *_rows(sentence_change(CALM, status="open", flagged=True)),
        *_rows(sentence_change(CALM, status="skipped", flagged=True)),
        *_rows(sentence_change(CALM, flagged=True)),
    ]

    assert [row["status"] for row in rows] == ["flagged"] * 3
    assert [row.get("voice", "") for row in rows] == ["", "", "author"]


def test_a_sentence_that_is_open_again_is_no_row() -> None:
    assert _rows(sentence_change(CALM, status="open")) == []


def test_a_claim_in_a_sentence_not_yet_left_is_open() -> None:
    (row,) = _rows(claim_change())

    assert row["status"] == "open"


def test_two_annotators_are_told_apart_on_every_sentence() -> None:
    key = claim_change().key
    labels = _labels(claim_change(key=key), sentence_change(CALM)) + _labels(
        claim_change(claim(note="autre"), key=key), sentence_change(CALM, status="skipped"), annotator="bob"
    )

    rows = list(article_rows(ARTICLE, labels, EDITION))

    assert [(row["sentence_index"], row["annotator"]) for row in rows] == [
        ("1", "ana"),
        ("1", "bob"),
        ("2", "ana"),
        ("2", "bob"),
    ]
    assert [row.get("note", "") for row in rows] == ["", "autre", "", ""]
    assert len({row["row_id"] for row in rows}) == 4


def test_several_stances_share_a_cell_in_one_order() -> None:
    stances = (Stance(target="la paix", polarity="FAVOR"), Stance(target="l’Otan", polarity="AGAINST"))

    (row,) = _rows(claim_change(claim(stance=stances)))

    assert (row["stance_target"], row["stance"]) == ("la paix | l’Otan", "FAVOR | AGAINST")


def test_what_was_suggested_is_kept_beside_the_decision() -> None:
    proposed = Suggestion(suggestion_id="a", agent="rules/0.1", score=0.25, claim=claim(), shown=False)

    (row,) = _rows(claim_change(decision="corrected", suggestion=proposed))

    assert (row["decision"], row["suggested_by"]) == ("corrected", "rules/0.1")
    assert (row["suggestion_shown"], row["suggestion_score"]) == ("false", "0.2500")


def test_no_cell_breaks_its_line() -> None:
    proposed = Suggestion(suggestion_id="a", agent="rules\n0.1", score=1, claim=claim())
    hop = Hop(span=span(TEXT, "TASS"), name="TASS", source_id="ta\r\nss")
    noted = claim(note="un\r\ndeux\ntrois", sources=(hop,))
    read = article(title="Un\ntitre", outlet="Un\rmédia", published=date(2026, 3, 17))

    (row,) = _rows(claim_change(noted, suggestion=proposed), read=read, annotator="ana\nb")

    assert [name for name, cell in row.items() if "\n" in cell or "\r" in cell] == []
    assert (row["note"], row["title"], row["outlet"]) == ("un deux trois", "Un titre", "Un média")
    assert (row["chain"], row["annotator"], row["published_at"]) == ("TASS > Un média", "ana b", "2026-03-17")


def test_a_sentence_that_was_joined_over_lines_stays_on_one_line_with_its_offsets() -> None:
    text = "Moscou\r\ndément 😀.\n"
    whole = Sentence(start=0, end=17, kind="body")
    read = Article.model_validate(dict(article(text)) | {"sentences": (whole,)})
    (row,) = _rows(sentence_change(whole.key), read=read)

    assert row["sentence_text"] == "Moscou  dément 😀."
    assert len(row["sentence_text"]) == int(row["sentence_end"]) - int(row["sentence_start"])


def test_a_row_names_the_story_of_its_article() -> None:
    (alone,) = _rows(claim_change())
    (copy,) = _rows(claim_change(), read=article(story_id="0123456789abcdef"))

    assert alone["story_id"] == ARTICLE.article_id
    assert copy["story_id"] == "0123456789abcdef"


def test_a_row_keeps_its_name_whatever_the_version_and_the_judgement() -> None:
    change = claim_change()
    later = claim_change(claim(note="revu"), key=change.key, base=1, decision="corrected")

    assert _rows(change)[0]["row_id"] == _rows(later)[0]["row_id"]


def test_every_span_of_every_row_names_its_text() -> None:
    implicit = claim(sources=(Hop(name="un anonyme"),), content=(Span(start=0, end=6),))
    rows = _rows(
        claim_change(), claim_change(implicit), *(sentence_change(one.key) for one in ARTICLE.sentences)
    )

    assert len(rows) == 4
    assert all(_spans_hold(TEXT, row) for row in rows)
    assert [row.get("source_text") for row in rows] == [None, "Maria Petrova", None, None]


@pytest.mark.parametrize(
    ("outlet", "shown"),
    [
        ("A > B", "A › B"),
        ("A > > B", "A › › B"),
        ("> A >", "› A ›"),
        ("A\n> B", "A › B"),
        ("A>B", "A>B"),
    ],
)
def test_an_outlet_with_the_sign_of_a_chain_stays_one_name(outlet: str, shown: str) -> None:
    (row,) = _rows(claim_change(), read=article(outlet=outlet))
    (own,) = _rows(sentence_change(CALM), read=article(outlet=outlet))

    assert row["chain"].split(" > ") == ["Maria Petrova", "TASS", shown]
    assert row["chain_depth"] == "3"
    assert own["chain"] == own["root_name"] == shown
    assert row["outlet"] == " ".join(outlet.splitlines())

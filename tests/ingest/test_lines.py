"""Line kinds: what of a page is title, byline, caption, body or boilerplate."""

import pytest

from annotation.ingest import classify, split_sentences
from annotation.ingest.lines import DEFAULT, PARAGRAPH, PLACE, SIGN, TITLE
from schemas import SentenceKind
from tests.ingest.pages import PAGES, Page

FRENCH_TITLES = (
    "Un journaliste tué dans le sud du pays",
    "Partager le pouvoir : le pari risqué de Talmis",
    "Retour au calme à Brevan",
    "Comment le gouvernement prépare l'hiver",
    "Ce qu'il faut retenir du 12 mars 2024",
    "Par ici la sortie pour le ministre",
    "Le correspondant de la chaîne expulsé de Talmis",
    "Commentaires du ministre sur la trêve",
    "Qui a peur de la dette ?",
    "« Nous ne céderons pas »",
    "Talmis. Trois morts dans une explosion",
    "Photo volée : le maire porte plainte",
    "Monde : la Chine appelle au calme",
    "Mort d'Anouk Rabier",
    "Publicité mensongère : trois firmes condamnées",
)
ENGLISH_TITLES = (
    "Staff shortages hit Lomaville hospitals",
    "Share of solar power doubles",
    "Watch what you eat, doctors say",
    "Home Secretary quits",
    "By land and by sea, aid reaches Talmis",
    "Agencies call for aid in Talmis",
    "LIVE: Quake toll rises in Talmis",
    "What we know about the May 9, 2024 attack",
    "Photo of missing crew found",
)
BODY = {
    "fr": (
        "Par Anouk Rabier | 4 juin 2022",
        "La préfecture a rouvert mardi la route du col, fermée depuis l'automne.",
    ),
    "en": (
        "By Jane Tisdale | June 4, 2022",
        "The county reopened the pass road on Tuesday after a long winter.",
    ),
}


def kinds_of(text: str, language: str, line: str) -> set[SentenceKind]:
    """The kinds of the sentences inside the first `line` of `text`."""
    start = text.index(line)
    spans = split_sentences(text, language)
    kinds = classify(text, spans, language)
    inside = [
        one.kind for span, one in zip(spans, kinds, strict=True) if start <= span.start < start + len(line)
    ]
    return set(inside)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_line_of_a_page_gets_its_kind(page: Page) -> None:
    """Menus, share bars, datelines, captions, signatures and paragraphs of scraped pages are told apart."""
    spans = split_sentences(page.text, page.language)
    kinds = classify(page.text, spans, page.language)
    found: list[tuple[SentenceKind, str]] = []
    position = 0
    for _, line in page.lines:
        start = page.text.index(line, position)
        position = start + len(line)
        inside = {one.kind for span, one in zip(spans, kinds, strict=True) if start <= span.start < position}
        assert len(inside) == 1, line
        found.append((inside.pop(), line))
    assert tuple(found) == page.lines


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["crlf", "cr"])
def test_kinds_do_not_hang_on_the_line_ends(page: Page, end: str) -> None:
    """The same page with other line ends has the same kinds."""
    changed = page.text.replace("\n", end)
    expected = classify(page.text, split_sentences(page.text, page.language), page.language)
    assert classify(changed, split_sentences(changed, page.language), page.language) == expected


@pytest.mark.parametrize(
    ("language", "title"), [("fr", t) for t in FRENCH_TITLES] + [("en", t) for t in ENGLISH_TITLES]
)
def test_a_title_that_begins_with_a_menu_word_is_a_title(language: str, title: str) -> None:
    """Words of menus, bylines and credits, and dates, do not take a title away, byline below or not."""
    byline, paragraph = BODY[language]
    for lines in ((title, byline, paragraph), (title, paragraph)):
        text = "\n\n".join(lines)
        assert kinds_of(text, language, title) == {"title"}
        assert kinds_of(text, language, paragraph) == {"body"}


@pytest.mark.parametrize(
    ("language", "stub"),
    [
        ("fr", "Il vous reste 75% de cet article à lire."),
        ("fr", "Il vous reste 62.54 % de cet article à lire. La suite est réservée aux abonnés."),
        ("fr", "La suite est réservée aux abonnés."),
        ("fr", "Cet article est réservé aux abonnés"),
        ("fr", "Lecture réservée aux abonnés"),
        ("fr", "Abonnez-vous pour lire la suite"),
        ("en", "You have 75% of this article left to read"),
        ("en", "You have 62 percent of this article left to read. The rest is for subscribers."),
        ("en", "This article is for subscribers only"),
        ("en", "Subscribe to continue reading"),
    ],
)
def test_the_stub_of_a_paid_article_is_no_part_of_it(language: str, stub: str) -> None:
    """What the site says in the place of the paragraphs that it keeps back."""
    byline, paragraph = BODY[language]
    text = "\n\n".join(("Une route rouvre", byline, paragraph, stub))
    assert kinds_of(text, language, stub) == {"boilerplate"}
    assert kinds_of(text, language, paragraph) == {"body"}


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("fr", "Il vous reste trois jours pour vous inscrire, a rappelé la mairie de Brevan aux habitants."),
        ("fr", "« La suite est entre les mains du juge », a déclaré mardi le procureur de Morlune."),
        ("en", "You have a right to know what is left to read, the lawyer told the court on Tuesday."),
    ],
)
def test_a_paragraph_with_words_of_such_stubs_is_body(language: str, paragraph: str) -> None:
    """Only the whole wording tells."""
    byline, first = BODY[language]
    assert kinds_of("\n\n".join((byline, first, paragraph)), language, paragraph) == {"body"}


def test_a_last_paragraph_with_a_credit_behind_it_is_body() -> None:
    """The agency in brackets is no reason to take the paragraph for the page's foot."""
    last = "La route du col a rouvert mardi. (AFP)"
    assert kinds_of("\n\n".join((FRENCH_TITLES[0], *BODY["fr"], last)), "fr", last) == {"body"}


def test_one_line_alone_is_body() -> None:
    """A text of one line has no title."""
    assert kinds_of("Le port est fermé", "fr", "Le port est fermé") == {"body"}


def test_no_sentence_gives_no_kind() -> None:
    """A blank text has no kinds."""
    assert classify(" \n", (), "fr") == ()


def test_other_scripts_are_read_without_capitals() -> None:
    """Arabic and Chinese lines get a kind, and a paragraph in them is body."""
    text = "标题\n\n船到了，天黑了，大家都回家了。\n\nوصلت السفينة إلى الميناء مساء أمس."
    assert kinds_of(text, "fr", "وصلت") == {"body"}
    assert len(classify(text, split_sentences(text, "fr"), "fr")) == len(split_sentences(text, "fr"))


def scores_of(page: Page) -> dict[str, float]:
    """The score of the first sentence of each line."""
    spans = split_sentences(page.text, page.language)
    kinds = classify(page.text, spans, page.language)
    first = {span.start: one.score for span, one in zip(spans, kinds, strict=True)}
    return {line: first[page.text.index(line)] for _, line in page.lines}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_kind_says_how_sure_it_is(page: Page) -> None:
    """A line's own sign is surer than its place, and its place surer than nothing."""
    assert set(scores_of(page).values()) <= {SIGN, PARAGRAPH, TITLE, PLACE, DEFAULT}
    assert 1 >= SIGN > PARAGRAPH > TITLE > PLACE > DEFAULT > 0


def test_the_score_tells_what_decided() -> None:
    """A share bar, a paragraph, the title, a section's name above it, a heading between paragraphs."""
    scores = {line: score for page in PAGES for line, score in scores_of(page).items()}
    assert scores["Partager sur Facebook"] == SIGN
    assert scores["Le dernier départ est fixé à 0 h 15."] == PARAGRAPH
    assert scores["Le tram de Brevan roulera jusqu'à minuit dès septembre"] == TITLE
    assert scores["Économie"] == PLACE
    assert scores["Un chantier de deux ans"] == DEFAULT

"""Web pages: the article's text without anything else, and what the page declares."""

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest

from annotation.errors import UnreadableFile
from annotation.settings import ROOT
from tests.ingest.files import incoming

FIRST = "Le bac de Brevan a repris lundi, a annoncé la mairie : « Tout va bien », selon le maire."
SECOND = "Il part à 8 h & revient à midi, d’après le syndicat des transports de la région."
ARTICLE = (
    "<p>Le bac de Brevan a repris lundi, a annoncé la mairie&nbsp;: «&nbsp;Tout va <b>bien</b>&nbsp;», selon "
    "le maire.</p><script>var evil = 'evil';</script><style>p { color: evil }</style>"
    "<p>Il part à 8&#8239;h &amp; revient à midi, d&rsquo;après le syndicat des transports de la région.</p>"
)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "@id": "#o", "name": "Le Courrier"},
        {"@type": "BreadcrumbList", "name": "Accueil"},
        {
            "@type": ["NewsArticle"],
            "headline": "Le bac reprend du service &amp; part",
            "author": [{"@type": "Person", "name": "Zoé Bô"}, "Al K"],
            "publisher": {"@id": "#o"},
            "datePublished": "2024-10-12T08:00:00+02:00",
            "inLanguage": "fr-FR",
            "url": "https://courrier.example/bac",
        },
    ],
}


def _page(head: str = "", body: str = ARTICLE, *, charset: str = "utf-8", attributes: str = "") -> str:
    return (
        f'<!DOCTYPE html><html {attributes}><head><meta charset="{charset}">{head}</head><body>'
        f'<nav><ul><li><a href="/">Accueil</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"<article>{body}</article><section class='comments'><p>Un commentaire de lecteur.</p></section>"
        f"<footer>Mentions légales</footer></body></html>"
    )


def _linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_the_text_is_the_article_without_scripts_menus_and_comments() -> None:
    one = incoming("a.html", _page().encode())

    assert one.article.text == f"{FIRST}\n{SECOND}"
    assert one.original is not None
    assert (one.original.data, one.original.media_type) == (_page().encode(), "text/html")


def test_linked_data_declare_everything() -> None:
    article = incoming("a.html", _page(_linked(LINKED)).encode()).article

    assert article.text == f"Le bac reprend du service & part\n{FIRST}\n{SECOND}"
    assert (article.title, article.outlet) == ("Le bac reprend du service & part", "Le Courrier")
    assert (article.author, article.url) == ("Zoé Bô, Al K", "https://courrier.example/bac")
    assert (article.published, article.published_certainty) == (date(2024, 10, 12), "declared")


def test_metas_and_links_declare_what_linked_data_do_not() -> None:
    head = (
        '<meta property="og:title" content="Le bac &amp; la gare"><meta property="og:site_name" content="X">'
        '<meta name="author" content="Zoé Bô"><meta name="DC.date.issued" content="12 octobre 2024">'
        '<link rel="canonical" href="https://x.example/1"><meta property="og:url" content="https://x.example/2">'
    )
    article = incoming("a.html", _page(head).encode()).article

    assert (article.title, article.outlet, article.author) == ("Le bac & la gare", "X", "Zoé Bô")
    assert (article.published, article.url) == (date(2024, 10, 12), "https://x.example/1")


@pytest.mark.parametrize(
    "value",
    ["{", [], {"@type": 3}, {"@graph": 1}, {"@type": "NewsArticle", "author": [[1]], "publisher": None}],
)
def test_linked_data_that_are_wrong_are_passed_over(value: object) -> None:
    head = "<title>Le bac</title>" + (_linked(value) if value != "{" else _linked(1).replace("1", "{"))

    assert incoming("a.html", _page(head).encode()).article.title == "Le bac"


def test_an_address_that_opens_no_page_and_an_author_that_is_one_are_left_out() -> None:
    head = '<link rel="canonical" href="javascript:alert(1)"><meta property="article:author" content="https://x.ex/me">'
    article = incoming("a.html", _page(head).encode()).article

    assert (article.url, article.author) == ("", "")


@pytest.mark.parametrize("name", ["byl", "article:author"])
def test_the_address_of_a_profile_does_not_hide_the_name_that_another_meta_holds(name: str) -> None:
    profile = '<meta property="article:author" content="https://www.facebook.com/zoe.bo">'
    page = _page(f'{profile}<meta name="{name}" content="Zoé Bô">')

    assert incoming("a.html", page.encode()).article.author == "Zoé Bô"


def test_addresses_among_the_authors_of_linked_data_leave_the_others() -> None:
    stated = {
        "@type": "NewsArticle",
        "author": ["https://x.ex/me", {"name": "Zoé Bô"}, "www.x.ex/al", "Al K"],
    }

    assert incoming("a.html", _page(_linked(stated)).encode()).article.author == "Zoé Bô, Al K"


@pytest.mark.parametrize(
    "around",
    [
        lambda article: {"@type": "WebPage", "name": "Accueil", "mainEntity": article},
        lambda article: [[{"@type": "WebSite"}], [[article]]],
        lambda article: {"@graph": [{"@type": "WebPage", "mainEntity": [{"@graph": article}]}]},
    ],
    ids=["main entity", "lists", "graph"],
)
def test_the_article_is_found_inside_other_linked_data(around: Callable[[object], object]) -> None:
    stated = around({"@type": "NewsArticle", "headline": "Le bac", "author": "Zoé Bô"})
    article = incoming("a.html", _page(_linked(stated)).encode()).article

    assert (article.title, article.author) == ("Le bac", "Zoé Bô")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<![CDATA[", "]]>"),
        ("//<![CDATA[\n", "\n//]]>\n"),
        ("/*<![CDATA[*/", "/*]]>*/"),
        ("\n<!--\n", "\n-->\n"),
        ("<!-- //<![CDATA[\n", "\n// ]]> -->"),
    ],
)
def test_linked_data_are_read_inside_a_comment(before: str, after: str) -> None:
    stated = json.dumps({"@type": "NewsArticle", "author": ["Zoé Bô"]})
    script = f'<script type="application/ld+json">{before}{stated}{after}</script>'

    assert incoming("a.html", _page(script).encode()).article.author == "Zoé Bô"


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"@type": "Organization", "name": "AFP"}, ("", "AFP")),
        (
            [{"@type": ["NewsMediaOrganization"], "name": "Reuters"}, {"name": "Zoé Bô"}],
            ("Zoé Bô", "Reuters"),
        ),
        ({"@type": "Organization", "name": "Le Courrier"}, ("Le Courrier", "")),
    ],
)
def test_an_agency_among_the_authors_is_the_agency(author: object, expected: tuple[str, str]) -> None:
    head = _linked({"@type": "NewsArticle", "author": author})
    article = incoming("a.html", _page(head).encode()).article

    assert (article.author, article.agency) == expected


def test_an_agency_is_not_the_author_when_a_meta_repeats_it() -> None:
    stated = {"@type": "NewsArticle", "author": {"@type": "Organization", "name": "AFP"}}
    page = _page(_linked(stated) + '<meta name="author" content="AFP">')
    article = incoming("a.html", page.encode()).article

    assert (article.author, article.agency) == ("", "AFP")


def test_a_page_that_a_browser_saved_says_where_it_is_from() -> None:
    page = _page().replace("<html", "<!-- saved from url=(0021)https://x.example/bac -->\n<html")

    assert incoming("a.html", page.encode()).article.url == "https://x.example/bac"


def test_the_headline_is_the_first_line_once() -> None:
    heading = "<h1>Le bac reprend du service</h1>"
    within = incoming("a.html", _page("<title>Le bac - Site</title>", heading + ARTICLE).encode()).article
    without = incoming("b.html", _page("<title>Le bac reprend du service</title>").encode()).article

    assert within.text == without.text == f"Le bac reprend du service\n{FIRST}\n{SECOND}"
    assert without.sentences[0].kind == "title"


def test_a_date_that_is_only_guessed_says_so() -> None:
    body = f"<time datetime='2023-02-01T10:00'>1 février</time>{ARTICLE}"
    article = incoming("a.html", _page(body=body).encode()).article

    assert (article.published, article.published_certainty) == (date(2023, 2, 1), "estimated")


@pytest.mark.parametrize(
    ("charset", "encoding", "certainty"),
    [
        ("iso-8859-1", "cp1252", "declared"),
        ("windows-1252", "cp1252", "declared"),
        ("iso-8859-1", "utf-8", "declared"),
        ("utf-16", "utf-8", "declared"),
        ("no-such", "utf-8", "declared"),
    ],
)
def test_the_declared_charset_is_believed_where_it_can_be_true(
    charset: str, encoding: str, certainty: str
) -> None:
    data = _page(charset=charset).encode(encoding, "xmlcharrefreplace")
    article = incoming("a.html", data).article

    assert (article.text, article.encoding) == (f"{FIRST}\n{SECOND}", encoding)
    assert article.encoding_certainty == certainty


def test_the_charset_may_stand_in_a_header_an_xml_declaration_or_a_mark() -> None:
    body = f"<html><body>{ARTICLE}</body></html>"
    pages = (
        f'<meta http-equiv="Content-Type" content="text/html; charset=cp1252">{body}'.encode("cp1252"),
        f'<?xml version="1.0" encoding="cp1252"?>{body}'.encode("cp1252"),
        body.encode("utf-16"),
    )

    assert [incoming("a.xhtml", page).article.text for page in pages] == [f"{FIRST}\n{SECOND}"] * 3


def test_the_language_of_the_text_wins_over_that_of_the_menus() -> None:
    assert incoming("a.html", _page(attributes='lang="en-US"').encode()).article.language == "fr"
    assert incoming("a.html", _page(attributes='lang="oc"').encode()).article.language == "oc"


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<!-- x -->", "<p> </p>", "<script>evil()</script>", "<html/>"]
)
def test_a_page_without_an_article_names_the_next_step(page: str) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.html .*paste it instead"):
        incoming("a.html", page.encode())


@pytest.mark.parametrize("data", [b"", b" \n", b"<p>a\0b</p>", b"%PDF-1.7"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.html "):
        incoming("a.html", data)


def test_emoji_and_right_to_left_text_are_kept() -> None:
    """The extractor takes out characters without a width, such as those that join emoji."""
    line = "قال الوزير إن المحادثات ستجري غدا 🎉🇫🇷, et le maire a répondu que e\u0301tait vrai."

    assert line in incoming("a.html", _page(body=f"<p>{line}</p>{ARTICLE}").encode()).article.text


def test_the_text_does_not_depend_on_the_pages_before() -> None:
    first = [incoming("a.html", _page().encode()).article.text for _ in range(4)]

    assert len(set(first)) == 1


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("it went to the network"))
    head = '<base href="http://x.example/"><link rel="stylesheet" href="a.css"><script src="a.js"></script>'
    page = '<!DOCTYPE html SYSTEM "http://x.example/evil.dtd">' + _page(head, '<img src="a.png">' + ARTICLE)

    assert incoming("a.html", page.encode()).article.text == f"{FIRST}\n{SECOND}"


def test_the_extractor_is_loaded_when_a_page_is_read() -> None:
    program = (
        "import sys, annotation.workbench\n"
        "print({'trafilatura', 'htmldate', 'pypdfium2', 'lxml.html', 'dateparser'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "set()"

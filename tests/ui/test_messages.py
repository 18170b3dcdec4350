"""Both languages say everything, and say the same."""

import ast
import string
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from annotation.errors import StoreUnavailable, UnknownArticle, UnknownVersion
from annotation.settings import ROOT
from annotation.ui.messages import Words, catalogue, extracted, language_of, translator

UI = ROOT / "annotation" / "ui"
MESSAGES = {message for message, _file in extracted()}
FRENCH, ENGLISH = Words("fr"), Words("en")
NARROW = "\N{NARROW NO-BREAK SPACE}"


def _placeholders(message: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def test_the_sources_say_something_in_python_and_in_javascript() -> None:
    files = {file for _message, file in extracted()}

    assert {"errors/versions.py", "ui/navigation.py", "ui/app_pages/versions/changes.py"} <= files
    assert any(file.endswith(".js") for file in files)


def test_every_message_has_a_french_translation() -> None:
    missing = sorted(message for message in MESSAGES if not catalogue("fr").get(message, "").strip())

    assert missing == []


def test_the_catalogue_holds_no_message_that_nobody_says() -> None:
    assert sorted(catalogue("fr").keys() - MESSAGES) == []


def test_a_translation_fills_in_the_same_values() -> None:
    differing = {
        message: french
        for message, french in catalogue("fr").items()
        if _placeholders(message) != _placeholders(french)
    }

    assert differing == {}


def test_the_catalogue_marks_nothing_as_unsure_or_obsolete() -> None:
    lines = (UI / "locale" / "fr.po").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if line.startswith(("#~", "#, fuzzy"))] == []


def test_a_message_that_no_catalogue_has_is_said_in_english() -> None:
    assert translator("fr")("Nobody translated this.") == "Nobody translated this."
    assert translator("xx")("Articles") == "Articles"
    assert catalogue("en") == {}


def test_values_are_filled_in_and_signs_in_them_left_alone() -> None:
    said = ENGLISH("No article holds “{search}” in its title, outlet or file name.", search="{x} 100 %")

    assert "“{x} 100 %”" in said


def test_an_error_speaks_both_languages() -> None:
    error = UnknownArticle(article_id="a{b}")

    assert error.localised(translator("en")) == str(error)
    assert error.localised(translator("fr")) != str(error)
    assert "a{b}" in error.localised(translator("fr"))


def test_a_name_that_is_also_a_message_is_not_translated() -> None:
    french = translator("fr")
    unknown = UnknownVersion(dataset="Annotate", version=1, known="none")
    store = StoreUnavailable(path="Annotate", reason="it is read-only", advice="Restore it from a backup.")

    assert french("Annotate") != "Annotate"
    assert "Annotate" in unknown.localised(french)
    assert "Annotate" in store.localised(french)
    assert french("it is read-only") in store.localised(french)
    assert french("Restore it from a backup.") in store.localised(french)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr", "fr"),
        ("fr-FR", "fr"),
        ("FR_ca", "fr"),
        ("en", "en"),
        ("en-GB", "en"),
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr"),
        ("en-US,en;q=0.9,fr;q=0.8", "en"),
        ("de-DE,de;q=0.9,fr;q=0.8,en;q=0.7", "fr"),
        (" fr ; q=1 ", "fr"),
        ("de", "en"),
        ("ar", "en"),
        ("*", "en"),
        ("", "en"),
        (",;,", "en"),
        ("fil, fr", "fr"),
        ("frr, de", "en"),
        ("français", "en"),
    ],
)
def test_the_language_is_the_first_of_ours_that_is_asked_for(accepted: str, language: str) -> None:
    assert language_of(accepted) == language


def test_dates_have_the_form_of_the_language() -> None:
    assert FRENCH.date(date(2026, 3, 1)) == "1 mars 2026"
    assert ENGLISH.date(date(2026, 3, 1)) == "March 1, 2026"


def test_moments_have_the_form_of_the_language() -> None:
    moment = datetime(2026, 3, 17, 16, 5, tzinfo=UTC)

    assert FRENCH.moment(moment) == "17/03/2026 16:05"
    assert ENGLISH.moment(moment).replace(NARROW, " ") == "3/17/26, 4:05 PM"


def test_numbers_have_the_form_of_the_language() -> None:
    assert FRENCH.number(1234567.5) == f"1{NARROW}234{NARROW}567,5"
    assert ENGLISH.number(1234567.5) == "1,234,567.5"


SHOWN_BY = {
    *("badge", "button", "caption", "checkbox", "date_input", "download_button", "error", "expander"),
    *("feedback", "file_uploader", "form_submit_button", "header", "help", "html", "info", "link_button"),
    *("markdown", "metric", "multiselect", "number_input", "Page", "page_link", "pills", "popover"),
    *("progress", "radio", "segmented_control", "select_slider", "selectbox", "slider", "spinner", "status"),
    *("subheader", "success", "tabs", "text", "text_area", "text_input", "title", "toast", "toggle"),
    *("warning", "write"),
}
SHOWN_AS = {"caption", "help", "label", "message", "placeholder", "title"}
THE_SAME_EVERYWHERE = {"CSV"}


def _literals(call: ast.Call) -> list[str]:
    """The words that a call shows without asking the catalogue for them."""
    is_page = isinstance(call.func, ast.Attribute) and call.func.attr == "Page"
    named = [keyword.value for keyword in call.keywords if keyword.arg in SHOWN_AS]
    return [text for value in [*(call.args[:1] * (not is_page)), *named] for text in _texts(value)]


def _texts(value: ast.expr) -> list[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return [value.value]
    if isinstance(value, ast.JoinedStr):
        return [text for part in value.values for text in _texts(part)]
    if isinstance(value, ast.BinOp | ast.IfExp | ast.List | ast.Tuple):
        return [
            text
            for part in ast.iter_child_nodes(value)
            if isinstance(part, ast.expr)
            for text in _texts(part)
        ]
    return []


def _untranslated(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SHOWN_BY
    ]
    said = [text for call in calls for text in _literals(call)]
    return [text for text in said if any(map(str.isalpha, text)) and text not in THE_SAME_EVERYWHERE]


@pytest.mark.parametrize(
    "path",
    [*sorted((UI / "app_pages").glob("*.py")), UI / "frame.py", UI / "navigation.py"],
    ids=lambda p: p.name,
)
def test_a_page_shows_no_words_that_cannot_be_translated(path: Path) -> None:
    assert _untranslated(path) == []


def test_the_check_sees_words_wherever_a_page_could_put_them(tmp_path: Path) -> None:
    page = tmp_path / "page.py"
    page.write_text(
        'st.header("One")\nleft.button(f"Two {n}")\nst.info(_("fine"))\n'
        'st.text_input(_("fine"), help="Three")\n'
        'st.caption("Four" if x else _("fine"))\nst.tabs(["Five", "→"])\nst.button("CSV")\nst.code("fine")\n',
        encoding="utf-8",
    )

    assert sorted(_untranslated(page)) == ["Five", "Four", "One", "Three", "Two "]

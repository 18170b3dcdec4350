"""JSON Lines and JSON: an object is an article."""

import io
import json
from datetime import date

import pytest

from annotation.errors import BrokenOff, MissingColumn, UnreadableFile
from annotation.ingest import describe, parcel_of_bytes, records_of
from annotation.ingest.json_items import lines_of
from tests.ingest.files import OPTIONS, incoming, records, texts

ONE = {"titre": "Un", "texte": "Le bac.", "source": {"name": "Le Courrier"}, "author": ["A B", "C D"]}


def test_a_line_is_an_article_with_its_metadata() -> None:
    line = json.dumps(
        ONE | {"published_at": "2024-10-12T08:00:00Z", "langue": "fr", "url": "https://x.example"}
    )
    article = incoming("a.jsonl", line.encode()).article

    assert (article.text, article.title, article.outlet, article.author) == (
        *("Le bac.", "Un", "Le Courrier", "A B, C D"),
    )
    assert (article.published, article.url, article.origin) == (
        *(date(2024, 10, 12), "https://x.example", "a.jsonl#1"),
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", b'{"text": "Un."}\n\r\n{"text": "Deux."}\r\n'),
        ("a.ndjson", b'\xef\xbb\xbf{"text": "Un."}\n{"text": "Deux."}'),
        ("a.json", b'{"text": "Un."}\n{"text": "Deux."}\n'),
        ("a.json", b'[{"text": "Un."},\n {"text": "Deux."}]'),
        ("a.json", b'\xef\xbb\xbf [ {"text": "Un."} , {"text": "Deux."} ] \n'),
        ("a.jsonl", b'[{"text": "Un."}, {"text": "Deux."}]'),
    ],
)
def test_every_form_gives_the_same_articles(name: str, data: bytes) -> None:
    assert texts(name, data) == ["Un.", "Deux."]


def test_one_object_over_several_lines_is_one_article() -> None:
    assert texts("a.json", json.dumps(ONE, indent=2).encode()) == ["Le bac."]


def test_nested_fields_are_named_with_dots() -> None:
    data = json.dumps({"doc": {"body": "Le bac."}, "a.b": "T", "meta": {"x": {"y": "Z"}}}).encode()
    article = incoming(
        "a.jsonl", data, columns={"text": "doc.body", "title": "a.b", "author": "meta.x.y"}
    ).article

    assert (article.text, article.title, article.author) == ("Le bac.", "T", "Z")
    assert describe(parcel_of_bytes("a.jsonl", data), OPTIONS).columns == (
        *("doc", "doc.body", "a.b", "meta", "meta.x", "meta.x.y"),
    )


def test_a_bad_line_is_refused_by_its_number_and_the_rest_goes_on() -> None:
    lines = [
        b'{"text": "Un."}',
        b"nope",
        b"[1]",
        b'"\xff"',
        b'{"title": "x"}',
        b"[" * 99_999,
        b'{"text": "Sept."}',
    ]
    found = texts("a.jsonl", b"\n".join(lines))

    reasons = ("not valid JSON", "no JSON object", "not UTF-8", "empty", "not valid JSON")

    assert (found[0], found[-1]) == ("Un.", "Sept.")
    for number, (one, reason) in enumerate(zip(found[1:-1], reasons, strict=True), start=2):
        assert one.startswith(f"refused: a.jsonl#{number} ") and reason in one


def test_a_list_is_read_up_to_what_is_broken() -> None:
    found = []
    parcel = parcel_of_bytes("a.json", b'[{"text": "Un."}, {"text": "Deux."}, {"text": ')
    with pytest.raises(BrokenOff, match=r"a\.json cannot be read from 3 on: it is not valid JSON"):
        found.extend(records_of(parcel, OPTIONS))

    assert len(found) == 2


@pytest.mark.parametrize(
    "data",
    [
        b'[{"text": "Un."} {"text": "x"}]',
        b'[{"text": "Un."},]',
        b'[{"text": "Un."}',
        b'[{"text": "Un."}, \xff',
    ],
)
def test_a_list_that_does_not_end_as_a_list_is_broken_off(data: bytes) -> None:
    with pytest.raises(BrokenOff, match="from 2 on"):
        records("a.json", data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf \n", "it is empty"),
        (b"[]", "no JSON object"),
        (b"[1, 2]", "no JSON object"),
        (b'{"a":', "not valid JSON"),
        (b"caf\xe9", "not UTF-8"),
        (b"cafe", "not valid JSON"),
        (b'{"a":\n"\xe9"}', "not UTF-8"),
        ('{"text": "Un."}'.encode("utf-16"), "not UTF-8"),
    ],
)
def test_a_file_without_any_object_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=rf"a\.json .*{reason}"):
        records("a.json", data)


def test_a_missing_field_names_those_that_there_are() -> None:
    with pytest.raises(MissingColumn, match=r"no column text\. Its columns are: id, corps\."):
        records("a.jsonl", b'{"id": 1, "corps": "x"}')


def test_lone_surrogates_survive_in_every_form() -> None:
    one = b'{"text": "a\\ud800b \\ud83d\\ude00"}'
    for name, data in (("a.jsonl", one), ("a.json", b"[" + one + b"]"), ("a.json", b"\n" + one)):
        assert texts(name, data) == ["a\ud800b 😀"]


def test_a_nul_in_a_text_is_refused() -> None:
    assert "not text" in texts("a.jsonl", b'{"text": "a\\u0000b"}')[0]


def test_values_that_are_no_text_are_left_out() -> None:
    article = incoming(
        "a.jsonl", b'{"text": "Un.", "title": true, "author": {"x": [[1]]}, "outlet": 24}'
    ).article

    assert (article.author, article.outlet) == ("", "24")


@pytest.mark.parametrize("indent", [None, 1])
def test_the_only_list_of_objects_in_an_object_is_read(indent: int | None) -> None:
    articles = [{"title": "A", "body": "Un."}, {"title": "B", "body": "Deux."}]
    answer = {"status": "ok", "content": articles, "tags": ["a"], "page": {"n": 1}}
    data = json.dumps(answer, indent=indent).encode()

    assert texts("a.json", data) == ["Un.", "Deux."]
    assert texts("a.json", data, columns={"text": "title"}) == ["A", "B"]
    assert [one.origin for one in records("a.json", data)] == ["a.json#1", "a.json#2"]
    assert describe(parcel_of_bytes("a.json", data), OPTIONS).mapping == {"title": "title", "text": "body"}


@pytest.mark.parametrize(
    ("data", "options"),
    [
        ({"text": "Un.", "links": [{"text": "x"}]}, {}),
        ({"data": {"text": "Un."}, "links": [{"text": "x"}]}, {}),
        ({"corps": "Un.", "links": [{"text": "x"}]}, {"columns": {"text": "corps"}}),
    ],
)
def test_an_object_with_a_text_of_its_own_is_the_article(data: object, options: dict[str, object]) -> None:
    assert texts("a.json", json.dumps(data).encode(), **options) == ["Un."]


def test_an_object_with_two_lists_of_objects_is_no_list() -> None:
    with pytest.raises(MissingColumn, match="columns are: articles, others"):
        records("a.json", b'{"articles": [{"text": "a"}], "others": [{"text": "b"}]}')


@pytest.mark.parametrize(
    ("item", "column"),
    [
        ({"excerpt": {"rendered": "E"}, "content": {"rendered": "C"}}, "content.rendered"),
        ({"article": {"title": "T", "summary": {"text": "S"}, "body": "B"}}, "article.body"),
        ({"text": 12, "body": "B"}, "body"),
        ({"text": None, "data": {"attributes": {"contenu": "B"}}}, "data.attributes.contenu"),
        ({"article": {"body": "A"}, "contenu": ["B", "C"]}, "contenu"),
        ({"text": 12, "summary": {"text": "S"}}, "text"),
    ],
)  # fmt: skip
def test_the_text_is_guessed_among_fields_that_hold_text(item: object, column: str) -> None:
    data = json.dumps(item).encode()

    assert describe(parcel_of_bytes("a.jsonl", data), OPTIONS).mapping["text"] == column


def test_only_strings_and_paragraphs_are_a_text() -> None:
    values = (
        '"Un."',
        '["Un.", null, "Deux."]',
        "NaN",
        "null",
        "12",
        "true",
        '{"name": "x"}',
        '["a", 1]',
        "[]",
    )
    found = texts(
        "a.jsonl", "\n".join(f'{{"corps": {one}}}' for one in values).encode(), columns={"text": "corps"}
    )

    assert found[:2] == ["Un.", "Un.\n\nDeux."]
    assert all("it is empty" in found[place] for place in (2, 3, 8))
    assert all("in the column corps is no text" in one for one in found[4:8])


def test_numbers_that_are_none_are_left_out() -> None:
    data = b'{"text": "Un.", "title": NaN, "author": ["A B", Infinity], "outlet": -Infinity}'
    article = incoming("a.jsonl", data).article

    assert (article.author, article.outlet) == ("A B", "")
    assert "NaN" not in article.title


def test_large_items_are_read_whole() -> None:
    """Over many windows, and numbers at the edge of one are not cut."""
    large = "é" * 300_000
    data = json.dumps([{"text": large, "n": 12345678}] * 3, ensure_ascii=False).encode()

    assert texts("a.json", data) == [large] * 3


def test_a_line_of_more_than_20_mb_is_refused_and_passed_over() -> None:
    data = b'{"text": "Un."}\n{"text": "' + b"a" * 20_000_000 + b'"}\n{"text": "Trois."}\n'
    first, second, third = texts("a.jsonl", data)

    assert (first, third) == ("Un.", "Trois.") and "larger than 20 MB" in second


def test_the_number_of_a_line_counts_blank_ones() -> None:
    assert [item.number for item in lines_of(io.BytesIO(b"\n1\n\n2"))] == [2, 4]

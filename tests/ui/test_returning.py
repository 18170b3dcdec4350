"""A cookie says where to go after a sign-in; it can name nothing but our own pages."""

import json

import pytest

from annotation.ui.returning import Wanted, read


def test_page_and_query_come_back_as_they_were_kept() -> None:
    wanted = Wanted(page="articles", query={"article": "a&b=ü"}, name="zoe@example.org")
    assert read(wanted.model_dump_json(exclude_defaults=True)) == wanted


@pytest.mark.parametrize(
    "said",
    ["", "x", "[]", "null", '{"page": 1}', '{"url": "https://example.org"}', '{"query": {"a": ["b"]}}'],
)
def test_what_we_did_not_write_is_the_start_page(said: str) -> None:
    assert read(said) == Wanted()


@pytest.mark.parametrize("page", ["https://example.org", "//example.org", "../x", "javascript:alert(1)"])
def test_an_address_is_no_page_of_ours(page: str) -> None:
    from annotation.ui.navigation import PLACES  # noqa: PLC0415 (it loads every page)

    assert read(json.dumps({"page": page})).page not in {place.path for place in PLACES}

"""How a picture is dressed: the ink of the theme or of paper, the numbers of a language."""

import json
from typing import Any

from annotation.ui.app_pages.ledger.charts import HALO

_NUMBERS = {
    "fr": {"decimal": ",", "thousands": "\u202f", "percent": "\u00a0%"},
    "en": {"decimal": ".", "thousands": ",", "percent": "%"},
}
"""As d3-format wants them."""

_INKS = {"light": ("#3a424a", "#fbfbf9"), "dark": ("#d5dade", "#15181c"), "paper": ("#22282e", "#ffffff")}
"""Of letters, and of the ground that they are on: those of .streamlit/config.toml."""


def dressed(chart: Any, *, ground: str, language: str) -> Any:
    """The same picture on a ground: `light`, `dark` or `paper`."""
    ink, behind = _INKS[ground]
    halo = {"fill": behind, "stroke": behind, "strokeWidth": 4, "strokeJoin": "round"}
    numbers = {"grouping": [3], "currency": ["", ""], **_NUMBERS[language]}
    inked = {"labelColor": ink, "titleColor": ink}
    return chart.configure(
        locale={"number": numbers},
        style={HALO: halo},
        text={"color": ink},
        axis=inked,
        legend=inked,
    )


def on_paper(chart: Any, *, language: str) -> str:
    """Wide enough for a page, with letters that can be read there: a Vega-Lite specification."""
    spec: dict[str, Any] = dressed(chart, ground="paper", language=language).to_dict()
    spec["config"] |= {"font": "sans-serif", "view": {"stroke": None}}
    spec["config"]["axis"] |= {"labelFontSize": 13, "titleFontSize": 13}
    return json.dumps(
        spec | {"width": 1120, "background": "white", "autosize": {"type": "fit", "contains": "padding"}}
    )

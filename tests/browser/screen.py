"""The annotation screen as an analyst's hands know it."""

import json
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

ROOT = ".root[data-cursor]"
DIGITS = "0123456789"

_STILL = 25
"""Looks at a place, 20 ms apart, that find it the same."""


def wait_until(is_true: Callable[[], bool], *, what: str, seconds: float = 20) -> None:
    """Ask again until it is so; no longer than `seconds`."""
    end = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < end, f"waited {seconds} s in vain: {what}"
        time.sleep(0.02)


def settled(page: Page) -> None:
    """The script has run and the connection stands."""
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=30_000)
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=30_000)


def settled_place(table: Locator) -> tuple[float, float, float]:
    """Left, top and width of a drawn table, when what is above it has stopped moving it."""
    expect(table.locator("canvas").first).to_be_visible()
    table.scroll_into_view_if_needed()
    places: list[tuple[float, float, float]] = []

    def is_still() -> bool:
        if box := table.bounding_box():  # none while it is drawn anew
            places.append((box["x"], box["y"], box["width"]))
        return len(places) >= _STILL and len({*places[-_STILL:]}) == 1

    wait_until(is_still, what="the table stands still")
    return places[-1]


class Desk:
    """One open annotation page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator(ROOT)
        expect(self.root).to_be_visible(timeout=30_000)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(f"Digit{key}" if key in DIGITS else key)

    @property
    def article(self) -> str:
        return self.root.get_attribute("data-article") or ""

    @property
    def cursor(self) -> int:
        return int(self.root.get_attribute("data-cursor") or -1)

    def waiting(self) -> int:
        return int(self.root.get_attribute("data-outbox") or -1)

    def parked(self) -> int:
        return int(self.root.get_attribute("data-parked") or -1)

    def saved(self) -> None:
        """Everything is on the server's disk."""
        expect(self.root).to_have_attribute("data-outbox", "0", timeout=30_000)

    def at(self, index: int) -> None:
        expect(self.root).to_have_attribute("data-cursor", str(index), timeout=30_000)

    def tokens(self) -> list[tuple[int, str]]:
        """Number and text of each word of the current sentence."""
        found = self.page.locator(".sentence [data-token]").evaluate_all(
            "all => all.map(one => [Number(one.dataset.token), one.textContent])"
        )
        return [(number, text) for number, text in found]

    def select(self, surface: str, *, after: str = "") -> None:
        """Select words of the current sentence by keys: to the first, then extend to the last."""
        first, last = self._place(surface, after)
        self.press("Home", *["ArrowRight"] * first, *["Shift+ArrowRight"] * (last - first))

    def _place(self, surface: str, after: str) -> tuple[int, int]:
        texts = [text for _number, text in self.tokens()]
        wanted = surface.replace(" ", "").replace("\u00a0", "")
        behind = after.replace(" ", "").replace("\u00a0", "")
        for first in range(len(texts)):
            if not "".join(texts[:first]).endswith(behind):
                continue
            for last in range(first, len(texts)):
                joined = "".join(texts[first : last + 1])
                if joined == wanted:
                    return first, last
                if not wanted.startswith(joined):
                    break
        raise AssertionError(f"{surface!r} does not begin and end between words of {texts}")

    def name_hop(self, typed: str) -> None:
        """Search the source registry for the hop in focus and take the first match."""
        self.press("e")
        field = self.page.get_by_role("combobox", name="Nom de la source")
        expect(field).to_be_focused()
        self.page.keyboard.type(typed)
        self.press("Enter")
        expect(field).to_have_count(0)

    def aim(self, target: str) -> None:
        """Type the target of the stance."""
        self.press("t")
        expect(self.page.get_by_label("Cible de la position")).to_be_focused()
        self.page.keyboard.type(target)
        self.press("Enter")

    def note(self, text: str) -> None:
        self.press("/")
        expect(self.page.get_by_label("Note")).to_be_focused()
        self.page.keyboard.type(text)
        self.press("Enter")

    def outbox(self) -> dict[str, Any]:
        """What the browser keeps, by key."""
        found = self.page.evaluate("() => JSON.stringify({...localStorage})")
        return {key: value for key, value in json.loads(found).items() if key.startswith("selon.")}

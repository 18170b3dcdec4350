"""Code points on our side, UTF-16 units on JavaScript's: the one place that converts.

An offset that cannot be mapped raises; nothing is rounded.
"""

from annotation.errors import UnmappableOffset


class Utf16Offsets:
    """Both directions for one text, built once; O(1) to look up."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._is_plain = text.isascii() or max(text, default="") <= "\uffff"
        self._to_units: list[int] = []
        self._to_points: dict[int, int] = {}
        if not self._is_plain:
            self._build(text)

    def _build(self, text: str) -> None:
        unit = 0
        for point, character in enumerate(text):
            self._to_units.append(unit)
            self._to_points[unit] = point
            unit += 2 if character > "\uffff" else 1
        self._to_units.append(unit)
        self._to_points[unit] = len(text)

    def to_utf16(self, point: int) -> int:
        """The UTF-16 unit at which code point `point` begins."""
        if not 0 <= point <= self._length:
            raise UnmappableOffset(offset=point, length=self._length, unit="code points")
        return point if self._is_plain else self._to_units[point]

    def to_code_point(self, unit: int) -> int:
        """The code point that begins at UTF-16 unit `unit`."""
        if self._is_plain:
            return self.to_utf16(unit)
        if unit not in self._to_points:
            raise UnmappableOffset(offset=unit, length=max(self._to_points), unit="UTF-16 units")
        return self._to_points[unit]

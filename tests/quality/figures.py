"""What the measurements print, one line each; `make quality` shows it."""

import sys


def show(name: str, **figures: float) -> None:
    """One line of the table: what was measured, and each figure in percent."""
    columns = "".join(f"  {label} {value:6.2f}" for label, value in figures.items())
    sys.stdout.write(f"\n{name:<44}{columns}")


def percent(right: int, total: int) -> float:
    """The share in percent; all of nothing is right."""
    return 100 * right / total if total else 100.0

"""What suggestions do to labels: which an analyst is offered, which are held back, and what came of it.

What the annotation screen needs is here; the figures of `annotation.assistance.report` are loaded by who
asks for them.
"""

from annotation.assistance.draw import is_drawn
from annotation.assistance.offer import Offer, offer

__all__ = ["Offer", "is_drawn", "offer"]

"""What a lead settles becomes gold: which labels, and what it was made from; pure."""

from annotation.adjudication.settling import Bench

__all__ = ["Bench"]

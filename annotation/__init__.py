"""VERBS: from an origin to a published version, in one direction (see ARCHITECTURE.md)."""

__version__ = "0.1.0"

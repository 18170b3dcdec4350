"""Who says what: the spans of attributions, by rules over the tables of a language."""

from annotation.suggest.attribution.article import Trees, attributions

__all__ = ["Trees", "attributions"]

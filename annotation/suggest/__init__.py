"""Suggestions: an article in, suggestions out, the same for the same article.

`suggest` is the rules alone, quick enough for the screen. `propose` lets a parser help where its model is
installed; it is slow and belongs in the background.
"""

from annotation.suggest.agent import AGENT, agent_of, propose, suggest
from annotation.suggest.quotes import quote_type_of
from annotation.suggest.who.names import NamedSource, SourceNames

__all__ = ["AGENT", "NamedSource", "SourceNames", "agent_of", "propose", "quote_type_of", "suggest"]

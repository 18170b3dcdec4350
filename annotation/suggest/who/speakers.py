"""Whether a noun phrase is somebody or something that can say things."""

from annotation.suggest.lexicon import Lexicon
from annotation.suggest.who.names import SourceNames


def is_speaker(surface: str, lexicon: Lexicon, names: SourceNames) -> bool:
    """A name, a pronoun, a registered source, or a noun of one of the kinds of the language file."""
    return bool(
        lexicon["pronoun"].fullmatch(surface)
        or lexicon["full_name"].fullmatch(surface)
        or names.find(surface)
        or any(words.search(surface) for words in lexicon.kinds.values())
    )

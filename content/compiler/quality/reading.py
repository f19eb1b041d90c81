"""How hard a statement is to read: LIX (Björnsson, 1968), which needs no dictionary.

Words a sentence, plus the share of words longer than six letters in percent. About 30 reads easily,
45 is a newspaper, 60 an official text.
"""

import re

from chalicelib.core.content import Challenge
from content.compiler.quality.words import plain, words_of

LONG_WORD = 6
HARD = 58
"""Above, a statement is listed: it measures reading as much as digital skill."""
_FEWEST_WORDS = 12
_CODE = re.compile(r"<(code|pre)[^>]*>.*?</\1>", re.DOTALL)
_END = re.compile(r"(?<=[.!?:])\s+|</(?:p|li|td|h\d)>")


def lix(challenge: Challenge) -> float | None:
    """The index of the statement, code left out; None when it is too short to tell."""
    html = _CODE.sub(" x ", challenge.statement)
    sentences = [words for part in _END.split(html) if (words := words_of(plain(part)))]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < _FEWEST_WORDS:
        return None
    long_words = sum(len(word) > LONG_WORD for word in words)
    return round(len(words) / len(sentences) + 100 * long_words / len(words), 1)

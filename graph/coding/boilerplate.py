"""The lines of a page that are not its text: comment forms, captions of buttons, lone figures."""

import re
from collections.abc import Iterator

from graph.codebook.lexicon import Lexicon
from graph.codebook.matching import match_form
from graph.coding.keeping import Keepable
from graph.model import Span

_LINE = re.compile(r"[^\n]+")
_NOT_WORDS = re.compile(r"[\W\d_]*")


class BoilerplateFinder(Keepable):
    """Knows one language's lines that no article writes itself."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lines = tuple(match_form(line) for line in lexicon.boilerplate)
        self.tails = tuple(match_form(line) for line in lexicon.boilerplate_tail)

    def find(self, text: str) -> tuple[Span, ...]:
        """The spans to leave out, in order. After a line that opens a page's tail, nothing is the article's."""
        return tuple(self._lines(text))

    def _lines(self, text: str) -> Iterator[Span]:
        in_tail = False
        for match in _LINE.finditer(text):
            line = match_form(match.group()).strip()
            in_tail = in_tail or line in self.tails
            if line and (in_tail or _NOT_WORDS.fullmatch(line) or line.startswith(self.lines)):
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                yield Span(start, start + len(match.group().strip()))

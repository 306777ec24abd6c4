"""What composing sentences needs to know of each language."""

from graph.codebook.grammar.ar import Arabic
from graph.codebook.grammar.en import English
from graph.codebook.grammar.noun import Grammar, Noun
from graph.codebook.grammar.tr import Turkish

GRAMMARS: tuple[type[Grammar], ...] = (Arabic, English, Turkish)
"""One row a language."""

__all__ = ["GRAMMARS", "Arabic", "English", "Grammar", "Noun", "Turkish"]

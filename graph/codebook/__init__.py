"""seeds/ → Codebook: the only reader and validator of what a domain expert may edit."""

from graph.codebook.entries import Alias, Article, Fact, Office
from graph.codebook.lexicon import Lexicon
from graph.codebook.loading import Codebook, load_codebook
from graph.codebook.plover import plover_of

__all__ = ["Alias", "Article", "Codebook", "Fact", "Lexicon", "Office", "load_codebook", "plover_of"]

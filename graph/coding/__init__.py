"""Text to claims: one step a module; `pipeline` shows their order. Coding a text is a pure function."""

from graph.coding.pipeline import Coder

__all__ = ["Coder"]

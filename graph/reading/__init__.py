"""Documents from files, folders, web pages and JSON lines; their language and their sentences."""

from graph.reading.failure import Failure
from graph.reading.files import read_path
from graph.reading.jsonl import read_jsonl
from graph.reading.language import detect_language

__all__ = ["Failure", "detect_language", "read_jsonl", "read_path"]

"""docs/method.md: its table says what the lexicons do."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from graph.codebook import Codebook

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def method() -> ModuleType:
    spec = importlib.util.spec_from_file_location("method", ROOT / "scripts" / "method.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_that_of_the_lexicons(method: ModuleType, codebook: Codebook) -> None:
    page = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    assert method.table(codebook) in page, "python scripts/method.py writes it"


def test_every_rule_stands_in_a_cell(method: ModuleType, codebook: Codebook) -> None:
    shown = {(language, rule) for (language, _, _), rules in method.cells(codebook).items() for rule in rules}
    for language, lexicon in codebook.lexicons.items():
        missing = [rule.id for rule in lexicon.rules if (language, rule.id.partition(".")[2]) not in shown]
        assert missing == []

"""What is kept of the codebook beside its byte code: the same as what is made anew, and never trusted for another codebook."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.codebook import Codebook, load_codebook
from graph.codebook.compiled import Kept
from graph.codebook.loading import kept_with
from graph.coding import Coder
from graph.model import Document

TEXTS = {
    "ar": "وقعت تركيا وقطر يوم الاثنين اتفاقية بقيمة 50 مليون دولار، وزار وزير الخارجية التركي الدوحة.",
    "en": "Turkey and Qatar signed an agreement worth $50 million on Monday. The Turkish foreign minister visited Doha.",
    "tr": "Türkiye ile Katar pazartesi günü bir anlaşma imzaladı. Türkiye Dışişleri Bakanı Doha'yı ziyaret etti.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_kept_coder_codes_as_one_made_anew(language: str, codebook: Codebook, root: Path) -> None:
    document = Document("x", TEXTS[language], language=language, published="2026-03-12")
    Coder(codebook).code(document)  # keeps it
    kept, anew = (Coder(one).code(document) for one in (codebook, load_codebook(root / "seeds")))
    assert kept == anew
    assert kept.claims


def test_another_codebook_is_not_kept(codebook: Codebook) -> None:
    assert kept_with(codebook) is not None
    assert kept_with(replace(codebook, actors=codebook.actors)) is None


def test_a_part_is_made_once_and_again_where_its_file_is_broken(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> dict[str, object]:
        made.append("x")
        return {"owner": owner, "own": [1, 2]}

    owner = object()
    for _ in range(2):
        found = Kept(tmp_path, "abc").part("words", make, {"owner": owner})
        assert found["owner"] is owner and found["own"] == [1, 2]
    assert len(made) == 1
    (file,) = tmp_path.glob("**/*.pickle")
    file.write_bytes(b"broken")
    assert Kept(tmp_path, "abc").part("words", make, {"owner": owner})["own"] == [1, 2]
    assert len(made) == 2


def test_parts_of_older_seeds_are_removed(tmp_path: Path) -> None:
    for content in ("old", "new"):
        Kept(tmp_path, content).part("words", lambda content=content: content)
    assert len(list(tmp_path.glob("**/*.pickle"))) == 1


def test_a_part_that_cannot_be_kept_is_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert Kept(tmp_path / "file", "abc").part("words", lambda: 7) == 7

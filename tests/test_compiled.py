"""The compiled coder finds what the coder in Python finds, to the letter."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.coding import compiled

CODE = """
import json, sys, tomllib
from dataclasses import asdict
from pathlib import Path
import graph.coding.items
from bench.coding.corpus import documents
from graph.codebook import load_codebook
from graph.coding import Coder
from graph.model import Document

print(graph.coding.items.__file__, file=sys.stderr)
coder = Coder(load_codebook())
texts = [document for document, _ in documents(1500)]
for file in sorted(Path(sys.argv[1]).glob("*.toml")):
    for text in tomllib.loads(file.read_text("utf-8"))["text"]:
        texts.append(Document(text["id"], text["text"], language=file.stem, published=text.get("published")))
for text in texts:
    coded = coder.code(text)
    print(json.dumps([asdict(coded), [asdict(mention) for mention in coder.mentions(text)]], default=str))
"""


def coded(root: Path, folder: Path, *path: Path) -> tuple[str, str]:
    """What the coder found first on `path` makes of the texts, and its file."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, path))}
    command = [sys.executable, "-c", CODE, str(root / "tests" / "development")]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


@pytest.mark.slow
def test_mypyc_takes_the_code(root: Path, tmp_path: Path) -> None:
    pytest.importorskip("mypyc")
    pytest.importorskip("setuptools")
    done = subprocess.run(
        [sys.executable, "hatch_compile.py", str(tmp_path), "--translate"], cwd=root, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert list(tmp_path.rglob("*.c"))


@pytest.mark.slow
def test_the_compiled_coder_finds_the_same(root: Path, tmp_path: Path) -> None:
    if missing := compiled.why_not():
        pytest.skip(missing)
    as_python, file = coded(root, tmp_path, root)
    assert file.endswith("items.py\n")
    as_c, file = coded(root, tmp_path, compiled.FOLDER, root)
    assert not file.endswith(".py\n")
    assert as_c == as_python


def test_a_compiled_coder_is_not_used_when_its_sources_have_changed(root: Path, tmp_path: Path) -> None:
    assert "not compiled" in compiled.why_not(tmp_path)
    module = tmp_path / "graph" / "coding" / f"items{compiled.EXTENSION_SUFFIXES[0]}"
    for source in compiled.ROOT.glob("graph/**/*.py"):
        copy = tmp_path / source.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
    (tmp_path / "seeds").symlink_to(root / "seeds")
    module.touch()
    assert compiled.why_not(tmp_path) == ""
    (tmp_path / "graph" / "coding" / "items.py").write_text("changed = True\n")
    assert "items.py has changed" in compiled.why_not(tmp_path)

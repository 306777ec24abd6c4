"""Imports go one way. The contracts are in pyproject.toml; here they are run, and shown to bite."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PACKAGES = ("api", "graph", "seeds")
VAGUE = {"base", "common", "helper", "helpers", "manager", "misc", "tools", "util", "utils"}


def lint_imports(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """Hold the packages in `folder` against these contracts, or all; what is installed plays no part."""
    program = f"import sys, importlinter.cli as cli; sys.exit(cli.lint_imports(no_cache=True, limit_to_contracts={contracts}))"
    return subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def sources(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the Python sources, for breaking."""
    copy = tmp_path_factory.mktemp("sources")
    shutil.copy(root / "pyproject.toml", copy)
    for package in PACKAGES:
        for module in (root / package).rglob("*.py"):
            if "node_modules" not in module.parts:
                target = copy / module.relative_to(root)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(module, target)
    return copy


def test_imports_go_one_way(sources: Path) -> None:
    done = lint_imports(sources)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("graph/model/span.py", "import graph.codebook", "layers"),
        ("graph/ledger/__init__.py", "import graph.query", "layers"),
        ("graph/query/__init__.py", "import graph.cli", "layers"),
        ("graph/coding/__init__.py", "import graph.ledger", "coding-is-pure"),
        ("graph/model/actor.py", "import msgspec", "model-is-plain"),
        ("graph/query/__init__.py", "import sqlalchemy", "sqlalchemy"),
        ("graph/query/__init__.py", "import networkx", "networkx"),
        ("graph/exchange/__init__.py", "from flask import request", "flask"),
        ("api/__init__.py", "import alaqat", "face-on-top"),
    ],
)
def test_a_forbidden_import_is_found(sources: Path, module: str, line: str, contract: str) -> None:
    path = sources / module
    before = path.read_text("utf-8")
    path.write_text(f"{before}\n{line}\n", "utf-8")
    try:
        done = lint_imports(sources, contract)
    finally:
        path.write_text(before, "utf-8")
    assert done.returncode == 1
    assert "Contracts: 0 kept, 1 broken." in done.stdout, done.stdout + done.stderr


def test_every_package_has_its_layer(root: Path) -> None:
    contracts = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "layers")
    placed = {name.strip(" ()") for layer in layers for name in layer.split(":")}
    modules = [path for path in (root / "graph").iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()]
    assert {f"graph.{path.stem}" for path in modules} - {"graph.__init__"} <= placed


def test_modules_are_named_after_what_they_are_about(root: Path) -> None:
    modules = [path for package in PACKAGES for path in (root / package).rglob("*.py") if "node_modules" not in path.parts]
    assert [str(path.relative_to(root)) for path in modules if VAGUE & set(path.with_suffix("").relative_to(root).parts)] == []

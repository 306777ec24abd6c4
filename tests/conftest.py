"""Fixtures that several test files share."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from graph.codebook import Codebook
    from graph.ledger import Ledger
    from tests.postgres import Cluster

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def codebook() -> "Codebook":
    """The packaged codebook, loaded once."""
    from graph.codebook import load_codebook  # most tests need none of it

    return load_codebook()


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of gold data and foreign schemas (`gold/`, `schemas/`, `facts/`), which is no part of the project.

    ALAQAT_GOLD names it, ../shared without; a name without a folder is an error, no folder at all skips the test.
    """
    named = os.environ.get("ALAQAT_GOLD")
    folder = (ROOT / (named or "../shared")).resolve()
    if (folder / "gold").is_dir():
        return folder
    if named:
        pytest.fail(f"ALAQAT_GOLD names {folder}, which has no folder 'gold'")
    pytest.skip(f"no gold data in {folder}; ALAQAT_GOLD may name their folder")


@pytest.fixture(scope="session")
def postgresql() -> "Iterator[Cluster]":
    """A PostgreSQL server of our own. Where none starts, tests are skipped; with ALAQAT_REQUIRE_POSTGRESQL=1 they fail."""
    from tests.postgres import Missing, cluster

    try:
        with cluster() as running:
            yield running
    except Missing as reason:
        if os.environ.get("ALAQAT_REQUIRE_POSTGRESQL"):
            pytest.fail(str(reason))
        pytest.skip(str(reason))


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new ledger, on each database that Alaqat can keep it in: what asks for it is run on both."""
    if request.param == "sqlite":
        return str(tmp_path / "a folder" / "ledger.db")
    address: str = request.getfixturevalue("postgresql").address()
    return address


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Ledger]":
    """All samples, one version each. Tests that write have a ledger of their own by this name."""
    from graph.ledger import open_ledger
    from tests import samples

    with open_ledger(tmp_path_factory.mktemp("samples") / "ledger.db") as opened:
        for coded in samples.all_samples():
            opened.add(coded)
        yield opened


@pytest.fixture(scope="module")
def app(ledger: "Ledger", codebook: "Codebook") -> "Flask":
    from api.app import create_app

    return create_app(ledger, codebook)


@pytest.fixture(scope="module")
def client(app: "Flask") -> "FlaskClient":
    return app.test_client()

"""The public face of Alaqat: what notebooks and programs import, and `python -m alaqat` for the command line.

    import alaqat

    coder = alaqat.Coder(alaqat.load_codebook())
    coded = coder.code(alaqat.Document(text=..., ...))

Importing this module loads nothing else; each name loads its home when it is first used. The root packages have general
names (`graph`, `api`, `seeds`), so this module checks first that they are ours.
"""

import importlib
import sys
from importlib.util import find_spec
from pathlib import Path

__version__ = "0.1.0"

_PACKAGES = ("graph", "api", "seeds")

# Module → the names that it gives to this face.
_FACE: dict[str, tuple[str, ...]] = {
    "graph.model": (
        "Actor",
        "Claim",
        "Coded",
        "Document",
        "Framing",
        "Interval",
        "Mention",
        "Modality",
        "Participant",
        "Quantity",
        "Relation",
        "Ruling",
        "Span",
        "document_id",
    ),
    "graph.errors": (
        "AlaqatError",
        "CodebookError",
        "DocumentError",
        "EndpointError",
        "InputError",
        "LedgerError",
        "UnknownActor",
        "UnknownClaim",
        "UnknownDocument",
    ),
    "graph.codebook": ("Codebook", "load_codebook"),
    "graph.codebook.wording": ("compose",),
    "graph.reading": ("Failure", "detect_language", "read_jsonl", "read_path"),
    "graph.coding": ("Coder",),
    "graph.exchange.jsonl": ("claim_line", "claim_of"),
    "graph.ledger": ("Ledger", "open_ledger"),
    "graph.faces.network.graphs": ("to_networkx",),
    "graph.faces.rdf": ("dataset",),
    "graph.query.filters": ("Filters",),
    "graph.query.actors": ("partners", "profile", "resolve", "search"),
    "graph.query.network": ("network",),
    "graph.query.dyads": ("dyad",),
    "graph.query.claims": ("claims",),
    "graph.query.texts": ("Order", "quotations", "texts"),
    "graph.analysis.comparing": ("compare",),
    "graph.analysis.contradictions": ("contradictions",),
    "graph.analysis.framing": ("framing",),
    "graph.analysis.indicators": ("indicators",),
    "graph.analysis.measures": ("balance", "measures"),
    "graph.analysis.paths": ("paths",),
    "graph.analysis.tables": ("actor_months", "dyad_months"),
    "graph.analysis.timeline": ("coverage", "timeline"),
    "api.app": ("create_app",),
}
# Class of this face → the methods that it has here beside its own: what stands above it, as a function of it.
_METHODS: dict[str, dict[str, tuple[str, str]]] = {
    "Ledger": {"network": ("graph.analysis.graphs", "network"), "rdf": ("graph.faces.rdf", "dataset")}
}
_HOME = {name: module for module, names in _FACE.items() for name in names}

__all__ = ["__version__", *sorted(_HOME)]


def _check_packages() -> None:
    """Raise ImportError when Python would take `graph`, `api` or `seeds` from somewhere else than beside this file."""
    home = Path(__file__).resolve().parent
    for package in _PACKAGES:
        spec = find_spec(package)
        if spec is None:
            raise ImportError(f"the package '{package}' of Alaqat is missing in {home}; install Alaqat again: pip install alaqat")
        found = Path(spec.origin or next(iter(spec.submodule_search_locations or ()), "")).resolve()
        if found != home / package / "__init__.py":
            raise ImportError(
                f"{found} hides the package '{package}' of Alaqat ({home / package}); rename that file or folder, "
                "or run Python from another folder, in an environment of Alaqat's own"
            )


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'alaqat' has no attribute '{name}'; it has: {', '.join(sorted(_HOME))}")
    module = importlib.import_module(_HOME[name])
    for owner, methods in _METHODS.items():
        if owner in _FACE[_HOME[name]]:
            for method, (home, function) in methods.items():
                setattr(getattr(module, owner), method, _method(home, function))
    value: object = getattr(module, name)
    globals()[name] = value
    return value


def _method(home: str, function: str) -> object:
    """A method that calls `function` of the module `home`, which is loaded when it is called."""

    def call(*arguments: object, **named: object) -> object:
        return getattr(importlib.import_module(home), function)(*arguments, **named)

    call.__name__, call.__doc__ = function, f"See {home}.{function}."
    return call


def __dir__() -> list[str]:
    return [*globals(), *_HOME]


if __name__ == "__main__":
    try:
        _check_packages()
    except ImportError as error:
        sys.exit(f"alaqat: {error}")
    from graph.cli import main

    main()
else:
    _check_packages()

"""Views derived from the ledger, and rebuildable from it."""

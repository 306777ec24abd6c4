"""The questions that can be asked of the ledger, one module a noun; the answers are in `values`."""

"""The Alaqat library: text to claims, the ledger of claims, its faces, and the questions asked of it."""

"""The network: columns in memory, kept in step with the ledger, and their projections to edges and to networkx."""

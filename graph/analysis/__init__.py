"""What is computed from claims: so far which of them tell of one act."""

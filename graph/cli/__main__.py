"""`python -m graph.cli`, for working on Alaqat without installing it."""

from graph.cli import main

main()

"""What the coder costs: sentences and megabytes a second, memory, start; `python -m bench.coding`."""

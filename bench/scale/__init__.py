"""A million claims: loading, the questions that researchers ask, growth; `python -m bench.scale`."""

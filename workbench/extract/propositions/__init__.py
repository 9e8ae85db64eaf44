"""Cuts sentences into atomic propositions, each with verbatim spans."""

"""The review room in a browser on the same machine: textual-serve behind a token."""

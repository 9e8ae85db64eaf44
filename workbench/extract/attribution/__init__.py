"""Who says what: cues, sources, contents, outlets and how sure it is."""

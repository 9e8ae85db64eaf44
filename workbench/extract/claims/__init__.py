"""What is said of a claim once it is cut: its kind, worth, facts, flags and contradictions."""

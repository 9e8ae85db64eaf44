"""Earlier claims: which of them a text repeats."""

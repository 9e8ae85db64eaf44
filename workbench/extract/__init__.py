"""From an article's blocks to its claims: quotes, parse, mentions, attribution, propositions."""

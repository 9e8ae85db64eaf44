"""The proof: an article with every claim marked by its verdict, and notes in the margin."""

"""A terminal workbench for checking the claims of a news article against the outlets it cites."""

__version__ = "0.1.0"

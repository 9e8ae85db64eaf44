"""What tells a store from other files, without loading the migrations."""

from __future__ import annotations

APPLICATION_ID = 0x46435742
"""``PRAGMA application_id`` of a store: "FCWB"."""

SCHEMA_VERSION = 10
"""``PRAGMA user_version`` of an up-to-date store: the number of migrations."""

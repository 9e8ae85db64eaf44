"""A path as it is being typed may be no path yet, or never one: it is told, and nothing falls."""

from __future__ import annotations

import pytest

from workbench.ui.screens.path import check_source_path, completed, home_written_out
from workbench.ui.screens.review import check_export_path

NO_PATHS = ["~nobody-of-this-name", "~nobody-of-this-name/a.txt", "long" * 2_000, "nul\0in it"]


@pytest.mark.parametrize("typed", NO_PATHS, ids=["no home", "below no home", "too long", "nul"])
def test_what_can_be_no_path_has_no_completion_and_is_no_file(typed: str) -> None:
    assert completed(typed) is None
    assert home_written_out(typed) == typed
    assert check_source_path(typed) == f"There is no file {typed}."
    assert not check_export_path(typed)

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import InputError
from workbench.ui.photograph import main


def test_a_picture_is_taken_of_the_real_screen(worked: Path, tmp_path: Path) -> None:
    target = tmp_path / "review.svg"
    assert (
        main([str(worked), "harbour", str(target), "--size", "120x30", "--press", "j", "--reviewer", "mira"])
        == 0
    )
    picture = target.read_text(encoding="utf-8").replace("&#160;", " ")
    assert picture.startswith("<svg")
    assert "5 of 12 checked, 1 disputed" in picture


def test_a_picture_of_the_articles_in_light(worked: Path, tmp_path: Path) -> None:
    target = tmp_path / "articles.svg"
    main([str(worked), "-", str(target), "--light"])
    assert "#faf9f5" in target.read_text(encoding="utf-8")


def test_an_unknown_article_gives_no_picture(worked: Path, tmp_path: Path) -> None:
    target = tmp_path / "none.svg"
    with pytest.raises(InputError, match="no article in the store goes with it"):
        main([str(worked), "zzz", str(target)])
    assert not target.exists()

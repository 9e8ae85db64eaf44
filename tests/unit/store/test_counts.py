from __future__ import annotations

from tests.unit.store.samples import Sample
from workbench.model import FrameClass, VerdictValue
from workbench.store import Progress, Store, View


def test_progress_is_the_reviewers_own(filled: Store, rich: Sample) -> None:
    for index, value in enumerate(("verified", "disputed", "unverifiable", "verified")):
        filled.append(rich.verdict(index, value))
    filled.append(rich.verdict(0, "disputed", "bo"))
    progress = filled.progress(View(), "ada")
    assert progress == Progress(total=8, verified=2, disputed=1, unverifiable=1)
    assert progress.checked == 4
    assert filled.progress(View(rich.article.article_id), "bo") == Progress(8, 0, 1, 0)
    assert filled.progress(View(verdict=VerdictValue.VERIFIED, reviewer="ada"), "ada") == Progress(2, 2, 0, 0)
    assert filled.progress(View(outlet="Harbour Post"), "ada") == Progress(3, 1, 1, 0)
    assert (
        filled.progress(View("none"), "ada")
        == filled.progress(View(outlet="none"), "ada")
        == Progress(0, 0, 0, 0)
    )


def test_counts_follow_every_change_of_mind(filled: Store, rich: Sample) -> None:
    for value in ("verified", "disputed", "disputed", "unreviewed", "unverifiable"):
        filled.append(rich.verdict(0, value))
        expected = Progress(8, *(int(value == one) for one in ("verified", "disputed", "unverifiable")))
        assert filled.progress(View(), "ada") == expected
    filled.undo("ada")
    assert filled.progress(View(), "ada").checked == 0
    filled.redo("ada")
    assert filled.progress(View(), "ada").unverifiable == 1


def test_facets_leave_the_views_own_choice_aside(filled: Store) -> None:
    outlets = filled.facets(View(), "outlet")
    assert outlets == [("", 3), ("Harbour Post", 3), ("Daily Beacon", 2), ("Zeitblatt", 1)]
    assert filled.facets(View(outlet="Zeitblatt"), "outlet") == outlets
    assert filled.facets(View(speaker="Bo Dahl"), "outlet") == [("Daily Beacon", 1), ("Harbour Post", 1)]
    assert filled.facets(View(search="nothing"), "outlet") == []
    assert filled.facets(View(), "fact_type") == [("place", 2), ("percent", 1), ("quantity", 1)]


def test_names_are_those_that_some_claim_of_the_article_has(filled: Store) -> None:
    article = next(iter(filled.articles("ada"))).article_id
    for dimension in ("outlet", "speaker", "kind"):
        counted = sorted(value for value, _ in filled.facets(View(), dimension))
        assert sorted(filled.names(None, dimension)) == counted
        assert sorted(filled.names(article, dimension)) == counted
    assert filled.names("0" * 16, "outlet") == []


def test_what_is_only_believed_planned_or_felt_can_be_left_out(filled: Store) -> None:
    assert filled.facets(View(), "frame_class") == [("report", 4), ("", 2), ("belief", 1), ("intent", 1)]
    assert filled.progress(View(reports_only=True), "ada").total == 6
    assert filled.progress(View(reports_only=False), "ada").total == 2
    assert filled.progress(View(frame_class=FrameClass.INTENT), "ada").total == 1
    assert filled.progress(View(frame_class=FrameClass.ATTITUDE), "ada").total == 0
    assert filled.progress(View(frame_class=""), "ada").total == 2
    assert filled.facets(View(reports_only=False), "speaker") == [("Ann Lee", 2), ("Bo Dahl", 1)]
    assert filled.facets(View(reports_only=True), "frame_class") == [("report", 4), ("", 2)]

from __future__ import annotations

from workbench.model import FrameClass
from workbench.store import View
from workbench.ui.filter_choices import Choice, choose, filter_words


def test_the_choices_of_the_group_take_each_others_place() -> None:
    leaving = choose(View(), Choice(None, "reports_only with"))
    assert leaving == View(reports_only=True)
    assert choose(leaving, Choice(None, "reports_only with")) == View()
    plans = choose(leaving, Choice("frame_class", "intent", 1))
    assert plans == View(frame_class=FrameClass.INTENT)
    assert choose(plans, Choice("frame_class", "intent", 1)) == View()
    assert choose(plans, Choice(None, "reports_only with")) == leaving
    uncited = choose(View(), Choice("frame_class", "", 1))
    assert (uncited, filter_words(uncited)) == (View(frame_class=""), "nobody is cited")
    assert choose(uncited, Choice("frame_class", "", 1)) == View()

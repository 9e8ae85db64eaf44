"""Messages never lie over the field that is written in."""

from __future__ import annotations

from pathlib import Path

from textual.widgets._toast import Toast

from tests.ui.room import enter


async def test_a_message_stands_above_the_field_with_the_focus(store: Path) -> None:
    async with enter(store, size=(80, 24), toasts=True) as room:
        await room.press("o")  # there is no verdict to take back, which is told
        app = room.app
        (toast,) = app.screen.query(Toast)
        assert toast.region.bottom == 23  # above the line of keys
        await room.press("slash")
        (toast,) = app.screen.query(Toast)
        assert app.focused is not None
        assert toast.region
        assert not toast.region.overlaps(app.focused.region)
        await room.press("escape", "colon")
        app.notify("Another message.")
        await room.settle()
        assert len(app.screen.query(Toast)) == 2
        for toast in app.screen.query(Toast):
            assert not toast.region.overlaps(app.focused.region)
        await room.press("escape")
        app.notify("A third.")
        await room.settle()
        assert max(toast.region.bottom for toast in app.screen.query(Toast)) == 23
        # A fourth would hide the claims: the oldest give way, the one that tells of a fault last of all.
        app.notify("A fault.", severity="error")
        app.notify("A fifth.")
        app.notify("A sixth.")
        await room.settle()
        assert room.messages() == ["A fault.", "A sixth."]
        app.notify("A fifth.")
        await room.settle()
        assert room.messages()[-1] == "A fifth."  # what gave way can be told again

"""The program's entry: a group of commands that are imported only when they run.

Help for the whole program is printed from the table below, so that it needs none of the rooms
that the commands work in.
"""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import NamedTuple

import click
from click.exceptions import Exit

from workbench import __version__
from workbench.cli.options import Settings, common_options, complain, pass_settings, screen_options
from workbench.errors import WorkbenchError

DEBUG_VARIABLE = "WORKBENCH_DEBUG"
"""Set to anything but nothing, it lets a traceback through."""

COMPLETION_VARIABLE = "_WORKBENCH_COMPLETE"
"""Set by a shell's completion script; see README.md."""

INTERRUPTED = 130
"""Exit status after Ctrl+C, as shells have it: 128 and the signal's number."""

INTERNAL_ERROR = 70
"""Exit status of a fault in the program itself (EX_SOFTWARE of sysexits.h)."""


class CommandEntry(NamedTuple):
    """Where a command lives, and its line in the list of commands."""

    module: str
    summary: str


COMMANDS: dict[str, CommandEntry] = {
    "review": CommandEntry("workbench.cli.review", "Open an article and decide on its claims."),
    "tour": CommandEntry("workbench.cli.tour", "Be led through the sample, key by key."),
    "add": CommandEntry("workbench.cli.add", "Add articles to the store without opening a screen."),
    "articles": CommandEntry("workbench.cli.articles", "List the articles in the store."),
    "extract": CommandEntry(
        "workbench.cli.extract", "Print the claims of articles, one a line; no store is made."
    ),
    "check": CommandEntry(
        "workbench.cli.check", "Hold the claims against the saved texts of the outlets they cite."
    ),
    "compare": CommandEntry(
        "workbench.cli.compare", "Hold claims or quotations against texts: what agrees, what differs."
    ),
    "match": CommandEntry(
        "workbench.cli.match", "Rank earlier claims by how likely each query repeats them."
    ),
    "source": CommandEntry(
        "workbench.cli.source", "Save what the cited outlets wrote; list, show and remove what is saved."
    ),
    "lexicon": CommandEntry(
        "workbench.cli.lexicon", "Add names of your own to those that come with the program."
    ),
    "proof": CommandEntry("workbench.cli.proof", "Write an article with its verdicts in the margin."),
    "gate": CommandEntry("workbench.cli.gate", "Tell whether an article may be published."),
    "export": CommandEntry(
        "workbench.cli.export", "Write claims and verdicts as CSV, or in the forms of other programs."
    ),
    "import": CommandEntry("workbench.cli.import_", "Read verdicts back from CSV, or checks of others."),
    "merge": CommandEntry("workbench.cli.merge", "Unite other reviewers' stores with yours."),
    "serve": CommandEntry("workbench.cli.serve", "Serve the review room to a browser on this machine."),
    "verify-log": CommandEntry(
        "workbench.cli.verify_log", "Replay the ledger of decisions and compare the current state with it."
    ),
    "config": CommandEntry(
        "workbench.cli.config", "Show what is set and where each value comes from; change it."
    ),
    "doctor": CommandEntry("workbench.cli.doctor", "Look over the installation, the store and the terminal."),
}
"""Every command, in the order of a reviewer's day. Each module has a ``command`` attribute."""


class LazyGroup(click.Group):
    """A group whose commands are imported one at a time, when asked for by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Return the command of this name, imported now, or None."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command = import_module(entry.module).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{entry.module}.command is no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write the list of commands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command named by the first word; name near ones when there is none."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, n=2, cutoff=0.6)
            advice = f" Did you mean {' or '.join(near)}?" if near else ""
            ctx.fail(f"there is no command {args[0]!r}.{advice}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: workbench review story.txt --published 2024-11-18",
)
@screen_options
@common_options
@click.version_option(__version__, prog_name="workbench", message="%(prog)s %(version)s")
@pass_settings
@click.pass_context
def cli(ctx: click.Context, settings: Settings) -> None:
    """Check every claim of a news article against the outlets it cites.

    Without a command, the list of articles opens. The options below may stand before or
    after any command.
    """
    if ctx.invoked_subcommand is None:
        from workbench.cli.screen import open_articles

        open_articles(settings)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status; faults become one line on standard error.

    Args:
        argv: The words after the program's name; None takes those of this process.

    Returns:
        0 when all went well, 1 when a check found something, 2 when the user can mend it,
        70 for a fault of the program, 130 after Ctrl+C.
    """
    _keep_odd_characters_from_failing()
    try:
        status = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_went_away()
    return status


def _run(argv: Sequence[str] | None) -> int:
    # Not by way of click's own main, which ends the process itself when a reader has gone away.
    try:
        if instruction := os.environ.get(COMPLETION_VARIABLE):
            from click.shell_completion import shell_complete

            return shell_complete(cli, {}, "workbench", COMPLETION_VARIABLE, instruction)
        with cli.make_context("workbench", list(sys.argv[1:] if argv is None else argv)) as ctx:
            result = cli.invoke(ctx)
    except Exit as leaving:
        return leaving.exit_code
    except BrokenPipeError:
        raise
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as fault:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        return _report(fault)
    return result if isinstance(result, int) else 0


def _report(fault: Exception) -> int:
    if isinstance(fault, WorkbenchError):
        return _say(str(fault), fault.exit_code)
    if isinstance(fault, click.UsageError):
        path = fault.ctx.command_path if fault.ctx else "workbench"
        message = fault.format_message().rstrip(".?")
        ending = "?" if fault.format_message().endswith("?") else "."
        return _say(f"{message}{ending} `{path} --help` shows the way.", fault.exit_code)
    if isinstance(fault, click.ClickException):
        return _say(fault.format_message(), 2)
    if isinstance(fault, OSError):
        where = f"{fault.filename}: " if fault.filename else ""
        return _say(f"{where}{fault.strerror or fault}", 2)
    kind = type(fault).__name__
    return _say(
        f"a fault in the program itself ({kind}: {fault}). Set {DEBUG_VARIABLE}=1 to see where.",
        INTERNAL_ERROR,
    )


def _say(message: str, status: int) -> int:
    complain(message)
    return status


def _reader_went_away() -> int:
    # The interpreter flushes standard output once more on its way out: give it somewhere to go.
    try:
        descriptor = sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):
        return 0
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, descriptor)
    os.close(sink)
    return 0


def _keep_odd_characters_from_failing() -> None:
    # A terminal of a narrower encoding gets \u201c for a curly quote instead of a traceback.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(errors="backslashreplace")

"""``workbench gate``: whether an article may be published, for newsroom scripts and CI."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli.options import Settings, common_options, pass_settings


@click.command(epilog="Example: workbench gate story.txt --policy desk.toml --format junit")
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--policy",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Rules in TOML (else the usual ones; docs/gate.md).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "junit", "sarif"]),
    default="text",
    show_default=True,
    help="How to write what was found.",
)
@common_options
@pass_settings
def command(settings: Settings, article: str, *, policy: Path | None, form: str) -> None:
    """Tell whether an article may be published.

    The exit status is 0 only when every rule of the policy holds, else 1, and what breaks a rule is
    listed; it is 2 where the article, the store or the policy cannot be read.
    """
    from workbench.desk.gate import ask
    from workbench.desk.policy import Policy, read_policy
    from workbench.export.findings import FORMS
    from workbench.store import open_store

    rules = Policy() if policy is None else read_policy(policy)
    with open_store(settings.store_path, create=False) as store:
        report = ask(store, article, rules)
    sys.stdout.flush()
    sys.stdout.buffer.write(FORMS[form](report).encode())
    click.get_current_context().exit(0 if report.passed else 1)

"""``workbench proof``: an article with its verdicts in the margin, to print or to send."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli.options import Settings, common_options, pass_settings, show

STREAM = "-"


@click.command(epilog="Example: workbench proof story.txt -o proof.html")
@click.argument("article", metavar="ARTICLE")
@click.option(
    "-o",
    "--output",
    metavar="FILE|-",
    default=STREAM,
    show_default=True,
    help="File to write, - for standard output.",
)
@click.option(
    "--format", "form", type=click.Choice(["html", "md"]), help="HTML or Markdown (else by the file's name)."
)
@common_options
@pass_settings
def command(settings: Settings, article: str, *, output: str, form: str | None) -> None:
    """Write an article with its verdicts in the margin.

    Every claim is underlined by its verdict and numbered; the notes beside it tell the outlet, what
    the reviewers decided, the evidence, the machine's reading and when. One page of HTML that fetches
    nothing and prints well, or Markdown.
    """
    from workbench.desk.proofing import form_of, proof_text, write_proof
    from workbench.store import open_store

    with open_store(settings.store_path, create=False) as store:
        if output == STREAM:
            sys.stdout.flush()
            sys.stdout.buffer.write(proof_text(store, article, form or "html").encode())
            return
        write_proof(store, article, Path(output), form or form_of(output))
    show(f"Wrote the proof to {output}")

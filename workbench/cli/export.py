"""``workbench export``: claims and verdicts as CSV, to a file, a pipe or the exports folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from workbench.cli.export_output import STREAM, write_other, write_tables
from workbench.cli.options import Settings, common_options, pass_settings
from workbench.model import FrameClass, SourceCheckStatus, VerdictValue

if TYPE_CHECKING:
    from workbench.desk.tables import Writing
    from workbench.export.claimreview import Organisation, Scale
    from workbench.store import Store

UNCITED = "none"


@click.command(epilog="Example: workbench export --article story.txt --verdict disputed -o disputed.csv")
@click.option(
    "-o", "--output", metavar="FILE|-", help="File to write, replaced whole; - for standard output."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl", "claimreview", "datasette"]),
    default="csv",
    show_default=True,
    help="CSV of verdicts, JSON Lines of claims, ClaimReview of decided ones, or metadata for Datasette.",
)
@click.option(
    "--table",
    type=click.Choice(["verdicts", "evidence", "ledger"]),
    default="verdicts",
    show_default=True,
    help="CSV of the verdicts, of the accepted passages, or of every entry of the ledger.",
)
@click.option("--columns", metavar="A,B,C", help="CSV: only these columns, in this order.")
@click.option(
    "--since",
    metavar="DAY|TIME|HASH",
    help="CSV: only what was decided then or later (in UTC), or after the entry with this hash.",
)
@click.option("--article", metavar="ARTICLE", help="Only this one: the start of its id, its file or title.")
@click.option(
    "--verdict", type=click.Choice([word.value for word in VerdictValue]), help="Only this verdict."
)
@click.option(
    "--outlet", metavar="NAME", help='Only claims that cite this outlet; "" for those that cite none.'
)
@click.option(
    "--source-status",
    type=click.Choice([word.value for word in SourceCheckStatus]),
    help="Only claims of which the source check says this.",
)
@click.option(
    "--attribution-class",
    type=click.Choice([*(word.value for word in FrameClass), UNCITED]),
    help="Only claims that the outermost source reports, believes, plans or feels; none: nobody is cited.",
)
@click.option("--reports-only", is_flag=True, help="Leave out what is only believed, planned or felt.")
@click.option(
    "--filter",
    "text",
    metavar="TEXT",
    help='Only claims that this filter lists, as the screen\'s filter bar has it: "type:weapon -flag:vague".',
)
@click.option("--mine", is_flag=True, help="Only the verdicts of the reviewer (see --reviewer).")
@click.option(
    "--bom/--no-bom", default=True, show_default=True, help="Start with a byte order mark, for Excel."
)
@click.option(
    "--package",
    is_flag=True,
    help="Write all three tables into the folder of FILE, and datapackage.json with their schemas.",
)
@click.option(
    "--organisation", metavar="NAME", help="ClaimReview: who publishes the reviews (else the configuration)."
)
@click.option(
    "--organisation-url", metavar="URL", help="ClaimReview: its home page (else the configuration)."
)
@click.option(
    "--reviews-url",
    metavar="URL",
    help="ClaimReview: address that a claim's id is added to (else the configuration).",
)
@click.option(
    "--disputed-rating",
    type=click.IntRange(1, 4),
    help="ClaimReview: what disputed is worth, 1 (false) to 4 (mostly true); verified is 5"
    " (else the configuration).",
)
@click.option("--raw", is_flag=True, help="Do not guard cells that a spreadsheet would run as formulas.")
@common_options
@pass_settings
def command(
    settings: Settings,
    *,
    output: str | None,
    form: str,
    table: str,
    columns: str | None,
    since: str | None,
    article: str | None,
    verdict: str | None,
    outlet: str | None,
    source_status: str | None,
    attribution_class: str | None,
    reports_only: bool,
    text: str | None,
    mine: bool,
    bom: bool,
    package: bool,
    raw: bool,
    organisation: str | None,
    organisation_url: str | None,
    reviews_url: str | None,
    disputed_rating: int | None,
) -> None:
    """Write claims and verdicts as CSV, or in the forms of other programs.

    One row for each claim and reviewer who decided on it or noted something, and one with the verdict
    unreviewed for a claim on which nobody did. Without -o the rows go to standard output where
    that is a pipe or a file, else to a new dated file in the folder "exports" beside the store.
    docs/csv.md explains each column; `workbench import` reads the file back.
    """
    from workbench.desk.exporting import article_named, usual_name
    from workbench.desk.finding import narrowed
    from workbench.store import View, open_store

    _check_options(form, table, output, text=text, package=package, csv_only=(columns, since))
    with open_store(settings.store_path, create=False) as store:
        view = View(
            article_id=None if article is None else article_named(store, article),
            verdict=None if verdict is None else VerdictValue(verdict),
            outlet=None if outlet is None else usual_name(outlet, store.lexicon_rows()),
            source_status=None if source_status is None else SourceCheckStatus(source_status),
            frame_class=_frame_class(attribution_class),
            reports_only=True if reports_only else None,
            reviewer=settings.reviewer_name if mine else None,
        )
        if text is not None:
            view = narrowed(store, view, text)
        if form != "csv":

            def reviewing() -> tuple[Organisation, Scale]:
                return _reviewing(organisation, organisation_url, reviews_url, disputed_rating)

            write_other(store, view, form, output, reviewing)
            return
        if table == "ledger" and view != View():
            raise click.UsageError("--table ledger is written whole; only --since leaves entries out")
        writing = _writing(store, table, columns, since, bom=bom, raw=raw)
        write_tables(store, view, writing, output, package=package)


def _check_options(
    form: str,
    table: str,
    output: str | None,
    *,
    text: str | None,
    package: bool,
    csv_only: tuple[str | None, ...],
) -> None:
    """See that options go together.

    Raises:
        click.UsageError: They do not.
    """
    if form != "csv" and (table != "verdicts" or package or csv_only != (None, None)):
        raise click.UsageError("--table, --columns, --since and --package are for --format csv")
    if form not in {"csv", "jsonl"} and text is not None:
        raise click.UsageError(f"--format {form} takes no --filter: it speaks of whole articles")
    if package and (output is None or output == STREAM):
        raise click.UsageError("--package goes with -o FILE: the other tables are written beside it")
    if package and table != "verdicts":
        raise click.UsageError("--package holds all three tables; leave --table out")


def _writing(
    store: Store, table: str, columns: str | None, since: str | None, *, bom: bool, raw: bool
) -> Writing:
    from workbench.desk.tables import Writing, columns_named, since_when
    from workbench.export.table_schema import TABLES

    return Writing(
        TABLES[table],
        None if columns is None else columns_named(TABLES[table], columns),
        None if since is None else since_when(store, since),
        bom=bom,
        raw=raw,
    )


def _reviewing(
    name: str | None, url: str | None, reviews: str | None, disputed: int | None
) -> tuple[Organisation, Scale]:
    """Return who publishes and what the verdicts are worth: what was given, else what is configured.

    The configured addresses are those of the configured organisation, and are never given to another.
    """
    from workbench.desk.config import load
    from workbench.export.claimreview import Organisation, Scale

    config = load()
    own = name is None or name.strip() == config.organisation.strip()
    name = config.organisation if name is None else name
    if not name.strip():
        raise click.UsageError(
            "--format claimreview needs --organisation NAME: who publishes the reviews; "
            "`workbench config set organisation NAME` says it once"
        )
    organisation = Organisation(
        name.strip(),
        (config.organisation_url if own else "") if url is None else url,
        (config.reviews_url if own else "") if reviews is None else reviews,
    )
    return organisation, Scale(disputed=config.disputed_rating or None if disputed is None else disputed)


def _frame_class(word: str | None) -> FrameClass | Literal[""] | None:
    if word is None:
        return None
    return "" if word == UNCITED else FrameClass(word)

"""Commands about documents: read them, take them out, tell what is there."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import as_json, examples, kb_option, tell_json, waiting
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.build import Report
    from kg.versions import KnowledgeBase, Source, Version

SOME_FAILED = 3
Progress = Callable[[str, int, int], None]


@click.command(epilog=examples("ingest corpus", "ingest innsyn/ --kb /data/kb --json"))
@click.argument("folder", type=click.Path(path_type=Path))
@kb_option
@click.option("--workers", type=click.IntRange(1), help="Processes that read files.")
@as_json
def ingest(folder: Path, kb: Path, workers: int | None, as_json: bool) -> None:
    """Read the documents of FOLDER and publish what they say.

    What has not changed is not read again; what is gone is taken out. Exit code 3
    when some files could not be read: each is named with its reason.
    """
    from kg.build import build

    settings = Settings.from_env()
    with _progress() as progress:
        report = build(
            folder,
            kb,
            workers=workers or settings.workers,
            progress=progress,
            base=settings.base,
            encoder=settings.encoder,
        )
    _tell(report, kb, as_json)
    if all(outcome.status == "removed" for outcome in report.files):
        told = "holds no PDF, DOCX, HTML or text file; put the documents there, or name"
        click.echo(f"warning: {folder}: {told} the right folder", err=True)
    if report.failed:
        raise SystemExit(SOME_FAILED)


@click.command(epilog=examples("remove gebyrer-2025.html", "remove 2692486df742"))
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@kb_option
@as_json
def remove(names: tuple[str, ...], kb: Path, as_json: bool) -> None:
    """Take documents out, by file name or by the start of their sha256."""
    from kg.build import remove as take_out

    _tell(take_out(kb, names), kb, as_json)


@click.command(epilog=examples("status", "status --json"))
@kb_option
@as_json
def status(kb: Path, as_json: bool) -> None:
    """Tell which documents the live version holds, and what was found in them."""
    from kg.versions import KnowledgeBase

    home = KnowledgeBase(kb)
    live = home.require()
    documents = [_document(home, source) for source in live.manifest.documents]
    told = {
        "kb": str(kb),
        "version": live.number,
        "published": live.manifest.published,
        "hash": live.manifest.hash,
        "documents": documents,
        "failed": dict(live.manifest.failed),
        "counts": dict(live.manifest.counts),
    }
    if as_json:
        tell_json(told)
    else:
        _show_status(kb, live, documents)


@click.command(epilog=examples("check", "check --kb /data/kb --json"))
@kb_option
@as_json
def check(kb: Path, as_json: bool) -> None:
    """Check the hash, the shapes and every quotation of the live version."""
    from kg.build import check as look_again

    with waiting("Checking the graph and every quotation …"):
        report = look_again(kb)
    if as_json:
        tell_json({**asdict(report), "ok": report.ok})
    else:
        for line in (*report.problems, *(f"warning: {w}" for w in report.warnings)):
            click.echo(line)
        found = f"{len(report.problems)} problems, {len(report.warnings)} warnings"
        click.echo(
            f"Version {report.version}: {report.documents} documents, "
            f"{report.quads} quads, {found}."
        )
    if not report.ok:
        raise SystemExit(1)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on the terminal's error stream while files are read."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Looking for what is new", total=None)

        def tell(step: str, done: int, total: int) -> None:
            told = step or "Publishing"
            bar.update(task, description=told, completed=done, total=total)

        yield tell


def _tell(report: "Report", kb: Path, as_json: bool) -> None:
    files = [asdict(outcome) for outcome in report.files]
    if as_json:
        told = {"version": report.version, "changed": report.changed}
        warnings = list(report.warnings)
        tell_json({**told, "hash": report.hash, "files": files, "warnings": warnings})
        return
    for outcome in report.files:
        if outcome.status != "unchanged" or outcome.reason:
            click.echo(f"{outcome.status:<9} {_because(outcome.name, outcome.reason)}")
    for warning in report.warnings:
        click.echo(f"warning: {warning}", err=True)
    counted = Counter(outcome.status for outcome in report.files)
    told_counts = ", ".join(f"{n} {status}" for status, n in sorted(counted.items()))
    state = "published" if report.changed else "unchanged"
    click.echo(f"{kb}: version {report.version} {state} ({told_counts or 'no files'})")


def _because(name: str, reason: str | None) -> str:
    """A file and the reason, which may begin with the file itself: it is named once."""
    own = (reason or "").removeprefix(f"{Path(name).name}: ")
    return f"{name}: {own}" if own else name


def _document(home: "KnowledgeBase", source: "Source") -> dict[str, Any]:
    document = home.document(source.sha256)
    return {
        "name": source.name,
        "sha256": source.sha256,
        "media_type": document.media_type,
        "characters": len(document.text),
        "pages": len(document.pages) or None,
        "facts": source.facts,
        "quads": source.quads,
        "left_out": list(source.left_out),
    }


def _show_status(kb: Path, live: "Version", documents: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    manifest, console = live.manifest, Console()
    console.print(f"{kb}: version {live.number}, published {manifest.published}")
    table = Table(box=None, header_style="bold")
    table.add_column("document", overflow="fold")
    for name in ("characters", "pages", "facts"):
        table.add_column(name, justify="right")
    for one in documents:
        figures = (one["characters"], one["pages"] or "–", one["facts"])
        table.add_row(one["name"], *map(str, figures))
    console.print(table)
    for name, reason in sorted(manifest.failed.items()):
        told = f"failed: {_because(name, reason)}"
        console.print(told, markup=False, highlight=False, soft_wrap=True)
    counts = manifest.counts.items()
    console.print(", ".join(f"{n} {kind}" for kind, n in counts), markup=False)

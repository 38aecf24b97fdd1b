"""Commands about the graph: query it, write it to a file."""

import re
import sys
from pathlib import Path
from typing import TextIO

import click

from kg.cli.options import examples, kb_option, waiting
from kg.export.formats import FORMATS

ACCEPT = {
    "table": "application/sparql-results+json",
    "json": "application/sparql-results+json, application/ld+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


def _date(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    del context, parameter
    if value is None or _DATE.fullmatch(value):
        return value
    raise click.BadParameter(f"{value!r}: write 2024, 2024-05 or 2024-05-28")


@click.command(
    epilog=examples(
        'sparql "SELECT ?navn WHERE { ?u a kg:Utvalg ; kg:navn ?navn }"',
        "sparql --file moeter.rq --format csv",
    )
)
@click.argument("query", required=False)
@click.option("--file", type=click.File(encoding="utf-8"), help="Read the query here.")
@click.option("--format", "form", type=click.Choice(tuple(ACCEPT)), default="table")
@kb_option
def sparql(query: str | None, file: TextIO | None, form: str, kb: Path) -> None:
    """Run a SPARQL QUERY on the graph. The prefixes of the vocabulary are known.

    Nothing is changed and no address is fetched.
    """
    if (query is None) == (file is None):
        raise click.UsageError("give a QUERY, or --file FILE")
    from kg.cli.table import show
    from kg.endpoint.results import Request, answer
    from kg.store import GraphStore
    from kg.versions import KnowledgeBase

    text = query if file is None else file.read()
    graph = GraphStore.open(KnowledgeBase(kb).require().graph_path)
    reply = answer(graph, Request(text or "", ACCEPT[form]))
    if form == "table":
        show(reply)
    else:
        sys.stdout.buffer.write(reply.body)


@click.command(
    epilog=examples(
        "export --format gexf --out graf.gexf",
        "export --format csv --out graf.csv --type Person --type Moetesak",
        "export --format turtle --out moeter.ttl --from 2024-01 --to 2024-12-31",
        "export --format graphml --out g.graphml --around IRI --hops 2",
    )
)
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), required=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
@click.option("--type", "types", multiple=True, help="Only this class; repeatable.")
@click.option("--from", "first", callback=_date, help="Only from this date on.")
@click.option("--to", "last", callback=_date, help="Only up to this date.")
@click.option("--around", metavar="IRI", help="Only what is near this thing.")
@click.option("--hops", type=click.IntRange(1, 5), help="How near: steps [1].")
@kb_option
def export(
    form: str,
    out: Path,
    types: tuple[str, ...],
    first: str | None,
    last: str | None,
    around: str | None,
    hops: int | None,
    kb: Path,
) -> None:
    """Write the graph to a file, all of it or what the filters choose.

    csv writes two files, FILE.nodes.csv and FILE.edges.csv.
    """
    if hops and not around:
        raise click.UsageError("--hops needs --around IRI")
    from kg.export import export_to
    from kg.export.selection import Selection
    from kg.store import GraphStore
    from kg.versions import KnowledgeBase

    chosen = Selection.of(types, first, last, around, hops or 1)
    graph = GraphStore.open(KnowledgeBase(kb).require().graph_path)
    with waiting("Writing the graph …"):
        written = export_to(graph, form, out, chosen)
    for path, told in written:
        click.echo(f"{path}: {told}", err=True)

"""Results of a query as a table on the terminal."""

import json
from typing import Any

import click

from kg.endpoint.results import Reply
from kg.vocab import short


def show(reply: Reply) -> None:
    """Print rows as a table, a yes or no as a word, triples as Turtle."""
    if reply.form == "graph":
        click.echo(reply.body.decode("utf-8"))
        return
    told = json.loads(reply.body)
    if reply.form == "boolean":
        click.echo("true" if told["boolean"] else "false")
        return
    _table(told["head"]["vars"], told["results"]["bindings"])


def _table(names: list[str], rows: list[dict[str, dict[str, Any]]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_said(row.get(name))) for name in names))
    Console().print(table)
    click.echo(f"{len(rows)} rows")


def _said(term: dict[str, Any] | None) -> str:
    if term is None:
        return ""
    value = str(term["value"])
    return short(value) if term["type"] == "uri" else value

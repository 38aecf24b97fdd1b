"""Commands about who and what is the same in several documents."""

from pathlib import Path

import click

from kg.cli.options import as_json, examples, kb_option, tell_json, waiting

KINDS = ("person", "plan", "utvalg", "prosjekt", "moetesak")


@click.group(
    epilog=examples("links list --unsure", 'links apart IRI IRI --why "far og sønn"')
)
def links() -> None:
    """See and put right who and what is the same in several documents.

    What a person decides has the last word, outlives every new reading of the
    documents, and can be taken back.
    """


@links.command(
    "list", epilog=examples("links list --kind person", "links list --unsure --json")
)
@click.option("--kind", type=click.Choice(KINDS), help="Only things of this kind.")
@click.option("--unsure", is_flag=True, help="Only what could not be decided.")
@kb_option
@as_json
def show(kind: str | None, unsure: bool, kb: Path, as_json: bool) -> None:
    """Tell what was decided, why, and the corrections."""
    from kg.corrections import corrections, in_force
    from kg.link import decisions
    from kg.store import GraphStore
    from kg.versions import KnowledgeBase

    graph = GraphStore.open(KnowledgeBase(kb).require().graph_path)
    put_right = corrections(kb)
    told = [
        {
            "kind": one.kind,
            "name": one.name,
            "judgement": one.judgement,
            "reason": one.reason,
            "things": sorted({thing.iri for thing in one.things}),
        }
        for one in decisions(graph, in_force(put_right))
        if kind in (None, one.kind) and (not unsure or one.judgement == "unsure")
    ]
    if as_json:
        tell_json({"decisions": told, "corrections": [vars(c) for c in put_right]})
        return
    for row in told:
        click.echo(f"{row['judgement']:<8} {row['kind']}: {row['name']}")
        click.echo(f"         {row['reason']}")
        for iri in row["things"]:
            click.echo(f"         {iri}")
    for one in put_right:
        verb = "is" if one.same else "is not"
        state = ", taken back" if one.taken_back else ""
        click.echo(f"correction {one.number}{state}: {one.one} {verb} {one.other}")
        click.echo(f"         {one.reason} ({one.made})")


def _put_right(kb: Path, one: str, other: str, why: str, *, same: bool) -> None:
    """Record a correction of two things of one kind, and publish what follows."""
    from kg.build import relink
    from kg.corrections import record
    from kg.link import things
    from kg.store import GraphStore
    from kg.versions import KnowledgeBase

    known = things(GraphStore.open(KnowledgeBase(kb).require().graph_path))
    for iri in (one, other):
        if iri not in known:
            raise click.ClickException(
                f"{iri}: no person, plan, body, project or case of the graph; "
                f"`kommunegraf links list` and the query page show their IRIs"
            )
    kinds = [known[iri][0] for iri in (one, other)]
    if kinds[0] != kinds[1]:
        raise click.ClickException(f"{one} is a {kinds[0]}, {other} a {kinds[1]}")
    made = record(kb, one, other, same=same, reason=why)
    with waiting("Publishing …"):
        report = relink(kb)
    click.echo(f"{kb}: correction {made.number}, version {report.version}")


_why = click.option("--why", required=True, help="The reason, kept with it.")


@links.command(epilog=examples('links same IRI IRI --why "gift og nytt navn"'))
@click.argument("one")
@click.argument("other")
@_why
@kb_option
def same(one: str, other: str, why: str, kb: Path) -> None:
    """Let the things ONE and OTHER (IRIs) be the same."""
    _put_right(kb, one, other, why, same=True)


@links.command(epilog=examples('links apart IRI IRI --why "far og sønn"'))
@click.argument("one")
@click.argument("other")
@_why
@kb_option
def apart(one: str, other: str, why: str, kb: Path) -> None:
    """Let OTHER be another thing than ONE and those that are the same as ONE."""
    _put_right(kb, one, other, why, same=False)


@links.command(epilog=examples("links undo 1"))
@click.argument("number", type=int)
@kb_option
def undo(number: int, kb: Path) -> None:
    """Take the correction of this NUMBER back."""
    from kg.build import relink
    from kg.corrections import take_back

    take_back(kb, number)
    with waiting("Publishing …"):
        report = relink(kb)
    click.echo(f"{kb}: correction {number} taken back, version {report.version}")

"""The command line. What is heavy is imported by the command that needs it."""

import click

from ingest.errors import IngestError
from kg.cli import documents, embedding, graph, links, questions, screens
from kg.errors import KgError

EPILOG = """
\b
Examples:
  kommunegraf ingest corpus
  kommunegraf ask "Hvem stemte mot gebyrene?"
  kommunegraf export --format gexf --out graf.gexf

Exit codes: 0 all is well; 1 it could not be done, and one line says why;
2 the command was not understood; 3 some files could not be read.
"""


class Commands(click.Group):
    """A group that tells our own errors in one line, with exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except (KgError, IngestError) as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Commands, epilog=EPILOG)
@click.version_option(package_name="kommunegraf")
def main() -> None:
    """Turn municipal documents into a graph, and answer questions from it."""


COMMANDS = (
    documents.ingest,
    documents.remove,
    documents.status,
    documents.check,
    links.links,
    questions.ask,
    questions.evaluate,
    embedding.train_embedding,
    graph.sparql,
    graph.export,
    screens.serve,
    screens.app,
)
for command in COMMANDS:
    main.add_command(command)

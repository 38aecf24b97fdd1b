"""``train-embedding``: teach the shipped embedding the words of one's own documents."""

from pathlib import Path

import click

from kg.cli.options import examples, kb_option, waiting
from kg.errors import KgError


@click.command(
    "train-embedding",
    epilog=examples(
        "train-embedding --out embedding", "train-embedding --out embedding --minutes 2"
    ),
)
@kb_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder to write the trained model to.",
)
@click.option("--minutes", type=click.FloatRange(min=0), default=5.0, show_default=True)
@click.option("--seed", type=int, default=20261121, show_default=True)
def train_embedding(kb: Path, out: Path, minutes: float, seed: int) -> None:
    """Train the embedding further on the documents of a knowledge base.

    From headings and passages, neighbours, and sentences with words left out; nothing
    leaves the machine. The model is written only when it finds held-out passages more
    often than the shipped one. To use it, set KOMMUNEGRAF_ENCODER to the folder and
    ingest the documents again.
    """
    from kg.index.adapt import adapt, texts_of
    from kg.versions import KnowledgeBase

    if out.exists() and any(out.iterdir()):
        raise KgError(f"{out}: the folder is not empty; name another one")
    version = KnowledgeBase(kb).require()
    texts = texts_of(version.index_path, version.manifest.encoder)
    with waiting(f"Learning from {len(texts)} passages …"):
        made = adapt(texts, out, minutes, seed)
    told = f"passages found first: {made.before:.3f} before, {made.after:.3f} after"
    if made.kept:
        click.echo(f"{out}: {told}")
    else:
        click.echo(f"Nothing written, the shipped model stays: {told}")

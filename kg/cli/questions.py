"""Commands that ask: one question, a file of them, and how good the answers are."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import as_json, examples, kb_option, tell_json, waiting
from kg.phrasing import phrase
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.answer import Answer, Answerer
    from kg.compose import Sentence

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_SPOKEN = {
    "nb": ("Spørringen som ga svaret", "Nærmest er dette", "Innsynskrav"),
    "nn": ("Spørjinga som gav svaret", "Nærmast er dette", "Innsynskrav"),
    "en": ("The query that gave it", "Nearest is this", "Access request"),
}
_PLACES = {"nb": ("side", "linje"), "nn": ("side", "linje"), "en": ("page", "line")}


@click.command(
    epilog=examples(
        'ask "Når skal Myrdal omsorgssenter stå ferdig?"',
        'ask "Hvem stemte mot gebyrene?" --json',
        "ask --batch questions.jsonl --out answers.jsonl",
    )
)
@click.argument("question", required=False)
@click.option("--batch", type=_FILE, help="JSON lines with id and question.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Answers to --batch."
)
@click.option("--query", is_flag=True, help="Show the SPARQL that gave the answer.")
@kb_option
@as_json
def ask(
    question: str | None,
    batch: Path | None,
    out: Path | None,
    query: bool,
    kb: Path,
    as_json: bool,
) -> None:
    """Answer a QUESTION with a quotation for each sentence, or say there is none.

    With --batch: answer each line of a file and write one JSON line for each.
    """
    if (question is None) == (batch is None) or (batch is None) != (out is None):
        raise click.UsageError("give a QUESTION, or --batch FILE together with --out")
    if question is not None and not question.strip():
        raise click.UsageError("the QUESTION is empty; write what you want to know")
    answerer = _opened(kb)
    if batch is not None and out is not None:
        _answer_all(answerer, batch, out)
        return
    answer = answerer.ask(question or "")
    if as_json:
        tell_json(answer.as_json())
    else:
        show(answer, with_query=query)


@click.command(epilog=examples("evaluate questions.jsonl", "evaluate q.jsonl --json"))
@click.argument("questions", type=_FILE)
@kb_option
@as_json
def evaluate(questions: Path, kb: Path, as_json: bool) -> None:
    """Ask the QUESTIONS of a gold file: is the evidence found, are quotations true.

    JSON lines with question and evidence: a list of file, line_start, line_end.
    """
    from kg.evaluate import evaluate as measure
    from kg.evaluate import read_questions

    asked = read_questions(questions)
    answerer = _opened(kb)
    with waiting(f"Asking {len(asked)} questions …"):
        told = asdict(measure(answerer, asked))
    if as_json:
        tell_json(told)
        return
    recall = told.pop("recall")
    for name, value in (
        *told.items(),
        *((f"recall@{k}", v) for k, v in recall.items()),
    ):
        click.echo(f"{name:<12}{value:>8.3f}")


def _opened(kb: Path) -> "Answerer":
    """What answers questions, with the language model of the settings, if any."""
    from kg.answer import Answerer
    from kg.rewriting import rewriter

    settings = Settings.from_env()
    return Answerer.open(kb, encoder=settings.encoder, rewriter=rewriter(settings))


def _answer_all(answerer: "Answerer", batch: Path, out: Path) -> None:
    from rich.console import Console
    from rich.progress import track

    asked = list(_questions(batch))
    console = Console(stderr=True)
    with out.open("w", encoding="utf-8") as lines:
        for name, question in track(asked, "Answering", console=console):
            answer = answerer.ask(question).as_json(name)
            lines.write(json.dumps(answer, ensure_ascii=False) + "\n")
    click.echo(f"{out}: {len(asked)} answers", err=True)


def _questions(batch: Path) -> Iterator[tuple[str, str]]:
    """Id and question of each line. Raises ClickException naming a bad line."""
    for number, line in enumerate(batch.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            told: dict[str, Any] = json.loads(line)
            yield str(told.get("id", number)), str(told["question"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise click.ClickException(
                f'{batch}, line {number}: is not JSON with a "question" ({error})'
            ) from error


def show(answer: "Answer", *, with_query: bool = False) -> None:
    """Print an answer with its places; when silent, what is near and how to go on."""
    query, near, request = _SPOKEN[answer.language]
    for word, other in answer.mended:
        told = phrase("did_you_mean", answer.language, word=word, other=other)
        click.echo(f"({told})")
    click.echo(answer.text)
    if answer.looked_for:
        click.echo(answer.looked_for)
    number = _show_places(answer.sentences, 0, answer.language)
    if with_query and answer.query:
        click.echo(f"\n{query}:\n{answer.query.strip()}")
    if answer.abstained:
        if answer.nearest:
            click.echo(f"\n{near}:")
        _show_places(answer.nearest, number, answer.language)
        click.echo(f"\n{request}:\n\n{answer.request}")


def _show_places(sentences: "tuple[Sentence, ...]", number: int, language: str) -> int:
    """Print the places of sentences, numbered on; tells the last number."""
    on_page, at_line = _PLACES[language]
    for sentence in sentences:
        for citation in sentence.citations:
            number += 1
            page = f"{on_page} {citation.page}, " if citation.page else ""
            first, last = citation.line_start, citation.line_end
            lines = f"{at_line} {first}" + (f"–{last}" if last > first else "")
            quote = " ".join(citation.quote.split())
            click.echo(f"\n[{number}] {citation.file}, {page}{lines}")
            click.echo(f"    «{quote}»")
    return number

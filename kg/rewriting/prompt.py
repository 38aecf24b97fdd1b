"""What the language model is told: the rules, the question, the numbered notes."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from kg.rewriting.model import Note

LANGUAGES: Final = {
    "nb": "Norwegian bokmål",
    "nn": "Norwegian nynorsk",
    "en": "English",
}
LONGEST: Final = 1200
"""Characters of one quotation that the model is shown."""
Messages = list[dict[str, str]]


@cache
def rules() -> str:
    """The instruction, in English, with a place for the language of the answer."""
    return files(__package__).joinpath("rules.txt").read_text(encoding="utf-8")


def messages(question: str, language: str, notes: Sequence[Note]) -> Messages:
    """The two messages of a request: the rules, then question and notes."""
    told = "\n\n".join(_note(number, note) for number, note in enumerate(notes, 1))
    return [
        {"role": "system", "content": rules().format(language=LANGUAGES[language])},
        {"role": "user", "content": f"QUESTION\n{question}\n\nNOTES\n{told}"},
    ]


def _note(number: int, note: Note) -> str:
    under = f"\n    under: {' › '.join(note.headings)}" if note.headings else ""
    quotes = "".join(f"\n    quotation: «{one[:LONGEST]}»" for one in note.quotes)
    return f"[{number}] {note.text}{under}{quotes}"

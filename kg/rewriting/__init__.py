"""A language model, where one is set up, may say the answer over again: no more.

It gets the question and the numbered sentences of the computed answer with their
quotations. What it writes is shown only if each of its sentences cites one of them, and
says no figure, date or name that does not stand there (``kg.rewriting.gate``). Else the
computed answer is shown, and the log says why.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.compose import Sentence
from kg.rewriting.endpoint import complete
from kg.rewriting.gate import passed
from kg.rewriting.model import Note, RewritingRefused
from kg.rewriting.prompt import messages
from kg.settings import Settings

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rewriter:
    """An OpenAI-compatible endpoint. timeout: seconds for the whole reply."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 20.0

    def rewritten(
        self, question: str, language: str, sentences: Sequence[Sentence]
    ) -> tuple[Sentence, ...] | None:
        """The sentences said over again, or None where that cannot be trusted."""
        notes = tuple(Note.of(sentence) for sentence in sentences)
        try:
            asked = messages(question, language, notes)
            text = complete(self.url, self.model, self.key, self.timeout, asked)
            said = passed(text, notes, language)
        except RewritingRefused as refused:
            _LOG.warning("rewriting refused, computed answer shown: %s", refused)
            return None
        return tuple(_sentence(text, numbers, sentences) for text, numbers in said)


def _sentence(
    text: str, numbers: Sequence[int], sentences: Sequence[Sentence]
) -> Sentence:
    cited = (c for number in numbers for c in sentences[number - 1].citations)
    return Sentence(text, tuple(dict.fromkeys(cited)))


def rewriter(settings: Settings) -> Rewriter | None:
    """The rewriter that the settings name; None where they name none."""
    if not settings.llm_url:
        return None
    return Rewriter(
        settings.llm_url, settings.llm_model, settings.llm_key, settings.llm_timeout
    )

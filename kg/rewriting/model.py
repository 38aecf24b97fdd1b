"""What a language model may draw on, and how it is refused."""

from dataclasses import dataclass
from typing import Self

from kg.compose import Sentence
from kg.errors import KgError


class RewritingRefused(KgError):
    """What the model wrote, or failed to write, is not shown. The text says why."""


@dataclass(frozen=True)
class Note:
    """A sentence of the computed answer, its quotations, and what they stand under."""

    text: str
    quotes: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()

    @classmethod
    def of(cls, sentence: Sentence) -> Self:
        """The note of a sentence with its citations."""
        cited = sentence.citations
        named = (name for c in cited for name in (c.title, *c.heading) if name)
        return cls(
            sentence.text,
            tuple(" ".join(citation.quote.split()) for citation in cited),
            tuple(dict.fromkeys(named)),
        )

    @property
    def texts(self) -> tuple[str, ...]:
        """All that the note says."""
        return (self.text, *self.quotes, *self.headings)

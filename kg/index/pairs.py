"""Pairs of a question and its passage, made from running text without any labels.

All is done on tokens: a sentence with words and a part left out stands for a question,
often behind a question word, so that what is asked with weighs nothing. The passages of
one document stand side by side in a batch, so that they are told apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Tokens = NDArray[np.uint32]

SIDE_BY_SIDE = 4  # passages of one document in a batch
QUESTION, CLOZE, HEADING = 0.45, 0.62, 0.90  # up to where in 0..1 each kind is made
SHORTEST = 6  # tokens of a passage


@cache
def asked_with() -> tuple[str, ...]:
    """The words that questions begin with."""
    lines = (files(__package__) / "asked.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


@dataclass(frozen=True)
class Text:
    """A passage: what it stands under, its sentences, and the document it is of."""

    heading: str
    sentences: tuple[str, ...]
    document: int


class Pair(NamedTuple):
    """Tokens of a question and of the passage that answers it."""

    anchor: Tokens
    positive: Tokens


class PairMaker:
    """Makes pairs of tokenised passages, other ones each time. Seeded."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        texts: Sequence[Text],
        questions: Sequence[tuple[str, int]] = (),
        seed: int = 0,
    ) -> None:
        """questions: real ones, each with the number of the text that answers it."""
        self._tokenizer = tokenizer
        self._rng = np.random.default_rng(seed)
        self._documents = np.array([text.document for text in texts])
        self._sentences = [self._tokens(text.sentences) for text in texts]
        self._headings = self._tokens([text.heading for text in texts])
        answering = self._tokens([question for question, _ in questions])
        self._questions = list(zip(answering, (at for _, at in questions), strict=True))
        self._asked = self._tokens(asked_with())
        self._mark = self._tokens(["?"])[0]
        self._starts = _starts(tokenizer)

    def _tokens(self, texts: Sequence[str]) -> list[Tokens]:
        found = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [np.array(encoding.ids, np.uint32) for encoding in found]

    def passage(self, at: int) -> Tokens:
        """All tokens of a passage."""
        return np.concatenate([np.zeros(0, np.uint32), *self._sentences[at]])

    def batch(self, size: int) -> list[Pair]:
        """Pairs of different passages, at most ``size``; real questions among them."""
        pairs: list[Pair] = []
        used: set[int] = set()
        if self._questions:
            for at in self._rng.integers(len(self._questions), size=max(1, size // 48)):
                question, passage = self._questions[at]
                if passage not in used:
                    used.add(passage)
                    pairs.append(Pair(question, self.passage(passage)))
        most = 4 * size  # so many tries, where there are few passages
        for first in self._rng.integers(len(self._sentences), size=most).tolist():
            for at in self._beside(first):
                if at not in used and len(pairs) < size:
                    used.add(at)
                    pairs.extend(self._pair(at))
        return pairs

    def _beside(self, first: int) -> Iterator[int]:
        last = min(len(self._documents), first + SIDE_BY_SIDE)
        return (
            at
            for at in range(first, last)
            if self._documents[at] == self._documents[first]
        )

    def _pair(self, at: int) -> Iterator[Pair]:
        passage, sentences = self.passage(at), self._sentences[at]
        if len(passage) < SHORTEST:
            return
        kind, chosen = self._rng.random(), int(self._rng.integers(len(sentences)))
        rest = [s for i, s in enumerate(sentences) if i != chosen]
        beside = [i for i in self._beside(at) if i > at][:1]
        if QUESTION <= kind < CLOZE and rest and len(sentences[chosen]) > 3:
            yield Pair(self._either(sentences[chosen]), np.concatenate(rest))
        elif CLOZE <= kind < HEADING and len(self._headings[at]) > 1:
            yield Pair(self._heading(self._headings[at]), passage)
        elif kind >= HEADING and beside:
            yield Pair(passage, self.passage(beside[0]))
        elif len(sentences[chosen]) > 1:
            yield Pair(self.question(sentences[chosen]), passage)

    def _either(self, sentence: Tokens) -> Tokens:
        return sentence if self._rng.random() < 0.5 else self.question(sentence)

    def _heading(self, heading: Tokens) -> Tokens:
        return self._behind(heading) if self._rng.random() < 0.25 else heading

    def _behind(self, tokens: Tokens) -> Tokens:
        asked = self._asked[int(self._rng.integers(len(self._asked)))]
        return np.concatenate([asked, tokens, self._mark])

    def question(self, sentence: Tokens) -> Tokens:
        """A sentence as a question: words left out, one part of it as the answer."""
        words = np.cumsum(self._starts[sentence], dtype=np.int64)
        words -= words[0]
        count = int(words[-1]) + 1
        kept = self._rng.random(count) < self._rng.uniform(0.35, 0.9)
        answer = int(self._rng.integers(count))
        kept[answer : answer + int(self._rng.integers(1, 5))] = False
        if count > 16:
            width = int(self._rng.integers(8, 16))
            first = int(self._rng.integers(count - width))
            kept[:first] = kept[first + width :] = False
        found = sentence[kept[words]]
        found = found if len(found) > 1 else sentence[:12]
        return self._behind(found) if self._rng.random() < 0.6 else found


def _starts(tokenizer: Tokenizer) -> NDArray[np.bool_]:
    """For each token, whether a word or a mark begins with it."""
    found = np.zeros(tokenizer.get_vocab_size(), np.bool_)
    for token, at in tokenizer.get_vocab().items():
        found[at] = token.startswith("▁") or not token[0].isalnum()
    return found

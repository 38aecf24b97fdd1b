"""Pairs of a question and its passage, made from running text without any labels.

All is done on tokens: a sentence with words and a part left out stands for a question,
often behind a question word, so that what is asked with weighs nothing. The passages of
one document stand side by side in a batch, so that they are told apart. Beside them
stand phrases that mean the same, in other words or in another language, and questions
that were really asked, each with texts that share its words and do not answer it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Tokens = NDArray[np.uint32]
T = TypeVar("T")

SIDE_BY_SIDE = 8  # passages of one document in a batch
QUESTION, CLOZE, HEADING = 0.40, 0.55, 0.90  # up to where in 0..1 each kind is made
TITLED = 0.7  # of the passages that a heading finds stand under their title
SHORTEST = 6  # tokens of a passage
# Of a batch: real questions; questions written with an answer and a near miss; phrases
# that mean the same.
REAL, WRITTEN, ALIKE = 1 / 48, 1 / 12, 1 / 12
MISSES = 3  # texts that do not answer, of those known for a real question


@cache
def asked_with() -> tuple[str, ...]:
    """The words that questions begin with."""
    lines = (files(__package__) / "asked.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


@dataclass(frozen=True)
class Text:
    """A passage: what it stands under, its sentences, and the document it is of.

    title: of the document, where the heading is asked for together with it.
    """

    heading: str
    sentences: tuple[str, ...]
    document: int
    title: str = ""


class Pair(NamedTuple):
    """Tokens of a question, of the text that answers it, and of some that do not."""

    anchor: Tokens
    positive: Tokens
    misses: tuple[Tokens, ...] = ()


class Question(NamedTuple):
    """A real question. at: the text that answers; near: others that share its words."""

    text: str
    at: int
    near: tuple[int, ...] = ()


class Written(NamedTuple):
    """A question with a text that answers it and one that only seems to."""

    question: str
    answer: str
    miss: str


class PairMaker:
    """Makes pairs of tokenised passages, other ones each time. Seeded."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        texts: Sequence[Text],
        questions: Sequence[Question] = (),
        seed: int = 0,
        alike: Sequence[Sequence[str]] = (),
        written: Sequence[Written] = (),
    ) -> None:
        """questions: they number the texts. alike: groups that mean the same."""
        self._tokenizer = tokenizer
        self._rng = np.random.default_rng(seed)
        self._documents = np.array([text.document for text in texts])
        self._sentences = [self._tokens(text.sentences) for text in texts]
        self._headings = self._tokens([text.heading for text in texts])
        self._titles = self._tokens([text.title for text in texts])
        self._alike = [self._tokens(group) for group in alike if len(group) > 1]
        self._written = [
            Pair(q, a, (miss,)) for q, a, miss in map(self._tokens, written)
        ]
        self._questions = questions
        self._said = self._tokens([question.text for question in questions])
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
        pairs = list(self._phrases(int(size * ALIKE)))
        pairs += self._some(self._written, int(size * WRITTEN))
        real = self._real(max(1, int(size * REAL)))
        pairs += real.values()
        used = set(real)
        most = 4 * size  # so many tries, where there are few passages
        for first in self._rng.integers(len(self._sentences), size=most).tolist():
            for at in self._beside(first):
                if at not in used and len(pairs) < size:
                    used.add(at)
                    pairs.extend(self._pair(at))
        return pairs

    def _some(self, every: Sequence[T], most: int) -> list[T]:
        size = min(most, len(every))
        chosen = self._rng.choice(len(every), size, replace=False) if size else ()
        return [every[at] for at in chosen]

    def _real(self, most: int) -> dict[int, Pair]:
        """Real questions by the number of the passage that answers."""
        found: dict[int, Pair] = {}
        for number in self._some(range(len(self._questions)), most):
            asked = self._questions[number]
            near = self._some(asked.near, MISSES)
            misses = tuple(self.passage(at) for at in near)
            found[asked.at] = Pair(self._said[number], self.passage(asked.at), misses)
        return found

    def _phrases(self, most: int) -> Iterator[Pair]:
        for group in self._some(self._alike, most):
            one, other = self._rng.choice(len(group), 2, replace=False).tolist()
            yield Pair(self._asked_for(group[one]), group[other])

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
            yield Pair(self._asked_for(self._headings[at]), self._titled(at))
        elif kind >= HEADING and beside:
            yield Pair(passage, self.passage(beside[0]))
        elif len(sentences[chosen]) > 1:
            yield Pair(self.question(sentences[chosen]), passage)

    def _either(self, sentence: Tokens) -> Tokens:
        return sentence if self._rng.random() < 0.5 else self.question(sentence)

    def _asked_for(self, phrase: Tokens) -> Tokens:
        return self._behind(phrase) if self._rng.random() < 0.25 else phrase

    def _titled(self, at: int) -> Tokens:
        passage, title = self.passage(at), self._titles[at]
        titled = len(title) and self._rng.random() < TITLED
        return np.concatenate([title, passage]) if titled else passage

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

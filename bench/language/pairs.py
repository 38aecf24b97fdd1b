"""Pairs of texts that belong together, made from running text without any labels."""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from texts import Law, Question, laws, passages, questions, reviews, sentences, treebank

Pair = tuple[str, str]

MAX_WORDS = 100
REVIEW_SHARE = 0.6  # of the pairs of running text in reviews; they are many
HELD_OUT_EVERY = 10  # every tenth law is kept for measuring
_ASKED = (
    "Hva er reglene om {}?",
    "Hva sier loven om {}?",
    "Når gjelder {}?",
    "Hvem har ansvar for {}?",
    "Hvordan er {}?",
)


def cut(text: str) -> str:
    """The first hundred words of a text."""
    return " ".join(text.split()[:MAX_WORDS])


def held_out(every: list[Law]) -> tuple[list[Law], list[Law]]:
    """Laws to train on, and laws to measure on."""
    return (
        [law for i, law in enumerate(every) if i % HELD_OUT_EVERY],
        every[::HELD_OUT_EVERY],
    )


def neighbours(paragraphs: Iterable[str], least: int = 6) -> Iterator[Pair]:
    """Each paragraph with the one after it."""
    long = [p for p in paragraphs if len(p.split()) >= least]
    yield from zip(map(cut, long), map(cut, long[1:]), strict=False)


def cloze(paragraph: str, rng: random.Random) -> Iterator[Pair]:
    """A sentence of a paragraph, or a few words of it, with what is left of it."""
    parts = sentences(paragraph)
    words = paragraph.split()
    if len(parts) >= 2 and rng.random() < 0.5:
        at = rng.randrange(len(parts))
        yield cut(parts[at]), cut(" ".join(parts[:at] + parts[at + 1 :]))
    elif len(words) >= 25:
        size = rng.randint(4, 10)
        at = rng.randrange(len(words) - size)
        rest = words[:at] + words[at + size :]
        # Half the time the words stay: a query usually stands in its passage.
        whole = rest if rng.random() < 0.5 else words
        yield " ".join(words[at : at + size]), cut(" ".join(whole))


def law_pairs(law: Law, rng: random.Random) -> Iterator[Pair]:
    """Heading and section, neighbouring paragraphs, cloze."""
    for heading, paragraphs in law.sections:
        body = cut(" ".join(paragraphs))
        if len(heading.split()) >= 2 or len(heading) > 12:
            yield f"{heading} ({law.title})" if rng.random() < 0.5 else heading, body
            if rng.random() < 0.15:
                yield rng.choice(_ASKED).format(heading.lower()), body
        yield from neighbours(paragraphs)
        for paragraph in paragraphs:
            yield from cloze(paragraph, rng)


def review_pairs(
    title: str, paragraphs: tuple[str, ...], rng: random.Random
) -> Iterator[Pair]:
    """Title and a paragraph, neighbouring paragraphs, cloze."""
    long = [p for p in paragraphs if len(p.split()) >= 12]
    if long and len(title.split()) >= 3:
        yield title, cut(rng.choice(long))
    yield from (pair for pair in neighbours(long) if rng.random() < REVIEW_SHARE)
    for paragraph in long:
        if rng.random() < REVIEW_SHARE:
            yield from cloze(paragraph, rng)


def treebank_pairs(text: list[str], rng: random.Random) -> Iterator[Pair]:
    """Neighbouring runs of four sentences, cloze in them."""
    runs = [" ".join(text[i : i + 4]) for i in range(0, len(text), 4)]
    yield from neighbours(runs)
    for run in runs:
        yield from cloze(run, rng)


def question_pairs(question: Question) -> Iterator[Pair]:
    """A question with the passage, and with the sentence, that answers it."""
    holding = [
        text
        for start, text in passages(question.context)
        if start <= question.start < start + len(text)
    ]
    for passage in holding:
        yield question.text, cut(passage)
        best = next((s for s in sentences(passage) if question.answer in s), passage)
        yield question.text, cut(best)


def training_pairs(data: Path, seed: int, share: float = 1.0) -> list[Pair]:
    """All pairs, shuffled by the seed. share: of the laws and reviews, for trials."""
    rng = random.Random(seed)
    pairs: list[Pair] = []
    for law in held_out(laws(data))[0]:
        if rng.random() < share:
            pairs += law_pairs(law, rng)
    for title, paragraphs in reviews(data):
        if rng.random() < share:
            pairs += review_pairs(title, paragraphs, rng)
    for text in treebank(data):
        pairs += treebank_pairs(text, rng)
    for question in questions(data, "train"):
        pairs += [*question_pairs(question)] * 3
    rng.shuffle(pairs)
    return pairs

"""Pairs of texts that belong together, made from running text without any labels.

The pairs of one source are kept together in small groups: in a batch, the other texts
of the same law or review are then what a text must be told apart from, as in a
municipality's own documents, where all speak of the same things.
"""

import random
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from texts import Law, Question, laws, passages, questions, reviews, sentences, treebank


class Pair(NamedTuple):
    """Two texts, and the paragraphs of their source that they are made of."""

    anchor: str
    positive: str
    places: frozenset[int]


MAX_WORDS = 100
GROUP = 16  # pairs of one source that stand side by side
MOST_GROUPS = 40  # of one source in an epoch: no law may outweigh all others
NEAR = 15  # words on each side
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


def neighbours(paragraphs: Iterable[tuple[int, str]], least: int) -> Iterator[Pair]:
    """Each paragraph with the one after it."""
    long = [(i, cut(p)) for i, p in paragraphs if len(p.split()) >= least]
    for (i, one), (j, next_one) in pairwise(long):
        yield Pair(one, next_one, frozenset((i, j)))


def cloze(place: int, paragraph: str, rng: random.Random) -> Iterator[Pair]:
    """A sentence of a paragraph, or a few words of it, with what is left of it."""
    parts, words = sentences(paragraph), paragraph.split()
    if len(parts) >= 2 and rng.random() < 0.5:
        at = rng.randrange(len(parts))
        left = " ".join(parts[:at] + parts[at + 1 :])
        yield Pair(cut(parts[at]), cut(left), frozenset((place,)))
    elif len(words) >= 25:
        size = rng.randint(4, 10)
        at = rng.randrange(len(words) - size)
        asked = " ".join(words[at : at + size])
        # Half the time the words stay, as a query usually stands in its passage, and
        # then half the time with only what is nearest to them.
        chance = rng.random()
        left = words[:at] + words[at + size :] if chance < 0.5 else words
        if chance > 0.75:
            left = words[max(0, at - NEAR) : at + size + NEAR]
        yield Pair(asked, cut(" ".join(left)), frozenset((place,)))


def law_pairs(law: Law, rng: random.Random) -> Iterator[Pair]:
    """Heading and section, neighbouring paragraphs, cloze."""
    place = 0
    for heading, paragraphs in law.sections:
        numbered = list(enumerate(paragraphs, place))
        place += len(paragraphs)
        body, places = cut(" ".join(paragraphs)), frozenset(i for i, _ in numbered)
        if len(heading.split()) >= 2 or len(heading) > 12:
            named = f"{heading} ({law.title})" if rng.random() < 0.5 else heading
            yield Pair(named, body, places)
            if rng.random() < 0.15:
                yield Pair(rng.choice(_ASKED).format(heading.lower()), body, places)
        yield from neighbours(numbered, least=6)
        for i, paragraph in numbered:
            yield from cloze(i, paragraph, rng)


def review_pairs(
    title: str, paragraphs: tuple[str, ...], rng: random.Random
) -> Iterator[Pair]:
    """Title and a paragraph, neighbouring paragraphs, cloze."""
    long = [(i, p) for i, p in enumerate(paragraphs) if len(p.split()) >= 12]
    if long and len(title.split()) >= 3:
        place, paragraph = rng.choice(long)
        yield Pair(title, cut(paragraph), frozenset((place,)))
    yield from neighbours(long, least=12)
    for place, paragraph in long:
        yield from cloze(place, paragraph, rng)


def treebank_pairs(text: list[str], rng: random.Random) -> Iterator[Pair]:
    """Neighbouring runs of four sentences, cloze in them."""
    runs = [" ".join(text[i : i + 4]) for i in range(0, len(text), 4)]
    yield from neighbours(enumerate(runs), least=6)
    for place, run in enumerate(runs):
        yield from cloze(place, run, rng)


def question_pairs(question: Question) -> Iterator[Pair]:
    """A question with the passage, and with the sentence, that answers it."""
    for start, text in passages(question.context):
        if start <= question.start < start + len(text):
            found = (s for s in sentences(text) if question.answer in s)
            best = next(found, text)
            yield Pair(question.text, cut(text), frozenset((start,)))
            yield Pair(question.text, cut(best), frozenset((start,)))


def sources(data: Path, rng: random.Random, share: float) -> Iterator[list[Pair]]:
    """The pairs of each law, review, treebank file and questioned text."""
    for law in held_out(laws(data))[0]:
        if rng.random() < share:
            yield list(law_pairs(law, rng))
    for title, paragraphs in reviews(data):
        if rng.random() < share:
            pairs = list(review_pairs(title, paragraphs, rng))
            yield rng.sample(pairs, min(len(pairs), GROUP))
    for text in treebank(data):
        yield list(treebank_pairs(text, rng))
    asked: dict[str, list[Pair]] = {}
    for question in questions(data, "train"):
        asked.setdefault(question.context, []).extend(question_pairs(question))
    yield from [*asked.values()] * 3


def groups(pairs: list[Pair], rng: random.Random, most: int) -> list[list[Pair]]:
    """Pairs of one source in groups in which no paragraph occurs twice."""
    made: list[tuple[set[int], list[Pair]]] = []
    for pair in rng.sample(pairs, len(pairs)):
        for places, group in made[-4:]:
            if len(group) < GROUP and not places & pair.places:
                places |= pair.places
                group.append(pair)
                break
        else:
            made.append((set(pair.places), [pair]))
    return [group for _, group in made][:most]


def training_pairs(data: Path, seed: int, epochs: int, share: float = 1) -> list[Pair]:
    """All pairs in the order of training, anew for each epoch.

    share: of the laws and reviews, for trials.
    """
    rng = random.Random(seed)
    every = list(sources(data, rng, share))
    ordered: list[Pair] = []
    for _ in range(epochs):
        grouped = [g for pairs in every for g in groups(pairs, rng, MOST_GROUPS)]
        rng.shuffle(grouped)
        ordered += [pair for group in grouped for pair in group]
    return ordered

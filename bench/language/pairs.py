"""The open texts as passages under headings, to make pairs of (``kg.index.pairs``)."""

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
from texts import Law, laws, passages, questions, reviews, sentences, treebank

from kg.index.analysis import analyse, as_said, weighed
from kg.index.pairs import Question, Text, Written
from kg.index.postings import Postings
from kg.index.scoring import score

MAX_WORDS = 90
ENOUGH_WORDS = 35  # with a paragraph's end a passage ends, if it has so many
HELD_OUT_EVERY = 10  # every tenth law is kept for measuring
MOST_OF_SECTION = 6  # passages; a list of a thousand duties tells little more
SHARE = 0.4  # of laws and reviews: more than are asked of in all batches together
NEAR = 6  # passages that share the words of a question most, and do not answer it
ALIKE = Path(__file__).with_name("alike.tsv")
WRITTEN = Path(__file__).with_name("asked.tsv")

Passage = tuple[str, str, tuple[str, ...]]  # heading, title, sentences


def held_out(every: list[Law]) -> tuple[list[Law], list[Law]]:
    """Laws to train on, and laws to measure on."""
    return (
        [law for i, law in enumerate(every) if i % HELD_OUT_EVERY],
        every[::HELD_OUT_EVERY],
    )


def packed(paragraphs: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Whole sentences together, up to ninety words."""
    held: list[str] = []
    words = 0
    for paragraph in paragraphs:
        for sentence in sentences(paragraph):
            cut = " ".join(sentence.split()[:MAX_WORDS])
            if held and words + len(cut.split()) > MAX_WORDS:
                yield tuple(held)
                held, words = [], 0
            held.append(cut)
            words += len(cut.split())
        if words >= ENOUGH_WORDS:
            yield tuple(held)
            held, words = [], 0
    if held:
        yield tuple(held)


def _law(law: Law) -> Iterator[Passage]:
    for at, (heading, paragraphs) in enumerate(law.sections):
        named = f"{heading} ({law.title})" if at % 2 else heading
        for passage in list(packed(paragraphs))[:MOST_OF_SECTION]:
            yield named, law.title if at % 2 else "", passage


def _sources(data: Path, chosen: Callable[[], bool]) -> Iterator[list[Passage]]:
    """The passages of each law and review that is chosen, and of the treebank."""
    for law in held_out(laws(data))[0]:
        if chosen():
            yield list(_law(law))
    for title, paragraphs in reviews(data):
        if chosen():
            found = list(packed(paragraphs))
            yield [("" if i % 3 else title, "", said) for i, said in enumerate(found)]
    for text in treebank(data):
        yield [("", "", passage) for passage in packed(text)]


def training_texts(
    data: Path, share: float = SHARE, seed: int = 0
) -> tuple[list[Text], list[Question]]:
    """All passages, and real questions with the numbers of theirs.

    share: of the laws and reviews, by chance.
    """
    rng = random.Random(seed)
    texts: list[Text] = []
    sources = _sources(data, lambda: rng.random() < share)
    for number, source in enumerate(sources):
        texts += (Text(head, said, number, title) for head, title, said in source)
    return texts, _questioned(data, texts)


def alike() -> list[tuple[str, ...]]:
    """Groups of phrases that mean the same (``build_alike.py``)."""
    lines = ALIKE.read_text("utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    every = [(int(n), tuple(said.split("|"))) for n, _, said in rows]
    most = max(n for n, _ in every)
    return [group for left in range(most, 0, -1) for n, group in every if n >= left]


def written() -> tuple[list[Written], list[Written]]:
    """Questions with an answer and a near miss: to train on, and to measure on."""
    lines = WRITTEN.read_text("utf-8").splitlines()
    every = [Written(*line.split("\t")) for line in lines if not line.startswith("#")]
    return (
        [row for i, row in enumerate(every) if i % HELD_OUT_EVERY],
        every[::HELD_OUT_EVERY],
    )


def _questioned(data: Path, texts: list[Text]) -> list[Question]:
    """Adds the contexts of the questions that may be trained on; tells the answers."""
    asked: list[tuple[str, int]] = []
    places: dict[str, list[tuple[int, int]]] = {}
    first = len(texts)
    for question in questions(data, "train"):
        if question.context not in places:
            document = texts[-1].document + 1 if texts else 0
            known = places.setdefault(question.context, [])
            for start, text in passages(question.context):
                known.append((start, len(texts)))
                texts.append(Text("", tuple(sentences(text)), document))
        before = [at for at in places[question.context] if at[0] <= question.start]
        asked.append((question.text, max(before)[1]))
    return list(_with_near(asked, texts[first:], first))


def _with_near(
    asked: list[tuple[str, int]], texts: list[Text], first: int
) -> Iterator[Question]:
    """The questions with passages that share their words. first: number of texts[0]."""
    terms = (" ".join(analyse(" ".join(text.sentences))) for text in texts)
    known = Postings.of(terms, range(len(texts)))
    for text, at in asked:
        best = np.argsort(-score(weighed(as_said(text)), known), kind="stable")
        near = [first + n for n in best[: NEAR + 1].tolist() if first + n != at]
        yield Question(text, at, tuple(near[:NEAR]))

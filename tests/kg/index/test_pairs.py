"""Pairs made from running text."""

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from kg.index.pairs import PairMaker, Question, Text, Written, asked_with

SAID = "rådet vedtok å bygge ny bru over elva ved skolen neste år ? hva er"
WORDS = SAID.split()
TEXTS = [
    Text("ny bru", (" ".join(WORDS[:8]), " ".join(WORDS[8:12])), 0),
    Text("", (" ".join(WORDS[2:11]),), 0),
    Text("skolen neste år", (" ".join(WORDS[5:12]),), 1),
    Text("", ("ny bru",), 2),  # too short to be asked for
]


@pytest.fixture
def tokenizer() -> Tokenizer:
    vocabulary = {word: at for at, word in enumerate(["[UNK]"])}
    vocabulary |= {f"▁{word}": at for at, word in enumerate(WORDS, 1)}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    return made


@pytest.fixture
def maker(tokenizer: Tokenizer) -> PairMaker:
    return PairMaker(tokenizer, TEXTS, [Question("hva er ny bru", 0, (1, 2))], seed=3)


def test_each_passage_once_in_a_batch(maker: PairMaker) -> None:
    for _ in range(20):
        pairs = maker.batch(8)
        assert 1 <= len(pairs) <= 3
        assert all(len(a) and len(p) for a, p, _ in pairs)


def test_the_same_seed_makes_the_same_pairs(tokenizer: Tokenizer) -> None:
    one, other = (PairMaker(tokenizer, TEXTS, seed=7).batch(8) for _ in range(2))
    assert [a.tolist() for a, *_ in one] == [a.tolist() for a, *_ in other]


def test_real_questions_come_with_their_passage(maker: PairMaker) -> None:
    first = maker.batch(8)[0]
    assert first.positive.tolist() == maker.passage(0).tolist()
    misses = sorted(len(miss) for miss in first.misses)
    assert misses == sorted(len(maker.passage(at)) for at in (1, 2))


def test_written_questions_come_with_their_answer_and_near_miss(
    tokenizer: Tokenizer,
) -> None:
    written = [Written("hva er ny", "bru over elva", "ny skolen")]
    maker = PairMaker(tokenizer, TEXTS, seed=3, written=written)
    found = [maker._tokens([said])[0].tolist() for said in written[0]]
    pair = maker.batch(64)[0]
    told = [pair.anchor, pair.positive, *pair.misses]
    assert [said.tolist() for said in told] == found


def test_a_question_is_made_of_words_of_the_sentence(maker: PairMaker) -> None:
    sentence = maker.passage(1)
    begun = {t for text in asked_with() for t in maker._tokens([text])[0].tolist()}
    begun |= set(maker._mark.tolist())
    for _ in range(50):
        made = set(maker.question(sentence).tolist())
        assert made - begun <= set(sentence.tolist())
        assert len(made) >= 2


def test_words_are_kept_whole(tokenizer: Tokenizer) -> None:
    maker = PairMaker(tokenizer, TEXTS, seed=1)
    maker._starts = np.array([i % 2 == 0 for i in range(len(WORDS) + 1)])
    pairs_of_tokens = np.arange(2, 12, dtype=np.uint32)
    made = maker.question(pairs_of_tokens)
    inside = [t for t in made.tolist() if 2 <= t < 12]
    assert len(inside) >= 2


def test_phrases_that_mean_the_same_stand_beside_the_passages(
    tokenizer: Tokenizer,
) -> None:
    groups = [("ny bru", "elva"), ("skolen",)]  # of one phrase nothing can be learnt
    maker = PairMaker(tokenizer, TEXTS, seed=3, alike=groups)
    found = maker.batch(32)[0]
    elva, bru = (maker._tokens([said])[0].tolist() for said in ("elva", "ny bru"))
    assert found.positive.tolist() in (elva, bru)
    other = bru if found.positive.tolist() == elva else elva
    assert other == [token for token in found.anchor.tolist() if token in other]


def test_a_heading_finds_its_passage_under_the_title(tokenizer: Tokenizer) -> None:
    texts = [Text("ny bru", TEXTS[0].sentences, 0, title="skolen neste")]
    maker = PairMaker(tokenizer, texts, seed=3)
    title, plain = maker._tokens(["skolen neste"])[0], maker.passage(0).tolist()
    found = [maker._titled(0).tolist() for _ in range(30)]
    assert {len(said) for said in found} == {len(plain), len(plain) + len(title)}
    assert all(said[-len(plain) :] == plain for said in found)

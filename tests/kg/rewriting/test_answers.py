"""An answer with a language model behind it: better worded, or the computed one."""

from pathlib import Path

import pytest

from kg.answer import Answerer
from kg.rewriting import Rewriter
from tests.kg.rewriting.stub import Behaviour, says, sends, serving

QUESTION = "Hva var sykefraværet i Fjordvik i 2023?"


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        (says("I 2023 var sykefraværet 8,1 % [1]."), True),
        (says("I 2023 var sykefraværet 9,1 % [1]."), False),
        (sends(b"", 503), False),
    ],
)
def test_the_citizen_sees_the_better_words_or_notices_nothing(
    small_kb: Path, behaviour: Behaviour, said: bool
) -> None:
    plain = Answerer.open(small_kb).ask(QUESTION)
    with serving(behaviour) as stub:
        model = Rewriter(stub.url, "liten")
        answer = Answerer.open(small_kb, rewriter=model).ask(QUESTION)
    assert answer.rewritten is said
    if said:
        assert answer.text.startswith("I 2023 var sykefraværet 8,1 %.")
        assert set(answer.citations) <= set(plain.citations)
    else:
        assert (answer.text, answer.citations) == (plain.text, plain.citations)


def test_silence_is_not_reworded(small_kb: Path) -> None:
    with serving(says("Ja, 12 kroner [1].")) as stub:
        model = Rewriter(stub.url, "liten")
        answer = Answerer.open(small_kb, rewriter=model).ask(
            "Hva er prisen på en enkeltbillett i svømmehallen i Strandby?"
        )
    assert answer.abstained
    assert not stub.asked

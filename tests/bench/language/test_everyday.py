"""The citizens' questions are well formed and point at lines that are there."""

from pathlib import Path

import pytest

from ingest.readers import read

ROOT = Path(__file__).parents[3]
FOLDERS = {"examples": ROOT / "corpus", "real": ROOT / "../shared/corpus"}


@pytest.fixture(autouse=True)
def _beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench/language"))


def test_two_hundred_questions_in_two_halves() -> None:
    from everyday import asked

    every = asked()
    assert len({question.text for question in every}) == len(every) == 200
    assert {q.part for q in every} == {"tune", "report"}
    assert sum(q.part == "tune" for q in every) == 100


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS.keys())
def test_the_evidence_is_there(folder: Path) -> None:
    from everyday import asked

    if not folder.exists():
        pytest.skip("the real documents are not beside the project")
    named = {place for question in asked() for place in question.evidence}
    for path in sorted(folder.iterdir()):
        ranges = [(a, b) for name, a, b in named if name == path.name]
        if ranges:
            lines = read(path).text.split("\n")
            for first, last in ranges:
                assert 1 <= first <= last <= len(lines)
                assert any(line.strip() for line in lines[first - 1 : last])

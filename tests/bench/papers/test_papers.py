import json
import re

import pytest

from bench.papers import score
from ingest.model import Document
from ingest.readers import read

DOCUMENTS = sorted(score.DOCUMENTS.iterdir())
GOLD = [json.loads(p.read_text("utf-8")) for p in sorted(score.GOLD.glob("*.json"))]
SCANNED = re.compile(r"ocr|skan")  # names of files whose letters are damaged
WINDOW = 2  # lines around a place in which a wrapped name or party may stand


def document(text):
    return Document("x.txt", "0" * 64, "text/plain", text)


def flat(text):
    return re.sub(r"\s+", " ", text).casefold()


@pytest.fixture(scope="module")
def documents():
    return {path.name: read(path) for path in DOCUMENTS}


def test_a_phrase_is_found_over_a_line_break():
    text = document("Ny skole\npå Moen\nNy skole")
    assert score.place(text, "skole på Moen") == (1, 2)


def test_a_phrase_is_sought_after_another():
    text = document("Sum 1\nInvestering\nSum 2")
    assert score.place(text, "Sum", after="Investering") == (3, 3)


def test_a_phrase_that_is_absent_is_told():
    with pytest.raises(score.UnplacedError, match=r"x\.txt.*Havnes"):
        score.place(document("Fjordvik"), "Havnes")


def test_every_gold_item_has_a_place(documents):
    for gold in GOLD:
        for item in gold["items"]:
            placed = score.with_lines(item, documents[item["file"]])
            assert 1 <= placed["line"] <= documents[item["file"]].line_count


def test_every_piece_of_evidence_has_a_place(documents, tmp_path):
    score.write_questions(tmp_path / "q.jsonl", documents)
    for line in (tmp_path / "q.jsonl").read_text("utf-8").splitlines():
        question = json.loads(line)
        assert bool(question["evidence"]) == (question["kind"] != "unanswerable")


@pytest.mark.parametrize("field", ["overflateform", "navn"])
def test_a_gold_line_of_a_text_holds_what_it_names(field, documents):
    for item in (item for gold in GOLD for item in gold["items"]):
        if "line" not in item or not item.get(field) or SCANNED.search(item["file"]):
            continue
        lines = documents[item["file"]].text.split("\n")
        around = lines[item["line"] - 1 : item.get("line_end", item["line"]) + WINDOW]
        text = flat(" ".join(around))
        names = [item[field], *(item.get("varianter") or () if field == "navn" else ())]
        assert any(flat(n) in text or flat(n) in text.replace("- ", "") for n in names)

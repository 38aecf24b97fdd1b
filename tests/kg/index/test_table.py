"""One table, found by words and by meaning."""

import shutil
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from kg.index import IndexMismatchError, PassageIndex, Row, near
from kg.index.analysis import analyse


class Demo:
    """Sixteen numbers from hashed terms: no model, the same on every machine."""

    name, dimensions = "demo", 16

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        out = np.zeros((len(texts), self.dimensions), np.float32)
        for i, text in enumerate(texts):
            for term in analyse(text):
                out[i, zlib.crc32(term.encode()) % self.dimensions] += 1
        return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)


TEXTS = {
    "a1": "Kommunestyret i Fjordvik vedtok å bygge ny barnehage på Solheim.",
    "a2": "Rentekostnadene økte med 12 millioner kroner.",
    "b1": "Renovasjonsgebyret settes til 4 200 kroner per husstand.",
    "b2": "Formannskapet tok saken om skolebussen i Myrdal til orientering.",
}


def row(key: str, **more: object) -> Row:
    values = {
        "iri": f"urn:{key}",
        "kind": "passage",
        "text": TEXTS[key],
        "document": key[0],
        "filename": f"{key[0]}.txt",
    }
    return Row(**values | more)


@pytest.fixture
def index(tmp_path: Path) -> PassageIndex:
    made = PassageIndex.create(tmp_path / "index", Demo())
    made.replace("a", [row("a1"), row("a2")])
    made.replace("b", [row("b1"), row("b2", kind="fact", slots={"utvalg": "FSK"})])
    made.finish()
    return made


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("barnehager", "urn:a1"),  # another form of the word
        ("Hva koster renovasjon?", "urn:b1"),  # part of a compound
        ("RENTEKOSTNADER", "urn:a2"),  # capitals
        ("okte rentene", "urn:a2"),  # typed without ø
        ("skolebuss Myrdal", "urn:b2"),
    ],
)
def test_search_finds_the_row(index: PassageIndex, query: str, expected: str) -> None:
    assert index.search(query, 1)[0].row.iri == expected


def test_a_row_comes_back_as_it_went_in(index: PassageIndex) -> None:
    [hit] = index.search("skolebussen", 1)
    assert hit.row == row("b2", kind="fact", slots={"utvalg": "FSK"})
    assert hit.lexical > 0
    assert 0 < hit.dense <= 1.01


def test_only_the_kind_that_is_asked_for(index: PassageIndex) -> None:
    assert {h.row.iri for h in index.search("barnehage", kind="fact")} == {"urn:b2"}
    assert index.search("barnehage", kind="finnes ikke") == []


def test_a_condition_on_the_columns(index: PassageIndex) -> None:
    hits = index.search("kroner", where="filename = 'a.txt'")
    assert {hit.row.document for hit in hits} == {"a"}


def test_replacing_a_document_leaves_the_others(index: PassageIndex) -> None:
    index.replace("a", [row("a2", text="Eiendomsskatten senkes.")])
    assert len(index) == 3
    assert index.search("eiendomsskatt", 1)[0].row.iri == "urn:a2"
    assert "urn:a1" not in {h.row.iri for h in index.search("ny barnehage")}


def test_removing_a_document_leaves_the_others(index: PassageIndex) -> None:
    index.remove("a")
    assert {h.row.document for h in index.search("kroner")} == {"b"}


def test_a_row_of_another_document_is_refused(index: PassageIndex) -> None:
    with pytest.raises(ValueError, match="'b'"):
        index.replace("a", [row("b1")])


def test_a_name_with_a_quote_in_it(index: PassageIndex) -> None:
    index.replace("o'hara", [row("a1", document="o'hara")])
    index.remove("o'hara")
    assert len(index) == 4


def test_an_open_reader_keeps_seeing_its_version(
    index: PassageIndex, tmp_path: Path
) -> None:
    reader = PassageIndex.open(tmp_path / "index", Demo())
    index.remove("b")
    assert len(reader) == 4
    assert len(PassageIndex.open(tmp_path / "index", Demo())) == 2


def test_another_encoder_is_refused(index: PassageIndex, tmp_path: Path) -> None:
    other = Demo()
    other.name = "other"
    with pytest.raises(IndexMismatchError, match="'demo'"):
        PassageIndex.open(tmp_path / "index", other)


@pytest.mark.parametrize("query", ["", "   ", "og i på", "?!"])
def test_a_query_without_terms_finds_nothing_by_words(
    index: PassageIndex, query: str
) -> None:
    assert all(hit.lexical == 0 for hit in index.search(query))


def test_an_empty_index_answers(tmp_path: Path) -> None:
    assert PassageIndex.create(tmp_path / "index", Demo()).search("barnehage") == []


def test_order_of_documents_does_not_matter(tmp_path: Path) -> None:
    found = []
    for order in ("ab", "ba"):
        made = PassageIndex.create(tmp_path / order, Demo())
        for document in order:
            made.replace(document, [row(k) for k in TEXTS if k[0] == document])
        made.finish()
        found.append(
            [(h.row.iri, h.score) for h in made.search("kroner til barnehage")]
        )
    assert found[0] == found[1]


def test_all_rows_of_a_kind(index: PassageIndex) -> None:
    assert [r.iri for r in index.rows("passage")] == ["urn:a1", "urn:a2", "urn:b1"]
    assert index.rows("finnes ikke") == []


def test_changes_after_finishing_are_seen(index: PassageIndex) -> None:
    index.replace("c", [row("a1", iri="urn:c1", document="c", text="Ny svømmehall")])
    assert index.search("svømmehallen", 1)[0].row.iri == "urn:c1"
    index.finish()
    assert index.search("svømmehallen", 1)[0].row.iri == "urn:c1"


def test_without_kept_words_they_are_counted(
    index: PassageIndex, tmp_path: Path
) -> None:
    kept = index.search("barnehage")
    shutil.rmtree(tmp_path / "index/words")
    again = PassageIndex.open(tmp_path / "index", Demo()).search("barnehage")
    assert [(h.row.iri, h.lexical) for h in again] == [
        (h.row.iri, h.lexical) for h in kept
    ]


def test_other_words_find_what_the_question_does_not_say(index: PassageIndex) -> None:
    [hit] = index.search("søppel", 1, wording=[{"søppel": 1.0, "renovasjon": 0.8}])
    assert hit.row.iri == "urn:b1"


def test_a_query_may_be_put_to_several_kinds(index: PassageIndex) -> None:
    asked = index.asked("kroner til skolebussen")
    for kind in ("passage", "fact"):
        assert index.best(asked, kind=kind) == index.search(
            "kroner til skolebussen", kind=kind
        )


def test_a_reader_that_is_open_while_others_write_finds_its_own_rows(
    index: PassageIndex, tmp_path: Path
) -> None:
    reader = PassageIndex.open(tmp_path / "index", Demo())
    index.replace("a", [row("a2", text="Eiendomsskatten senkes.")])
    index.finish()
    assert reader.search("barnehage", 1)[0].row.iri == "urn:a1"


def test_a_big_table_gives_the_same(
    index: PassageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    query, kinds = "kroner til skolebussen", (None, "passage", "fact")
    small = [index.search(query, kind=kind) for kind in kinds]
    monkeypatch.setattr(near, "MANY", 0)  # fewer numbers are compared with all rows
    index.finish()
    for kind, hits in zip(kinds, small, strict=True):
        found = index.search(query, kind=kind)
        assert [hit.row for hit in found] == [hit.row for hit in hits]
        assert [h.dense for h in found] == pytest.approx([h.dense for h in hits])

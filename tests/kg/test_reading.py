"""Files are read in other processes; one that cannot be read is named."""

from pathlib import Path

from kg.prepare import Prepared
from kg.reading import Failed, read_all, read_one

BASE = "https://example.org/id/"


def test_good_and_bad_files_together(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text("Møteprotokoll\nFormannskapet 14.03.2024\n", "utf-8")
    bad.write_bytes(b"%PDF-1.7 no more than this")
    first, second = read_all([bad, good], BASE, 2)
    assert isinstance(first, Failed)
    assert "bad.pdf" in first.reason
    assert isinstance(second, Prepared)
    assert second.document.filename == "good.txt"
    assert second.count == second.quads.count(b" .\n")
    assert second.rows


def test_a_fault_of_our_own_is_told_of(tmp_path: Path) -> None:
    result = read_one(tmp_path / "nowhere.txt", BASE)
    assert isinstance(result, Failed)
    assert "nowhere.txt" in result.reason

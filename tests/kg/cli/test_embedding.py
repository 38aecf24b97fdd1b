"""The command that trains the embedding on one's own documents."""

from pathlib import Path

from click.testing import CliRunner

from kg.cli import main


def test_help_says_what_it_does() -> None:
    told = CliRunner().invoke(main, ["train-embedding", "--help"])
    assert told.exit_code == 0
    assert "KOMMUNEGRAF_ENCODER" in told.output


def test_no_knowledge_base(tmp_path: Path) -> None:
    asked = ["train-embedding", "--kb", str(tmp_path), "--out", str(tmp_path / "m")]
    told = CliRunner().invoke(main, asked)
    assert told.exit_code == 1
    assert "kommunegraf ingest" in told.output


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("mine")
    asked = ["train-embedding", "--kb", str(tmp_path), "--out", str(tmp_path)]
    told = CliRunner().invoke(main, asked)
    assert told.exit_code == 1
    assert "not empty" in told.output

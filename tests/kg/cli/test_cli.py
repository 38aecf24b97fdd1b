"""The command line is a contract: names, exit codes, what is printed."""

import csv
import json
import shutil
import socket
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.answer import Answer
from kg.cli import main
from kg.cli.questions import show
from kg.compose import Sentence


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def told(*words: str | Path) -> str:
    done = run(*words)
    assert done.exit_code == 0, done.output
    return done.stdout


# ---- documents


def test_ingest_reads_and_then_finds_nothing_new(
    small_folder: Path, tmp_path: Path
) -> None:
    kb = ("--workers", "1", "--kb", tmp_path / "kb")
    first = json.loads(told("ingest", small_folder, *kb, "--json"))
    again = json.loads(told("ingest", small_folder, *kb, "--json"))
    assert [file["status"] for file in first["files"]] == ["added", "added"]
    assert (first["changed"], again["changed"]) == (True, False)
    assert first["hash"] == again["hash"]


def test_ingest_names_what_could_not_be_read_and_exits_with_3(
    small_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_bytes((small_folder / "arsrapport.txt").read_bytes())
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    done = run("ingest", folder, "--workers", "1", "--kb", tmp_path / "kb")
    assert done.exit_code == 3
    assert "failed    picture.png: " in done.stdout
    assert done.stdout.count("picture.png") == 1
    assert "added     a.txt" in done.stdout
    assert "copy.txt: same content as a.txt" in done.stdout
    assert told("status", "--kb", tmp_path / "kb").count("picture.png") == 1


def test_a_folder_without_documents_is_warned_of(
    small_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    kb = ("--workers", "1", "--kb", tmp_path / "kb")
    assert "the right folder" in run("ingest", tmp_path / "empty", *kb).stderr
    assert "warning" not in run("ingest", small_folder, *kb).stderr
    emptied = run("ingest", tmp_path / "empty", *kb)
    assert "no longer in the folder" in emptied.stdout
    assert "the right folder" in emptied.stderr


def test_remove_takes_a_document_out(small_folder: Path, tmp_path: Path) -> None:
    told("ingest", small_folder, "--workers", "1", "--kb", tmp_path / "kb")
    assert "removed   protokoll.txt" in told(
        "remove", "protokoll.txt", "--kb", tmp_path / "kb"
    )
    status = json.loads(told("status", "--json", "--kb", tmp_path / "kb"))
    assert [one["name"] for one in status["documents"]] == ["arsrapport.txt"]


def test_links_are_told_and_put_right(small_kb: Path, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    shutil.copytree(small_kb, kb)
    ask = "SELECT DISTINCT ?p { ?p a kg:Utvalg } ORDER BY ?p"
    found = list(
        csv.DictReader(StringIO(told("sparql", ask, "--format", "csv", "--kb", kb)))
    )
    one, other = (row["p"] for row in found[:2])
    told("links", "same", one, other, "--why", "nytt navn", "--kb", kb)
    listed = json.loads(told("links", "list", "--kind", "utvalg", "--json", "--kb", kb))
    joined = [d for d in listed["decisions"] if {one, other} <= set(d["things"])]
    assert [d["reason"] for d in joined] == ["bestemt av et menneske: nytt navn"]
    assert "correction 1: " in told("links", "list", "--kb", kb)
    told("links", "undo", "1", "--kb", kb)
    assert "correction 1, taken back: " in told("links", "list", "--kb", kb)
    refused = run("links", "apart", one, "https://x.example", "--why", "x", "--kb", kb)
    assert (refused.exit_code, "https://x.example: no person" in refused.output) == (
        1,
        True,
    )


def test_status_tells_of_each_document(small_kb: Path) -> None:
    status = json.loads(told("status", "--json", "--kb", small_kb))
    report = status["documents"][0]
    assert (report["name"], report["media_type"]) == ("arsrapport.txt", "text/plain")
    assert report["characters"] > 100
    assert status["counts"]["kg:Dokument"] == 2
    assert "protokoll.txt" in told("status", "--kb", small_kb)


def test_check_finds_nothing_wrong(small_kb: Path) -> None:
    assert "0 problems" in told("check", "--kb", small_kb)
    assert json.loads(told("check", "--json", "--kb", small_kb))["ok"] is True


# ---- questions


def test_ask_answers_with_a_quotation(small_kb: Path) -> None:
    answer = json.loads(
        told(
            "ask", "Når ble temaplan for vannmiljø vedtatt?", "--json", "--kb", small_kb
        )
    )
    assert answer["abstained"] is False
    assert "2023" in answer["answer"]
    assert answer["citations"][0]["file"] == "arsrapport.txt"


def test_ask_shows_the_place_to_people(small_kb: Path) -> None:
    out = told("ask", "Når ble temaplan for vannmiljø vedtatt?", "--kb", small_kb)
    assert "[1] arsrapport.txt, linje" in out


def test_silence_tells_what_is_nearest_and_how_to_go_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    silent = Answer(
        question="Hvem?",
        text="Det står ikke i dokumentene.",
        abstained=True,
        nearest=(Sentence("Noe annet.", ()),),
        request="Jeg ber om innsyn …",
        looked_for="Jeg lette etter: ordene «hvem».",
        mended=(("hvam", "hvem"),),
    )
    show(silent)
    out = capsys.readouterr().out
    assert "«hvam» finnes ikke i dokumentene. Mente du «hvem»?" in out
    assert "Jeg lette etter" in out
    assert (
        out.index("Det står ikke") < out.index("Nærmest") < out.index("ber om innsyn")
    )


def test_a_batch_gives_one_line_for_each_question(
    small_kb: Path, tmp_path: Path
) -> None:
    asked = [{"id": "a", "question": "Når var møtet?"}, {"id": "b", "question": "Hva?"}]
    batch, out = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    batch.write_text("\n".join(json.dumps(one) for one in asked) + "\n", "utf-8")
    told("ask", "--batch", batch, "--out", out, "--kb", small_kb)
    answers = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b"]
    assert all(
        {"answer", "abstained", "citations", "seconds"} <= a.keys() for a in answers
    )


def test_a_bad_line_of_a_batch_is_named(small_kb: Path, tmp_path: Path) -> None:
    batch = tmp_path / "q.jsonl"
    batch.write_text('{"question": "Når?"}\n{"id": 1}\n', "utf-8")
    done = run("ask", "--batch", batch, "--out", tmp_path / "a", "--kb", small_kb)
    assert done.exit_code == 1
    assert "q.jsonl, line 2" in done.stderr


def test_evaluate_tells_what_was_found(small_kb: Path, tmp_path: Path) -> None:
    gold = {
        "id": "1",
        "question": "Når ble temaplan for vannmiljø vedtatt?",
        "evidence": [{"file": "arsrapport.txt", "line_start": 5, "line_end": 5}],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold), "utf-8")
    measured = json.loads(told("evaluate", path, "--json", "--kb", small_kb))
    assert measured["questions"] == 1
    assert measured["exact"] == 1.0


# ---- graph

NAMES = "SELECT DISTINCT ?navn { ?d a kg:Dokument ; kg:filnavn ?navn } ORDER BY ?navn"


@pytest.mark.parametrize(
    ("form", "first"),
    [("csv", "navn"), ("tsv", "?navn"), ("json", '{"head": {"vars": ["navn"]}')],
)
def test_sparql_formats(small_kb: Path, form: str, first: str) -> None:
    out = told("sparql", NAMES, "--format", form, "--kb", small_kb)
    assert out.startswith(first)
    assert "protokoll.txt" in out


def test_sparql_from_a_file_as_a_table(small_kb: Path, tmp_path: Path) -> None:
    query = tmp_path / "names.rq"
    query.write_text(NAMES, "utf-8")
    out = told("sparql", "--file", query, "--kb", small_kb)
    assert "arsrapport.txt" in out
    assert "2 rows" in out


@pytest.mark.parametrize(
    ("query", "told_error"),
    [
        ("SELECT", "cannot be read"),
        ("ASK { SERVICE <http://localhost:9/> {} }", "SERVICE is not allowed"),
        ("CLEAR ALL", "cannot be read"),
    ],
)
def test_sparql_refuses(small_kb: Path, query: str, told_error: str) -> None:
    done = run("sparql", query, "--kb", small_kb)
    assert done.exit_code == 1
    assert told_error in done.stderr


def test_export_writes_what_was_chosen(small_kb: Path, tmp_path: Path) -> None:
    out = tmp_path / "graf.csv"
    told(
        "export",
        "--format",
        "csv",
        "--out",
        out,
        "--type",
        "Dokument",
        "--kb",
        small_kb,
    )
    nodes = (tmp_path / "graf.nodes.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(StringIO(nodes)))
    assert {row["type"] for row in rows} == {"Dokument"}
    assert (tmp_path / "graf.edges.csv").exists()


# ---- what is misunderstood


@pytest.mark.parametrize(
    "words",
    [
        ("ask",),
        ("ask", " "),
        ("ask", "Når?", "--batch", __file__),
        ("sparql",),
        ("export", "--format", "word", "--out", "x"),
        ("export", "--format", "csv", "--out", "x", "--from", "14.03.2024"),
        ("export", "--format", "csv", "--out", "x", "--hops", "2"),
        ("serve", "--port", "0"),
        ("nothing",),
    ],
)
def test_a_command_that_is_not_understood_exits_with_2(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


@pytest.mark.parametrize("name", ["app", "serve"])
def test_a_port_that_is_taken_is_told(name: str, small_kb: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        words = ("--host", "127.0.0.1", "--port", port, "--kb", small_kb)
        done = run(name, *words)
    assert done.exit_code == 1
    assert f"127.0.0.1:{port} cannot be used" in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "Når?"),
        ("status",),
        ("check",),
        ("sparql", "ASK {}"),
        ("export", "--format", "nquads", "--out", "x"),
        ("remove", "x"),
        ("app",),
        ("serve",),
    ],
)
def test_without_a_knowledge_base_one_line_says_what_to_do(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    done = run(*words, "--kb", tmp_path / "none")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
    assert "kommunegraf ingest FOLDER" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_knowledge_base_is_a_setting(
    small_kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMMUNEGRAF_KB", str(small_kb))
    assert "protokoll.txt" in told("status")


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help_with_examples(name: str) -> None:
    out = told(name, "--help")
    assert f"kommunegraf {name} " in out.partition("Examples:")[2]


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        (["--help"], {"kg.build", "pyoxigraph", "lancedb", "streamlit", "rdflib"}),
        (["ask", "Når var møtet?", "--kb"], {"streamlit", "rdflib", "spacy", "torch"}),
    ],
)
def test_what_is_heavy_is_not_imported(
    words: list[str], heavy: set[str], small_kb: Path
) -> None:
    asked = [*words, str(small_kb)] if words[-1] == "--kb" else words
    code = (
        "import sys\nfrom kg.cli import main\n"
        f"main({asked!r}, standalone_mode=False)\n"
        f"heavy = sorted(set({sorted(heavy)!r}) & sys.modules.keys())\n"
        "print('heavy:', heavy, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[3],
    )
    assert "heavy: []" in done.stderr


def test_the_query_is_shown_when_it_is_asked_for(capsys: pytest.CaptureFixture[str]):
    from kg.answer import Answer
    from kg.cli.questions import show

    answer = Answer(question="Når?", text="I mars.", abstained=False, query="ASK {}")
    show(answer)
    assert "ASK {}" not in capsys.readouterr().out
    show(answer, with_query=True)
    assert "ASK {}" in capsys.readouterr().out

"""Every page is shown and used as a reader would, without a browser."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from kg.web.texts import LANGUAGES, text, texts

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 30
PAGES = ("chat", "documents", "graph", "sparql", "files")


def show_page(name: str, kb: str, query: dict[str, str]) -> None:
    """Run one page alone; Streamlit takes this function as a script."""
    from importlib import import_module
    from pathlib import Path

    import streamlit as st

    for key, value in query.items():
        st.query_params[key] = value
    import_module(f"kg.web.{name}").page(Path(kb))


def opened(name: str, kb: Path, **query: str) -> AppTest:
    args = (name, str(kb), query)
    test = AppTest.from_function(show_page, args=args, default_timeout=SECONDS)
    return clean(test.run())


def clean(test: AppTest) -> AppTest:
    assert not test.exception, [error.value for error in test.exception]
    return test


def html(test: AppTest) -> str:
    found: list[Any] = test.get("html")
    return "\n".join(str(one.proto.body) for one in found)


@pytest.mark.parametrize("name", PAGES)
def test_each_page_says_that_the_municipality_is_invented(
    name: str, small_kb: Path
) -> None:
    assert "Fjordvik kommune er oppdiktet" in html(opened(name, small_kb))


@pytest.mark.parametrize("name", PAGES)
def test_without_documents_each_page_says_what_to_do(name: str, tmp_path: Path) -> None:
    shown = opened(name, tmp_path / "kb")
    assert shown.info[0].value == text("no_kb", "nb")
    assert "kommunegraf ingest" in shown.code[0].value


def test_a_question_is_answered_with_the_quotation_marked(small_kb: Path) -> None:
    shown = opened("chat", small_kb)
    shown.chat_input[0].set_value("Når ble temaplan for vannmiljø vedtatt?")
    clean(shown.run())
    assert '<sup class="kg-ref">[1]</sup>' in html(shown)
    assert "2023" in html(shown).partition("</mark>")[0].rpartition("<mark")[2]
    assert shown.expander[0].label.startswith("\\[1\\]")
    assert "linje" in shown.expander[0].label


def test_a_suggested_question_can_be_picked_and_the_talk_started_over(
    small_kb: Path,
) -> None:
    shown = opened("chat", small_kb)
    clean(shown.button(key="try-0").click().run())
    assert len(shown.chat_message) == 2
    again = [
        button for button in shown.button if button.label == text("start_over", "nb")
    ]
    clean(again[0].click().run())
    assert not shown.chat_message


def test_silence_shows_what_is_near_and_a_request_to_copy(small_kb: Path) -> None:
    from kg.answer import Answer

    shown = AppTest.from_function(
        show_page, args=("chat", str(small_kb), {}), default_timeout=SECONDS
    )
    shown.session_state["turns"] = [
        Answer(
            question="Hvem?",
            text="Det står ikke i dokumentene.",
            abstained=True,
            request="Jeg ber om innsyn",
            query="ASK {}",
        )
    ]
    clean(shown.run())
    assert "kg-silent" in html(shown)
    assert [code.value for code in shown.code] == ["Jeg ber om innsyn", "ASK {}"]


def test_disagreement_stands_out_and_rewording_is_told(small_kb: Path) -> None:
    from kg.answer import Answer
    from kg.compose import Sentence

    shown = AppTest.from_function(
        show_page, args=("chat", str(small_kb), {}), default_timeout=SECONDS
    )
    said, dispute = Sentence("It is 97 %.", ()), Sentence("They disagree.", ())
    shown.session_state["turns"] = [
        Answer(
            question="What?",
            text="It is 97 %. They disagree.",
            abstained=False,
            language="en",
            sentences=(said, dispute),
            dispute=dispute,
            rewritten=True,
            mended=(("wat", "what"),),
        )
    ]
    clean(shown.run())
    assert '<p class="kg-answer">It is 97\u00a0%.</p>' in html(shown)
    assert '<p class="kg-answer kg-dispute">They disagree.</p>' in html(shown)
    captions = [caption.value for caption in shown.caption]
    assert text("rewritten", "en") in captions  # in the language of the question
    assert text("read_as", "en", word="wat", other="what") in captions


def test_a_document_is_read_at_the_place_of_a_link(small_kb: Path) -> None:
    from kg.versions import KnowledgeBase

    kb = KnowledgeBase(small_kb)
    source = kb.require().manifest.documents[1]
    at = kb.document(source.sha256).text.index("Ny bru")
    link = {"sha": source.sha256, "fra": str(at), "til": str(at + 6)}
    told = html(opened("documents", small_kb, **link))
    assert "<mark>Ny bru</mark>" in told
    assert told.index("scrollIntoView") > told.index("</mark>")  # the reader sees it


@pytest.mark.parametrize(
    ("fra", "til"), [("x", "9"), ("5", "5"), ("0", "99999999"), ("-1", "4")]
)
def test_a_wrong_link_marks_nothing(small_kb: Path, fra: str, til: str) -> None:
    from kg.versions import KnowledgeBase

    sha = KnowledgeBase(small_kb).require().manifest.documents[0].sha256
    shown = opened("documents", small_kb, sha=sha, fra=fra, til=til)
    assert "<mark" not in html(shown)


def test_the_graph_page_finds_a_thing_by_its_name(small_kb: Path) -> None:
    shown = opened("graph", small_kb)
    clean(shown.text_input(key="thing-search").set_value("kari berg").run())
    assert shown.selectbox(key="thing").value.label == "Kari Berg"
    assert shown.selectbox(key="details").value.label == "Kari Berg"
    assert shown.expander  # where it stands
    clean(shown.text_input(key="thing-search").set_value("finnes ikke").run())
    assert shown.info[0].value == text("no_things", "nb")


def test_a_query_is_run_and_its_rows_shown(small_kb: Path) -> None:
    shown = opened("sparql", small_kb)
    shown.text_area(key="query").set_value(
        "SELECT DISTINCT ?fil { ?d a kg:Dokument ; kg:filnavn ?fil } ORDER BY ?fil"
    )
    clean(shown.button[0].click().run())
    assert list(shown.dataframe[0].value["fil"]) == ["arsrapport.txt", "protokoll.txt"]
    shown.text_area(key="query").set_value("ASK { SERVICE <http://localhost:9/> {} }")
    clean(shown.button[0].click().run())
    assert "SERVICE is not allowed" in shown.error[0].value


def test_an_example_is_taken_into_the_editor(small_kb: Path) -> None:
    from kg.endpoint.examples import examples

    shown = opened("sparql", small_kb)
    clean(shown.selectbox(key="example").set_value(examples()[2]).run())
    assert shown.text_area(key="query").value == examples()[2].text


def test_a_link_brings_its_query(small_kb: Path) -> None:
    shown = opened("sparql", small_kb, query="ASK {}")
    assert shown.text_area(key="query").value == "ASK {}"
    assert shown.subheader[0].value == text("yes", "nb")  # run at once


def test_a_file_is_made_with_the_filters(small_kb: Path) -> None:
    shown = opened("files", small_kb)
    shown.multiselect(key="export-types").set_value(["Person"])
    form = shown.selectbox(key="export-format")
    form.set_value(next(f for f in form.options if "CSV" in f))
    clean(shown.button[0].click().run())
    captions = [caption.value for caption in shown.caption]
    assert any(caption.endswith("noder") for caption in captions)
    shown.text_input(key="export-around").set_value("id:ingen")
    clean(shown.button[0].click().run())
    assert "no such thing" in shown.error[0].value


def test_the_whole_app_runs_and_speaks_three_languages(
    small_kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMMUNEGRAF_KB", str(small_kb))
    shown = clean(
        AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS).run()
    )
    assert shown.title[0].value == "Kommunegraf"
    for code in ("nn", "en", "nb"):
        clean(shown.selectbox(key="language").set_value(code).run())
        assert shown.caption[-2].value == text("limits", code)


def test_every_text_is_there_in_every_language() -> None:
    for name, told in texts().items():
        assert set(told) == set(LANGUAGES), name
        assert all(told.values()), name

"""The page for questions: short answers, each sentence with its place."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

from kg.answer import Answer, Answerer
from kg.cite import Citation
from kg.compose import Sentence
from kg.web.passages import sentence_with_marks
from kg.web.places import joined
from kg.web.state import answerer, graph, language, say, screens
from kg.web.suggest import suggestions
from kg.web.texts import text
from kg.web.trend import chart, series
from kg.web.widgets import citation_card, invented_note, kb_line


def page(kb: Path) -> None:
    """Ask, and read the answers."""
    opened = answerer(kb)
    turns: list[Answer] = st.session_state.setdefault("turns", [])
    st.title(say("title"), anchor=False)
    st.write(say("lead"))
    invented_note(kb)
    for turn in turns:
        _show(turn, opened, kb)
    chosen = None if turns else _suggested(kb)
    asked = st.chat_input(say("ask_here"), key="asked") or chosen
    if asked:
        with st.spinner(say("thinking")):
            history = [turn.question for turn in turns]
            turns.append(opened.ask(asked, history))
        st.rerun()
    _foot(kb, turns, opened)


def _suggested(kb: Path) -> str | None:
    """The question that the reader picks among a few."""
    asked = suggestions(graph(kb), language())
    if not asked:
        return None
    st.caption(say("try_these"))
    for at, question in enumerate(asked):
        if st.button(question, key=f"try-{at}", icon=":material/chat:"):
            return question
    return None


def _foot(kb: Path, turns: list[Answer], opened: Answerer) -> None:
    if turns and st.button(say("start_over"), icon=":material/refresh:"):
        turns.clear()
        st.rerun()
    st.caption(say("limits_model" if opened.rewrites else "limits"))
    st.caption(kb_line(kb))


def _show(answer: Answer, opened: Answerer, kb: Path) -> None:
    """A turn of the talk; the answer speaks the language of its question."""
    tongue = answer.language
    with st.chat_message("user", avatar=":material/person:"):
        st.text(answer.question)
    with st.chat_message("assistant", avatar=":material/account_balance:"):
        for word, other in answer.mended:
            st.caption(text("read_as", tongue, word=word, other=other))
        if answer.abstained:
            _show_silence(answer, opened, kb)
        else:
            _show_sentences(answer, answer.sentences, opened, kb)
            if answer.looked_for:
                st.caption(answer.looked_for)
            _show_chart(answer)
        if answer.rewritten:
            st.caption(text("rewritten", tongue))
        if answer.query:
            _show_query(answer.query, tongue)
        seconds = f"{answer.seconds:.2f}"
        if tongue != "en":
            seconds = seconds.replace(".", ",")
        st.caption(text("answered_in", tongue, seconds=seconds))


def _show_silence(answer: Answer, opened: Answerer, kb: Path) -> None:
    st.html(f'<p class="kg-answer kg-silent">{escape(answer.text)}</p>')
    if answer.looked_for:
        st.caption(answer.looked_for)
    if answer.nearest:
        st.caption(text("nearest", answer.language))
        _show_sentences(answer, answer.nearest, opened, kb, "kg-near")
    if answer.request:
        with st.expander(text("request", answer.language), icon=":material/mail:"):
            st.code(answer.request, language=None, wrap_lines=True)


def _show_sentences(
    answer: Answer,
    sentences: Sequence[Sentence],
    opened: Answerer,
    kb: Path,
    look: str = "kg-answer",
) -> None:
    """Sentences with numbered marks, then the place of each number.

    The one that says that the sources disagree stands out.
    """
    told = [
        (sentence, joined(sentence.citations, opened.document))
        for sentence in sentences
    ]
    cited = list({_place(c): c for _, found in told for c in found}.values())
    numbers = {_place(citation): at for at, citation in enumerate(cited, 1)}
    for sentence, found in told:
        marks = [numbers[_place(citation)] for citation in found]
        looks = f"{look} kg-dispute" if sentence == answer.dispute else look
        st.html(sentence_with_marks(sentence.text, marks, looks))
    for number, citation in enumerate(cited, 1):
        document = opened.document(citation.document_sha)
        citation_card(kb, number, citation, document, answer.language)


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.document_sha, citation.start, citation.end


def _show_chart(answer: Answer) -> None:
    found = filter(None, (series(sentence.text) for sentence in answer.sentences))
    if told := next(found, None):
        st.altair_chart(chart(told, answer.language), width="stretch")


def _show_query(query: str, tongue: str) -> None:
    with st.expander(text("show_query", tongue), icon=":material/code:"):
        st.code(query.strip(), language="sparql", wrap_lines=True)
        if aim := screens().get("sparql"):
            st.page_link(
                aim,
                label=text("open_query", tongue),
                icon=":material/open_in_new:",
                query_params={"query": query.strip()},
            )

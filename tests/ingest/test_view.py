from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Document, Span
from ingest.view import Edit, View


def view_of(text, *edits):
    return View(Document("x.txt", "0" * 64, "text/plain", text), tuple(edits))


@st.composite
def views(draw):
    """A text with edits that do not touch each other and hold no line break."""
    pieces = draw(
        st.lists(
            st.tuples(
                st.text("abc\n", max_size=5),
                st.text("gko", min_size=1, max_size=4),
                st.text("øæ", min_size=1, max_size=4),
            ),
            max_size=6,
        )
    )
    text, edits = "", []
    for plain, wrong, right in pieces:
        text += plain + "."  # something between two edits
        edits.append(Edit(len(text), len(text) + len(wrong), right))
        text += wrong
    return view_of(text + draw(st.text("xyz\n", max_size=5)), *edits)


def test_an_edit_is_shown_and_led_back():
    view = view_of("Årets gkonomi og drift", Edit(6, 13, "økonomi"))
    assert view.text == "Årets økonomi og drift"
    at = view.text.index("økonomi")
    assert view.source(at, at + 7) == Span(6, 13)
    assert view.document.quote(view.source(at, at + 16)) == "gkonomi og drift"


def test_a_part_of_a_mended_word_leads_to_the_whole_of_it():
    view = view_of("en gate til", Edit(3, 7, "gategate"))
    assert view.source(4, 6) == Span(3, 7)


def test_no_edits_no_change():
    view = view_of("Møte\nSak")
    assert view.text == view.document.text
    assert view.source(1, 3) == Span(1, 3) == view.here(Span(1, 3))


@given(views())
def test_lines_stay_where_they_are(view):
    assert view.text.count("\n") == view.document.text.count("\n")
    assert [line.number for line in view.lines] == list(range(1, len(view.lines) + 1))
    assert all(view.text[line.start : line.end] == line.text for line in view.lines)


@given(views())
def test_unedited_places_round_trip(view):
    edited = [range(edit.start, edit.end) for edit in view.edits]
    for offset in range(len(view.document.text)):
        if not any(offset in place for place in edited):
            here = view.here(Span(offset, offset + 1))
            assert view.source(here.start, here.start + 1) == Span(offset, offset + 1)


@given(views())
def test_the_reading_of_a_span_is_what_the_view_shows_there(view):
    for edit in view.edits:
        span = Span(edit.start, edit.end)
        assert view.reading(span) == edit.text
        here = view.here(span)
        assert view.text[here.start : here.end] == edit.text


def test_a_line_begins_with_its_words():
    view = View(
        Document("a.txt", "0", "text/plain", "Sak 1\n\f  Fjordvik kommune\n \n")
    )
    assert [view.text[line.first : line.end] for line in view.lines] == [
        "Sak 1",
        "Fjordvik kommune",
        "",
        "",
    ]

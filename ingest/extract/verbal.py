"""Verbal resolutions: the list of a report, each under a short heading of its own."""

import re
from collections.abc import Iterator, Sequence

from ingest.extract.evidence import lines_span
from ingest.facts import Vedtaksoppfoelging
from ingest.model import Layout
from ingest.view import Line, View

_HEADING = re.compile(
    r"(?i)\s*(?:\d[\d.]*\s+)?(?:status (?:på |for )?)?"
    r"(?:verbale? ?(?:vedtak|forslag)|verbalvedtak\w*|oversendelsesforslag)"
    r"(?: .{0,60})?\s*"
)


def resolutions(view: View, layout: Layout) -> Iterator[Vedtaksoppfoelging]:
    """The resolutions of a list "Status verbale vedtak": a short heading each."""
    lines = view.lines
    for at, line in enumerate(lines):
        if (
            _HEADING.fullmatch(line.text)
            and len(line.text) < 80
            and _is_list(lines, at)
        ):
            yield from _each(view, at + 1, _list_end(view, layout, at))


def _is_list(lines: Sequence[Line], at: int) -> bool:
    """A list of resolutions has, close by, a heading and a paragraph under it."""
    near = [line.text for line in lines[at + 1 : at + 12]]
    return any(_title_line(near, i) for i in range(len(near)))


def _title_line(texts: Sequence[str], at: int) -> bool:
    """A short line alone between blanks, with a full paragraph after it."""
    plain = texts[at].strip()
    if not 3 < len(plain) < 110 or plain[-1] in ".,;:" or not plain[:1].isupper():
        return False
    before = (
        at == 0
        or not texts[at - 1].strip()
        or texts[at].startswith(" ")
        or texts[at - 1].rstrip().endswith(".")
    )
    after = next((t for t in texts[at + 1 : at + 3] if t.strip()), "")
    blank_after = at + 1 < len(texts) and not texts[at + 1].strip()
    return (
        before
        and blank_after
        and len(after.strip()) > 60
        and not re.match(r"\s*[•\-–]", plain)
    )


def _list_end(view: View, layout: Layout, at: int) -> int:
    """Where the list ends: at the next part, or at a heading of a higher level."""
    start = view.source(view.lines[at].start, view.lines[at].end).start
    ends = [part.span.start for part in layout.parts if part.span.start > start]
    own = next(
        (s for s in layout.sections if s.heading.start <= start < s.heading.end), None
    )
    ends += [
        s.heading.start
        for s in layout.sections
        if own and s.heading.start > start and s.level < own.level
    ]
    stop = view.document.line_number(min(ends)) - 1 if ends else len(view.lines)
    return min(stop, at + 400)


def _each(view: View, first: int, last: int) -> Iterator[Vedtaksoppfoelging]:
    texts = [line.text for line in view.lines[first:last]]
    heads = [i for i in range(len(texts)) if _title_line(texts, i)]
    for index, head in enumerate(heads):
        end = heads[index + 1] if index + 1 < len(heads) else len(texts)
        body = " ".join(" ".join(texts[head + 1 : end]).split())
        yield Vedtaksoppfoelging(
            sak=None,
            tittel=" ".join(texts[head].split()),
            kommentar=body[:2000] or None,
            evidence=(lines_span(view, first + head, first + min(end, head + 40)),),
        )

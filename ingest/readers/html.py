"""Web pages: the main text, without menus, banners and scripts."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.errors import LimitExceeded
from ingest.readers.content import Content, Draft, cell_text
from ingest.readers.limits import Limits
from ingest.readers.plain import decode

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MEDIA_TYPE = "text/html"
START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype html|html|head|body)\b",
    re.I | re.S,
)
CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]+)", re.I)
DROPPED = (
    "script,style,noscript,template,iframe,svg,canvas,nav,aside,form,button,input,"
    "select,dialog,[hidden],[aria-hidden=true],[role=navigation],[role=banner],"
    "[role=contentinfo],[role=search],[role=dialog],[role=alertdialog]"
)
PAGE_FRAME = "header,footer"  # dropped outside the main text; an article may have one
BANNER = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|navbar|menu|meny|breadcrumbs?|skip-?link|"
    r"brødsmuler?|sidebar|share|social|informasjonskaps\w+)(?:$|[\s_-])",
    re.I,
)
MAIN = ("main", "[role=main]", "article", "#main-content", "#content", "#innhold")
BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "caption", "dd", "details"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "header"),
        *("hr", "legend", "li", "main", "ol", "p", "pre", "section", "summary"),
        *("table", "td", "th", "tr", "ul"),
    )
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLANK = re.compile(r"\s+")
MOST_SPANNED = 60  # columns or rows that one cell may cover
ENOUGH = 200  # characters; a main element with less is a shell


def is_html(data: bytes) -> bool:
    """Whether bytes are a web page."""
    return bool(START.match(data[:8192].removeprefix(b"\xef\xbb\xbf")))


def read_html(data: bytes, name: str, limits: Limits) -> Content:
    """The main text of a web page, its headings and tables."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_decode(data))
    title = tree.css_first("title")
    for node in tree.css(DROPPED):
        node.decompose()
    for node in list(_banners(tree)):
        node.decompose()
    draft = Draft()
    root = _main(tree)
    if root is not None:
        _Page(draft, name, limits).walk(root, 0)
    heading = BLANK.sub(" ", title.text()).strip() if title is not None else ""
    return draft.content(MEDIA_TYPE, heading or None)


def _decode(data: bytes) -> str:
    declared = CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _banners(tree: "LexborHTMLParser") -> Iterator["LexborNode"]:
    """Elements whose class or id says that they are no text of the page."""
    for node in tree.css("[class],[id]"):
        names = (
            f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        )
        if node.tag not in ("html", "body", "main", "article") and BANNER.search(names):
            yield node


def _main(tree: "LexborHTMLParser") -> "LexborNode | None":
    for selector in MAIN:
        found = tree.css_first(selector)
        if found is not None and len(found.text(strip=True)) >= ENOUGH:
            return found
    for node in tree.css(PAGE_FRAME):
        node.decompose()
    return tree.body


class _Page:
    """One walk over the elements of a page."""

    def __init__(self, draft: Draft, name: str, limits: Limits) -> None:
        self.draft, self.name, self.limits = draft, name, limits
        self.words: list[str] = []

    def walk(self, node: "LexborNode", depth: int) -> None:
        """Add what stands under an element."""
        if depth > self.limits.depth:
            raise LimitExceeded(
                f"{self.name}: elements are nested more than {self.limits.depth} deep"
            )
        for child in node.iter(include_text=True):
            self.add(child, depth)

    def add(self, node: "LexborNode", depth: int) -> None:
        """Add one element or piece of text."""
        tag = node.tag or "-"
        if tag == "-text":
            self.words.append(node.text())
        elif tag in HEADINGS:
            self.flush()
            text = _clean(node.text())
            if text:
                self.draft.heading(text, HEADINGS[tag])
        elif tag == "table" and not _holds_tables(node):
            self.table(node)
        elif tag == "br":
            self.flush()
        elif tag in BLOCKS:
            self.block(node, tag, depth)
        elif not tag.startswith(("-", "!", "_")):
            self.walk(node, depth + 1)

    def block(self, node: "LexborNode", tag: str, depth: int) -> None:
        self.flush()
        if tag == "li":
            self.words.append(_marker(node))
        elif tag not in ("dt", "dd"):
            self.draft.blank()
        self.walk(node, depth + 1)
        self.flush()
        if tag not in ("li", "dt", "dd"):
            self.draft.blank()

    def table(self, node: "LexborNode") -> None:
        self.flush()
        self.draft.blank()
        caption = node.css_first("caption")
        if caption is not None and _clean(caption.text()):
            self.draft.line(_clean(caption.text()))
        rows = [list(row.css("th,td")) for row in node.css("tr")]
        heads = 0
        while heads < len(rows) and rows[heads] and _all_headers(rows[heads]):
            heads += 1
        self.draft.grid(_spread(rows), heads)
        self.draft.blank()

    def flush(self) -> None:
        """Add the line that has been gathered."""
        text = _clean("".join(self.words))
        self.words = []
        if text and text != "•":
            self.draft.line(text)


def _holds_tables(table: "LexborNode") -> bool:
    """Whether a table is there for the layout: it has tables inside."""
    return any(inner.mem_id != table.mem_id for inner in table.css("table"))


def _all_headers(row: list["LexborNode"]) -> bool:
    return all(cell.tag == "th" for cell in row)


def _spread(rows: list[list["LexborNode"]]) -> list[list[str]]:
    """The texts of rows, each cell in its own column.

    A cell that spans others leaves them empty: its text stands once in the document.
    """
    texts: list[list[str]] = []
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        line: list[str] = []
        for cell in row:
            while (at, len(line)) in taken:
                line.append("")
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            under = ((at + down, len(line)) for down in range(1, high))
            taken |= {(y, x + right) for y, x in under for right in range(wide)}
            line += [cell_text(_lines(cell)), *[""] * (wide - 1)]
        while (at, len(line)) in taken:
            line.append("")
        texts.append(line)
    return texts


def _lines(cell: "LexborNode") -> list[str]:
    """The lines of a cell: parted by its breaks and blocks."""
    lines = [""]
    for node in cell.traverse(include_text=True):
        if node.tag == "-text":
            lines[-1] += f"{node.text()} "
        elif node.tag in BLOCKS or node.tag == "br":
            lines.append("")
    return [_clean(line) for line in lines]


def _span(cell: "LexborNode", name: str) -> int:
    """How many columns or rows a cell covers; what is no sensible number is one."""
    told = (cell.attributes.get(name) or "").strip()
    return min(max(int(told), 1), MOST_SPANNED) if told.isdecimal() else 1


def _marker(item: "LexborNode") -> str:
    """The number or bullet that a browser would print before a list item."""
    parent = item.parent
    if parent is None or parent.tag != "ol":
        return "• "
    number, before = 1, item.prev
    while before is not None:
        number += before.tag == "li"
        before = before.prev
    return f"{number}. "


def _clean(text: str) -> str:
    return BLANK.sub(" ", text.replace("\xad", "")).strip()  # \xad: may be parted here

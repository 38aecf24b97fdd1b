"""The document itself, its parts and its passages."""

from ingest.facts import Extraction
from ingest.model import Passage
from kg.triples.sheet import Sheet
from kg.vocab import DCTERMS, KG


def write_document(sheet: Sheet, extraction: Extraction) -> None:
    """State the document, its parts, and every passage of its layout."""
    document, node = sheet.document, sheet.graph
    title = document.title or document.filename
    sheet.state(node.value, KG.Dokument, title)
    sheet.text(node, DCTERMS.title, title)
    sheet.text(node, KG.filnavn, document.filename)
    sheet.text(node, KG.sha256, document.sha256)
    sheet.text(node, KG.format, document.media_type)
    sheet.number(node, KG.antallTegn, len(document.text))
    sheet.number(node, KG.antallSider, len(document.pages) or None)
    dates = {part.date for part in extraction.layout.parts if part.date}
    if len(dates) == 1:
        sheet.moment(node, DCTERMS.issued, dates.pop())
    _write_publisher(sheet, extraction.kommune)
    _write_parts(sheet, extraction)
    for passage in extraction.layout.passages:
        _write_passage(sheet, passage)


def _write_publisher(sheet: Sheet, kommune: str | None) -> None:
    if kommune is None:
        return
    iri = sheet.iris.kommune(kommune)

    def state() -> None:
        node = sheet.state(iri, KG.Kommune, kommune)
        sheet.text(node, KG.navn, kommune)
        sheet.text(node, KG.enhetstype, "KOMMUNE")

    sheet.one(sheet.graph, KG.utgiver, sheet.mention(iri, state))


def _write_parts(sheet: Sheet, extraction: Extraction) -> None:
    for index, part in enumerate(extraction.layout.parts):
        name = part.title or f"{sheet.document.filename}, del {index + 1}"
        node = sheet.state(sheet.part(index).value, KG.Dokumentdel, name)
        sheet.one(node, KG.dokument, sheet.graph)
        sheet.text(node, KG.dokumenttype, part.kind)
        sheet.number(node, KG.startTegn, part.span.start)
        sheet.number(node, KG.sluttTegn, part.span.end)
        sheet.text(node, DCTERMS.title, part.title)
        sheet.moment(node, DCTERMS.issued, part.date)


def _write_passage(sheet: Sheet, passage: Passage) -> None:
    if passage.span.start >= passage.span.end:
        return
    node = sheet.exact_passage(passage.span)
    copies = [sheet.exact_passage(span) for span in passage.copies]
    sheet.many(node, KG.kopi, *copies)

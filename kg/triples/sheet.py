"""The graph of one document while it is being written."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from ingest.facts import Enhet, Extraction, Fact, Moete, Moetesak
from ingest.gazetteer.figures import municipalities
from ingest.model import Span
from kg.iri import Iris, digest, scope, slug
from kg.triples import literals
from kg.triples.places import Places
from kg.vocab import KG, PROV, RDF, RDFS

Value = NamedNode | Literal


class Sheet:
    """Collects what is said of each node, in the order in which it is said.

    ``one`` keeps the first value of a property, ``many`` keeps all. A thing that is
    only named by another fact (``mention``) is stated at the end, unless a fact of
    its own has stated it.
    """

    def __init__(self, extraction: Extraction, base: str) -> None:
        self.extraction = extraction
        self.document = extraction.document
        self.sha = extraction.document.sha256
        self.iris = Iris(base)
        self.scope = scope(extraction.kommune, self.sha)
        self.graph = NamedNode(self.iris.document(self.sha))
        self.places = Places(extraction.layout)
        facts = extraction.facts
        self.enheter = {fact.navn: fact for fact in facts if isinstance(fact, Enhet)}
        self._moeter = {(m.utvalg, m.dato) for m in facts if isinstance(m, Moete)}
        cases = (fact for fact in facts if isinstance(fact, Moetesak))
        self.unnumbered = [case for case in cases if not case.sak.nummer]
        self._said: dict[NamedNode, dict[NamedNode, dict[Value, None]]] = {}
        self._mentioned: dict[NamedNode, Callable[[], object]] = {}
        self._passages: dict[Span, NamedNode] = {}

    def one(self, subject: NamedNode, term: NamedNode, value: Value | None) -> None:
        """Say a property that has one value; a value said before stays."""
        if value is not None:
            values = self._said.setdefault(subject, {}).setdefault(term, {})
            if not values:
                values[value] = None

    def many(self, subject: NamedNode, term: NamedNode, *values: Value | None) -> None:
        """Say values of a property that may have several."""
        for value in values:
            if value is not None:
                said = self._said.setdefault(subject, {}).setdefault(term, {})
                said[value] = None

    def text(self, subject: NamedNode, term: NamedNode, value: str | None) -> None:
        """Say a string, where there is one."""
        self.one(subject, term, literals.text(value) if value else None)

    def texts(self, subject: NamedNode, term: NamedNode, *values: str) -> None:
        """Say each of several strings."""
        self.many(subject, term, *map(literals.text, values))

    def number(self, subject: NamedNode, term: NamedNode, value: int | None) -> None:
        """Say a whole number, where there is one."""
        self.one(subject, term, None if value is None else literals.integer(value))

    def truth(self, subject: NamedNode, term: NamedNode, value: bool | None) -> None:
        """Say yes or no, where it is known."""
        self.one(subject, term, None if value is None else literals.boolean(value))

    def year(self, subject: NamedNode, term: NamedNode, value: int | None) -> None:
        """Say a year, where it is known."""
        self.one(subject, term, None if value is None else literals.year(value))

    def moment(self, subject: NamedNode, term: NamedNode, value: str | None) -> None:
        """Say an ISO date, month or year, where there is one."""
        self.one(subject, term, literals.moment(value) if value else None)

    def state(
        self, iri: str, klasse: NamedNode, label: str, fact: Fact | None = None
    ) -> NamedNode:
        """Say that a thing exists, what it is called and where it is read."""
        node = NamedNode(iri)
        self.many(node, RDF.type, klasse)
        self.one(node, RDFS.label, literals.label(label))
        if fact is not None:
            self.many(node, PROV.wasDerivedFrom, *map(self.passage, fact.evidence))
        return node

    def fact(self, klasse: NamedNode, label: str, fact: Fact) -> NamedNode:
        """State a fact that has no natural key: all that it says makes its name."""
        kind = klasse.value.rpartition("#")[2].lower()
        return self.state(self.within(kind, digest(fact)), klasse, label, fact)

    def mention(self, iri: str, state: Callable[[], object]) -> NamedNode:
        """A thing that a fact names. state: says it, if no fact of its own does."""
        node = NamedNode(iri)
        self._mentioned.setdefault(node, state)
        return node

    def within(self, kind: str, name: str) -> str:
        """The IRI of something that is named inside this document only."""
        return self.iris.within(self.sha, kind, slug(name))

    def close(self) -> None:
        """State what was only mentioned; stating one thing may mention another."""
        while self._mentioned:
            node = next(iter(self._mentioned))
            state = self._mentioned.pop(node)
            if RDF.type not in self._said.get(node, {}):
                state()

    def quads(self) -> Iterator[Quad]:
        """All that was said, node by node."""
        for subject, terms in self._said.items():
            for term, values in terms.items():
                for value in values:
                    yield Quad(subject, term, value, self.graph)

    def passage(self, span: Span) -> NamedNode | None:
        """The passage of the whole lines that hold a span; none where all is blank."""
        wide = self.document.whole_lines(span)
        return self.exact_passage(wide) if wide.start < wide.end else None

    def exact_passage(self, span: Span) -> NamedNode:
        """The passage of a span as it is."""
        node = self._passages.get(span)
        if node is None:
            node = NamedNode(self.iris.passage(self.sha, span))
            self._passages[span] = node
            self._place(node, span)
            self._quote(node, span)
        return node

    def nearest_passage(self, span: Span) -> NamedNode | None:
        """The passage of the layout that holds a span, else that of its lines."""
        around = self.places.passage(span)
        return self.exact_passage(around.span) if around else self.passage(span)

    def is_kommune(self, navn: str) -> bool:
        """Whether a name is that of a municipality."""
        known = self.enheter.get(navn)
        if known is not None:
            return known.enhetstype == "KOMMUNE"
        own = self.extraction.kommune
        bare = navn.removesuffix(" kommune")
        return bare in municipalities() or bare == own

    def meeting(self, utvalg: str, dato: str) -> NamedNode | None:
        """The meeting of a body on a date, where the document tells of it."""
        if (utvalg, dato) not in self._moeter:
            return None
        return NamedNode(self.iris.moete(self.scope, utvalg, dato))

    def part(self, index: int) -> NamedNode:
        """A part of the document, by its index in the layout."""
        return NamedNode(self.within("del", str(index + 1)))

    def _place(self, node: NamedNode, span: Span) -> None:
        first, last = self.document.lines_of(span)
        page = self.document.page_at(span.start)
        part = self.places.part(span.start)
        self.many(node, RDF.type, KG.Passasje)
        self.one(node, KG.dokument, self.graph)
        self.one(node, KG.dokumentdel, None if part is None else self.part(part))
        self.number(node, KG.startTegn, span.start)
        self.number(node, KG.sluttTegn, span.end)
        self.number(node, KG.startLinje, first)
        self.number(node, KG.sluttLinje, last)
        self.number(node, KG.side, page.number if page else None)

    def _quote(self, node: NamedNode, span: Span) -> None:
        lines = self.document.whole_lines(span)  # a passage may begin within a line
        mended = self.extraction.view.reading(lines)
        changed = mended != self.document.quote(lines)
        quality = self.places.quality(span)
        share = None if quality is None else Decimal(f"{quality:.3f}")
        self.one(node, KG.tekst, Literal(self.document.quote(span)))
        self.one(node, KG.rettetTekst, Literal(mended) if changed else None)
        self.text(node, KG.overskrift, " › ".join(self.places.path(span.start)))
        if share is not None:
            self.one(node, KG.tekstkvalitet, literals.decimal(share))

"""The words of the graph: closed namespaces, so that a misspelt term raises.

``ontology/kommunegraf.ttl`` is the source of truth; a test compares the two in both
directions.
"""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.settings import BASE


class Terms:
    """A closed namespace. Raises AttributeError for a term that it does not have."""

    def __init__(self, iri: str, names: str) -> None:
        self.iri = iri
        self._terms = {name: NamedNode(iri + name) for name in names.split()}

    def __getattr__(self, name: str) -> NamedNode:
        try:
            return self._terms[name]
        except KeyError:
            raise AttributeError(f"{self.iri} has no term {name!r}") from None

    def __getitem__(self, name: str) -> NamedNode:
        return getattr(self, name)  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[NamedNode]:
        return iter(self._terms.values())


CLASSES = """
    Dokument Dokumentdel Passasje Omtale
    Enhet Kommune Utvalg Person Parti Verv Identitet
    Moetemappe Moetedeltaker Saksmappe Moetesak Innstilling Vedtak Votering
    Vedtaksoppfoelging Inhabilitet Forslag Spoersmaal Redegjoerelse
    Plan Temaplan Prosjekt Budsjettpost Indikator Observasjon Beloep Dato
    Hendelse Utsagn Lovhenvisning Lov Sted Motstrid Kontroll
"""
PROPERTIES = """
    dokument dokumentdel dokumenttype filnavn sha256 format antallTegn antallSider
    utgiver startTegn sluttTegn startLinje sluttLinje side tekst rettetTekst
    overskrift tekstkvalitet kopi passasje overflateform omtaler
    navn kode enhetstype kommunenummer partikode funksjon parti
    utvalg moetedato starttid sluttid moetested moeteleder protokollfoerer
    antallMedlemmer moete person moetteFor tilstede
    saksnummer saksaar sakssekvensnummer saksbehandler moetesaksnummer moetesaksaar
    moetesakssekvensnummer saksmappe journalpost forslagsstiller status rekkefoelge
    moetesak dato sluttdato utfall punkt enstemmig stemmerFor stemmerMot partiFor
    partiMot partiDelt stemteFor stemteMot
    resultat oppfoelgingsstatus kommentar aarsak forslagstype svar svartAv
    planstatus vedtattDato ansvarlig tjenesteomraade ferdigAar loepende sted
    prosjekt kolonne budsjettversjon aar verdi posttype tabell indikator omraade
    maaleenhet gjelder lov paragraf eiendom paastand egenskap stemmer avvik
    identitet kandidat klasse begrunnelse vurdering
"""

KG = Terms("https://kommunegraf.example/ns#", CLASSES + PROPERTIES)
RDF = Terms("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
RDFS = Terms("http://www.w3.org/2000/01/rdf-schema#", "label")
XSD = Terms(
    "http://www.w3.org/2001/XMLSchema#",
    "date gYear gYearMonth time decimal integer boolean string",
)
PROV = Terms("http://www.w3.org/ns/prov#", "wasDerivedFrom")
ORG = Terms("http://www.w3.org/ns/org#", "member organization subOrganizationOf")
FOAF = Terms("http://xmlns.com/foaf/0.1/", "name")
SKOS = Terms("http://www.w3.org/2004/02/skos/core#", "prefLabel altLabel")
ELI = Terms("http://data.europa.eu/eli/ontology#", "cites")
DCTERMS = Terms("http://purl.org/dc/terms/", "title issued description")

PREFIXES = {
    "kg": KG.iri,
    "id": BASE,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "xsd": XSD.iri,
    "prov": PROV.iri,
    "org": ORG.iri,
    "foaf": FOAF.iri,
    "skos": SKOS.iri,
    "dcterms": DCTERMS.iri,
    "schema": "https://schema.org/",
    "qb": "http://purl.org/linked-data/cube#",
    "oa": "http://www.w3.org/ns/oa#",
    "eli": ELI.iri,
    "owl": "http://www.w3.org/2002/07/owl#",
    "sh": "http://www.w3.org/ns/shacl#",
}


def short(iri: str) -> str:
    """An IRI with its prefix ("kg:Vedtak"), or as it is where none fits."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and iri[len(start) :].isidentifier():
            return f"{prefix}:{iri[len(start) :]}"
    return iri

"""Municipal compounds and the words they are put together of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lexicon.compounds import parts

# Written by hand: a word and the parts that a reader would name.
COMPOUNDS = """
eiendomsskattetakst eiendom skatt takst
barnehageplasser barnehage plass
kommunestyrets kommune styre
reguleringsplanen regulering plan
saksframlegg sak framlegg
gebyrregulativet gebyr regulativ
renovasjonsavgift renovasjon avgift
vannavgiften vann avgift
avløpsanlegg avløp anlegg
skolestrukturen skole struktur
foreldrebetaling foreldre betaling
sykehjemsplassene sykehjem plass
hjemmetjenesten hjemme tjeneste
eldrerådet eldre råd
ungdomsråd ungdom råd
planutvalget plan utvalg
budsjettvedtak budsjett vedtak
økonomiplanen økonomi plan
handlingsprogram handling program
tertialrapporten tertial rapport
investeringsbudsjettet investering budsjett
driftsbudsjettet drift budsjett
disposisjonsfondet disposisjon fond
rentekompensasjon rente kompensasjon
helsestasjonen helse stasjon
brannvesenet brann vesen
kommunedirektøren kommune direktør
varaordfører vara ordfører
møteprotokollen møte protokoll
møteinnkalling møte innkalling
kommuneplanens kommune plan
arealdelen areal del
områderegulering område regulering
byggesaksgebyr byggesak gebyr
tomteutvikling tomt utvikling
næringsfondet næring fond
vedtaksoppfølging vedtak oppfølging
voksenopplæring voksen opplæring
kulturskolen kultur skole
trafikksikkerhetsplan trafikk sikkerhet plan
klimagassutslipp klimagass utslipp
skatteinntekter skatt inntekt
rammetilskudd ramme tilskudd
omsorgsboliger omsorg bolig
befolkningsvekst befolkning vekst
innbyggertall innbygger tall
vannforsyningen vann forsyning
barnevernstjenesten barnevern tjeneste
introduksjonsprogram introduksjon program
kommuneoverlegen kommune overlege
beredskapsplan beredskap plan
kontrollutvalget kontroll utvalg
forvaltningsrevisjon forvaltning revisjon
selskapskontroll selskap kontroll
tilleggsbevilgning tillegg bevilgning
strandsonen strand sone
dispensasjonssøknad dispensasjon søknad
parkeringsplasser parkering plass
skolefritidsordning skole fritid ordning
velferdsteknologi velferd teknologi
brukerbetaling bruker betaling
søppeltømming søppel tømming
vintervedlikehold vinter vedlikehold
lærertetthet lærer tetthet
"""
MOST_MISSES = 2


def test_municipal_compounds() -> None:
    table = [line.split() for line in COMPOUNDS.split("\n") if line]
    misses = [(word, parts(word)) for word, *rest in table if parts(word) != (*rest,)]
    assert len(table) >= 60
    assert len(misses) <= MOST_MISSES, misses


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("barnehage", "short and a word of its own"),
        ("formannskap", "-skap is an ending here"),
        ("virksomhet", "-het is an ending"),
        ("gjennomføring", "a prefix makes no compound"),
        ("administrasjon", "has no parts"),
        ("ordfører", "short and a word of its own"),
        ("interpellasjon", "a foreign word"),
    ],
)
def test_stays_whole(word: str, why: str) -> None:
    assert parts(word) == (word,), why


@given(st.text(alphabet="abdeghiklmnoprstuvyæøå", min_size=1, max_size=30))
def test_any_letters_have_parts(word: str) -> None:
    assert all(parts(word))

"""What kind of answer a question asks for, however a citizen puts it."""

import pytest

from kg.asked import main_clause
from kg.question import understand

WAYS = (
    ("who", "Hvem er det som bestemmer om brua skal stenges når kommunen ikke vil?"),
    ("who", "Kan du si meg hvem som leder utvalget?"),
    ("when", "Vet du når biblioteket åpner?"),
    ("amount", "Jeg lurer på hvor stor gjelden er i kommunen"),
    ("yesno", "Kan dere si om møtet ble avlyst?"),
    ("when", "Could you tell me when the school opens?"),
    ("who", "Eg lurer på kven som er ordførar"),
    ("when", "Veit du når skulen opnar?"),
    ("yesno", "Kan kommunen kreve inn avgiften?"),
    ("yesno", "Måler kommunen hvor mye mat som kastes?"),
    ("yesno", "Godkjente kommunestyret budsjettet?"),
    ("yesno", "Forsvinner bussen når brua stenger?"),
    ("yesno", "Vokste gjelden mer i Nordvik enn i Myrdal?"),
    ("yesno", "Stemmer det at skolen skal legges ned?"),
    ("yesno", "Is the school closing?"),
    ("yesno", "Får barna gratis mat?"),
    ("yesno", "Klarer Nordvik å holde budsjettet?"),
    ("what", "Ordfører i Nordvik?"),
    ("list", "Kva vedtak er stoppa?"),
    ("list", "Kva skular skal leggjast ned?"),
    ("definition", "Hva er havnerådet for noe?"),
    ("definition", "Kva er havnerådet for noko?"),
    ("where", "Hvor skal elevene gå når skolen er stengt?"),
    ("where", "Hvor i kommunen ligger gjenbruksbutikken?"),
    ("where", "Hvor kan jeg levere hageavfall?"),
    ("where", "Kvar ligg symjehallen?"),
    ("duration", "Hvor lenge varer byggeperioden?"),
    ("duration", "Hvor lang tid tar det å få svar på en byggesøknad?"),
    ("duration", "Kor lenge må ein vente på plass?"),
    ("often", "Hvor ofte tømmes søpla?"),
    ("often", "Kor ofte blir bosset tømt?"),
    ("when", "Hva er fristen for å søke?"),
    ("when", "Hvilken dato er neste møte?"),
    ("when", "Kva år vart brua bygd?"),
    ("when", "Hva tid begynner møtet?"),
    ("when", "Hvilket år ble planen vedtatt?"),
    ("when", "Fra hvilken dato gjelder de nye satsene?"),
    ("why", "Hva skyldtes underskuddet i 2024?"),
    ("why", "Hva er årsaken til forsinkelsen?"),
    ("why", "Hva kommer det av at gjelden øker?"),
    ("why", "Hvilken begrunnelse ga flertallet?"),
    ("why", "Kvifor vart brua stengd?"),
    ("why", "Hva er bakgrunnen for saken?"),
    ("why", "Why was the bridge closed?"),
    ("percent", "Hvor stor andel av elevene går på SFO?"),
    ("percent", "Hva er andelen ufaglærte?"),
    ("percent", "What share of the pupils get special education?"),
    ("percent", "What percentage of roads are lit?"),
    ("money", "Hva koster en barnehageplass?"),
    ("money", "Hva må jeg betale for å leie gymsalen?"),
    ("money", "Hvor mange kroner gikk til kultur?"),
    ("money", "Hva tjener rådmannen?"),
    ("money", "Kva kostar det å leige symjehallen?"),
    ("count", "Hvor mange elever har skolen?"),
    ("count", "Hva var antallet klager?"),
    ("count", "Kor mange stemte for?"),
    ("amount", "Hva var sykefraværet i 2023?"),
    ("amount", "Hva ble netto driftsresultat?"),
    ("amount", "Hva var resultatgraden i 2021?"),
    ("amount", "Hva bruker kommunen på kultur per innbygger?"),
    ("amount", "Hvilken rente er lagt til grunn?"),
    ("amount", "Hva er forskjellen mellom de to anbudene?"),
    ("amount", "Hvor gammel er brua?"),
    ("amount", "What was the net operating result in 2023?"),
    ("amount", "What is the property tax rate?"),
    ("amount", "Hva foreslås leieprisen økt til?"),
    ("amount", "Hva er prognosen for barnevern?"),
    ("what", "Hva ble resultatet da utvalget behandlet oppvekstplanen?"),
    ("what", "Hva er status for kaia?"),
    ("what", "Hva skjedde med forslaget om gratis buss?"),
    ("what", "Hva vedtok kommunestyret om brua?"),
    ("what", "Hva mener rådmannen om budsjettet?"),
    ("which", "Hvilket tjenesteområde fikk størst økning i budsjettet?"),
    ("which", "Hvilket utvalg behandlet saken?"),
    ("list", "Hvilke skoler skal rehabiliteres?"),
    ("list", "Nevn tre tiltak i klimaplanen"),
    ("list", "Kva for saker stod på sakslista?"),
    ("who", "Hva heter ordføreren?"),
    ("who", "Hva het den forrige rådmannen?"),
    ("who", "Hvilke partier stemte mot?"),
    ("who", "Kven røysta imot?"),
    ("definition", "Hva er et disposisjonsfond?"),
    ("definition", "Hva menes med egenkapital?"),
    ("definition", "Hva er selvkost?"),
    ("definition", "Hva betyr forkortelsen KOSTRA?"),
    ("definition", "Hva står KOSTRA for?"),
    ("definition", "Kva er klimafotavtrykk?"),
    ("definition", "Hva består frie inntekter av?"),
    ("definition", "Forklar hva netto driftsresultat er"),
    ("definition", "Hva vil det si at et vedtak er iverksatt?"),
    ("number", "Hvilket saksnummer har brusaken?"),
    ("number", "I hvilken sak ble brua behandlet?"),
    ("contact", "Hva er telefonnummeret til servicetorget?"),
    ("contact", "Hvilken e-postadresse har rådmannen?"),
    ("how", "Hvordan søker jeg om barnehageplass?"),
    ("how", "Hva ble stemmetallet?"),
    ("how", "Korleis har gjelda utvikla seg?"),
)


@pytest.mark.parametrize(("kind", "question"), WAYS)
def test_kind(kind: str, question: str) -> None:
    assert understand(question).kind == kind


@pytest.mark.parametrize(
    ("question", "trait", "expected", "why"),
    [
        ("Hvem stemte mot planen for 2031?", "compare", False, "a vote against"),
        ("Hva ble målt mot Nordvik i 2031?", "compare", True, "against another"),
        ("Hvor mange skal vi ta imot?", "vote", False, "to receive"),
        ("Hvem var imot?", "vote", True, "to be against"),
        ("Stemmer det at brua er stengt?", "vote", False, "whether it is true"),
        ("Hvor mange stemmer fikk forslaget?", "vote", True, "votes"),
        ("Hva var driftsresultatet?", "decide", False, "a figure"),
        ("Hva ble resultatet?", "decide", True, "what was decided"),
        ("Hva er planen for boligutvikling?", "trend", False, "part of a name"),
        ("Hvordan endret gebyrene seg?", "trend", True, "what changes itself"),
        ("Har andelen gått ned fra 4 til 3?", "trend", True, "what goes from to"),
        ("Når legges budsjettet fram?", "cost", False, "the date of a budget"),
        ("Hva er budsjettet for kultur?", "cost", True, "what it costs"),
        ("Hvor høy prisvekst er ventet?", "cost", False, "a rate"),
        ("Hvor jobber de fleste?", "max", False, "the majority"),
        ("Hvor jobber flest?", "max", True, "the most"),
    ],
)
def test_traits(question: str, trait: str, expected: bool, why: str) -> None:
    assert (trait in understand(question).traits) is expected, why


@pytest.mark.parametrize(
    ("said", "main"),
    [
        ("hvem bestemmer når styret ikke kan?", "hvem bestemmer?"),
        ("når åpner brua?", "når åpner brua?"),
        ("hva koster den, og når åpner den?", "hva koster den, og når åpner den?"),
        ("når snøen går, hvem rydder?", "når snøen går, hvem rydder?"),
        ("siden når har den stått stille?", "siden når har den stått stille?"),
    ],
)
def test_main_clause(said: str, main: str) -> None:
    assert main_clause(said) == main


@pytest.mark.parametrize(
    ("question", "bokmaal"),
    [
        ("Kan du si meg hvem som leder styret?", "hvem som leder styret?"),
        ("Hei! Når åpner badet?", "Når åpner badet?"),
        ("Eg lurer på kva skulen heiter", "hva skolen heter"),
        ("Kan kommunen kreve avgift?", "Kan kommunen kreve avgift?"),
    ],
)
def test_politeness_is_no_part_of_the_question(question: str, bokmaal: str) -> None:
    asked = understand(question)
    assert asked.bokmaal == bokmaal
    assert asked.text == question, "shown as it was asked"

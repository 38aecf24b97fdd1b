"""What kind of answer a question asks for, told from its words.

The patterns are read on the question in bokmål and lower case. The first that is
found decides the main kind; traits (a sum, a comparison, a development) may be
several. They are in the order in which they must be tried.
"""

import re
from functools import cache
from typing import Final

from kg.glossary import opening_verbs

_MUCH = (
    r"(?:mye|stor|stort|store|høy|høyt|høye|lav|lavt|lave|lang|langt|dyr|dyrt|gammel"
    r"|gammelt|gamle|bred|bredt|dyp|dypt|tung|tungt|lite|liten|dårlig|godt|bra)"
)
_MORE = (
    r"(?:mer|mindre|flere|færre|høyere|lavere|lengre|kortere|billigere|dyrere|større)"
)
# What is counted or measured. Must not match "oppvekst", "innsatsområde" or the
# "resultatet" of a case: only figures are asked for.
_MEASURED = (
    r"(?:utgift|inntekt|kostnad|gebyr|budsjett|(?<!inn)sats|rente|andel|prosent|gjeld"
    r"|antall|fond|avdrag|avgift|pris|krav|beløp|tilskudd|(?<!opp)vekst|overskudd"
    r"|underskudd|forbruk|avvik|prognose|regnskap|fravær|fravr|ramme|dekning|gjeldsgrad"
    r"|fondsgrad|resultatgrad|driftsresultat|årsresultat|poeng|utslipp|fotavtrykk"
    r"|folketall|moderasjon|rabatt|bevilgning|handlingsrom|faktor|gjennomsnitt|snitt"
    r"|deltakelse|tetthet|areal|kapasitet|lønn|godtgjørelse|omsetning|verdi|skatt|forskjell|differanse)"
)
_ENDS = r"(?:s?(?:en|et|ene|er|ne|n|t|e|te|a)?)\b"
_QUANTITY = (
    rf"(?:[\w-]*{_MEASURED}{_ENDS}|[\w-]*sum(?:men)?\b|målet\b|klimamål\w*|tallet\b"
    r"|tabellen)"
)
# Words between "hva er" and what is measured: never past a preposition.
_PLAIN_WORDS = (
    r"(?: (?!(?:for|om|i|på|til|av|da|ved|som|med|fra|når|at)\b)[\w.,«»-]+){0,5}?"
)
_MONEY = r"(?:kroner|millioner|mill\.?|milliarder|penger)"
# What "hva er" asks the state of, not the meaning of.
_NO_TERM = (
    r"(?!status|nav(?:n|net)\b|formål|hensikt|plan(?:en|ene)\b"
    r"|(?:dyr|stør|høy|lav|bil|vik)\w*st\b)"
)
_REASON = r"(?:grunn(?!lag|skole|eier)|årsak|begrunnelse|forklaring)"
_FIRM = r"(?:firma|selskap|entreprenør|arkitekt\w*|leverandør|bedrift|byrå)"
_IN = r"(?:i|ifølge|innen|for)"
_MOST = r"(?:størst|høyest|flest|mest|lengst|dyrest|oftest|eldst)"
_ACTS = r"(?:\w+er|\w+te|\w+et|skal|kan|vil|ville|må|vedtok|ba|sa|ga|har|får|fikk)"
_IS = r"(?:er|var|ble|blir|blei|lå|ligger|utgjør|utgjorde)"
_TIME = r"(?:dag|dato|måned|år|tid|tidspunkt|tidsrom|kvartal|klokkeslett|uke|årstall)"
_ROLE = (
    r"\w*(?:ordfører|rådmann|direktør|leder|sjef|rektor|saksbehandler|sekretær"
    r"|forvalter|politiker|representant|medlem)(?:en|et|ene)?\b"
)
# A verb that opens a question, told by its ending and by the subject after it:
# "Godkjente styret …". Must not match "Ordfører i Fjordvik?".
_OPENING_VERB = (
    r"[a-zæøå]{2,}(?:er|te|de|et) (?:det|den|de|vi|noen|alle|kommunen|partiene"
    r"|(?!og\b|eller\b)[\w-]{3,}(?:en|et|ene|a)\b|[\w-]+ eller\b)"
)
_ASKS = r"\b(?:hva|hvem|hvor\w*|hvilke[nt]?|når)\b"
# A clause that says when or on what terms is not what is asked for: "hvem avgjør det
# når styret ikke kan?". Must not take the second of two questions: "…, og når …".
ASIDE: Final = re.compile(
    r"(?<!\bog)(?<!\beller)(?<!siden),? "
    r"(?:når|da|mens|dersom|hvis|etter at|fordi|slik at)\b[^?]*"
)
ASKED: Final = re.compile(_ASKS)

KINDS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("how", rf"\bhva {_IS} (?:stemme(?:tallet|fordelingen)|avstemningen)"),
        ("why", rf"\bhvorfor\b|\bhva {_IS} (?:bak|hoved)?{_REASON}"),
        ("why", r"hva skyld(?:es|tes)|hva kommer det av|\bhva gjorde at|hva forklarer"),
        ("why", rf"hvilke[nt]? (?:\w+ )?(?:hoved)?{_REASON}"),
        ("percent", r"hvor mange (?:prosent|promille)"),
        ("percent", r"hvor (?:stor|høy) (?:andel|del|prosent)"),
        ("percent", rf"\bprosentvis|\bhvilken (?:prosent|andel)|\bhva {_IS} andelen"),
        ("percent", r"\bhva (?:prosent|andel)\b"),
        ("money", rf"hvor mange {_MONEY}|hva (?:koster|kostet|kosta|betaler|betalte)"),
        ("money", r"^hva (?:[\w-]+ ){1,4}(?:koster|kostet|kosta)\b"),
        ("money", r"\bhva (?:må|måtte|skal|skulle) .*\b(?:betale|ut med)\b"),
        ("money", r"\bhva tjen(?:er|te)"),
        ("money", rf"\bhva {_IS}{_PLAIN_WORDS} [\w-]*(?:lønn(?:en|a)?|honoraret?)\b"),
        ("count", rf"\bhvor mange\b|\bhva {_IS} antall"),
        ("duration", r"\bhvor lenge\b|\bhvor lang tid\b"),
        ("often", r"\bhvor (?:ofte|hyppig)\b"),
        ("when", rf"\bnår\b|\b(?:hvilke[nt]|hva) {_TIME}\b|\bklokken\b"),
        ("when", rf"\bhva {_IS} [\w-]*(?:frist|dato|tidspunkt|åpningstid){_ENDS}"),
        ("number", r"saksn(?:ummer|r)|arkivsak\w*nummer|journalnummer|hvilken sak\b"),
        ("contact", r"\b(?:telefonn|mobiln|tlf)\w*"),
        ("contact", r"\be-?post(?:adresse\w*)?\b|\bkontaktinfo"),
        ("definition", r"hva (?:menes|betyr|innebærer|kalles|regnes som|vil det si)"),
        ("definition", r"hva (?:forstås med|består .* av|inngår i)"),
        ("definition", r"^hva er [^?]*,? slik [^?]*\b(?:bruk|defin|forkl|forst)\w+"),
        ("definition", r"hva (?:ligger|legges) i (?:begrep|ord|uttrykk)"),
        ("definition", r"hva står (?:[\w-]+en )?[«\"]?[\w-]+[»\"]? for\b"),
        ("definition", r"\bhva (?:er|var) (?:en|et|ei) \w+"),
        ("definition", r"^hva (?:er|var) [^?]+ for noe\b"),
        ("definition", r"^hva [\w -]+ (?:er|betyr)\??$"),
        ("definition", rf"^hva er (?:netto |brutto )?[\w-]*{_MEASURED}\??$"),
        ("amount", rf"\bhva {_IS}{_PLAIN_WORDS} {_QUANTITY}"),
        ("amount", r"\bhva (?:bruker|brukte|investerte|låner|lånte|sparer|sparte)\b"),
        ("amount", r"\bhva står i tabellen"),
        ("amount", rf"\bhva(?! {_ACTS}\b){_PLAIN_WORDS} {_QUANTITY}"),
        ("definition", rf"^hva er {_NO_TERM}[\w-]+(?:,? {_IN}\b[^?]*)?\??$"),
        ("amount", rf"\bhvilke[nt](?: (?:netto|brutto|samlet|\w+e))? {_QUANTITY}"),
        ("amount", rf"\bhvor {_MUCH}\b|\b(?:inntil|hvilken) alder\b"),
        ("who", rf"\bhvem\b|\bhva het(?:er)? (?:\w+ ){{0,2}}{_ROLE}"),
        ("who", r"\bhvilke[nt]? (?:person|politiker|leder|parti|representant)"),
        ("who", rf"\bhvilke[nt] {_FIRM}\b"),
        ("list", r"\bhvilke\b|\bnevn\b|\blist opp\b"),
        ("which", r"\bhvilke[nt]\b"),
        ("where", r"^(?:og |men |fra |til |i )?hvor\b"),
        ("how", r"\bhvordan\b"),
        ("what", r"\bhva\b"),
    )
)  # fmt: skip

# Told in English itself: "does" has no bokmål. Must not match "Are Moen var …".
YESNO_EN: Final = re.compile(
    r"(?:and |but )?(?:do|does|did|is|are|was|were|has|have|had|will|can|could|should) "
    r"(?:(?:the|it|there|this|that|any|all)\b|[A-ZÆØÅ]\w+\b.*\b(?:the|in|of|to|a|an)\b)",
    re.I,
)
# Politeness before the question itself: "Kan du si meg når …", "Eg lurer på om …".
POLITE: Final = re.compile(
    r"^(?:(?:hei|hallo|hello|hi|god dag|god morgen)\b[ ,.!]*)?"
    r"(?:(?:(?:kan|kunne|vil|ville) (?:du|dere|de|dykk|noen|nokon)(?: (?:være|vere) så "
    r"snill å)? (?:si|seie|fortelle|fortelje|forklare|opplyse|svare på|finne ut|finne)"
    r"(?: (?:meg|oss))?"
    r"|(?:vet|veit) (?:du|dere|dykk|noen|nokon|man)"
    r"|(?:jeg|eg|vi|me) (?:lurer på|lurar på|vil (?:gjerne )?vite|vil (?:gjerne )?vete"
    r"|ønsker å vite|ønskjer å vite|trenger å vite|skulle gjerne visst|undres på)"
    r"|(?:si|fortell|forklar)(?: (?:meg|oss))?|lurer på"
    r"|(?:can|could|would) you (?:please )?(?:tell|explain to|show)(?: (?:me|us))?"
    r"|do you know|please tell (?:me|us)|tell (?:me|us)|I wonder"
    r"|I(?:'d| would) like to know)[ ,:]+)?"
    r"(?=(?:(?:om|i|på|fra|frå|til|av|for|med|in|from|for|to|by) )?"
    r"(?:h?v[aeio]\w*|hv\w+|ko?r\w*|k[ea]m?|kv\w+|når|om|åssen"
    r"|wh\w+|how|if)\b)",
    re.I,
)

TRAITS: Final = tuple(
    (trait, re.compile(pattern))
    for trait, pattern in (
        ("trend", r"\butvikl(?!ings)|endre[rt]? .*\bseg\b"),
        ("trend", r"endre[rt]? seg|gått .*fra .*\d"),
        ("trend", r"over tid|år for år|gått opp eller ned|opp eller ned"),
        ("trend", r"fra 20\d\d til 20\d\d|årene 20\d\d|mindre og mindre|mer og mer"),
        ("compare", r"sammenlign|\benn\b|\bkontra\b|i forhold til|forskjell|versus"),
        ("compare", r"(?<!stemte )(?<!stemmer )(?<!stemt )\bmot\b.*20\d\d|differans"),
        ("compare", r"ikke (?:helt )?samme|to ulike"),
        ("compare", r"eller .*\bmest\b|\bcompared? (?:med|to)"),
        ("max", rf"(?<!\bde )\b{_MOST}e?\b"),
        ("min", r"\b(?:minst|lavest|færrest|kortest|billigst|yngst)e?\b"),
        ("sum", r"til ?sam+en|i alt|totalt|\bsum(?:men)?\b|samlet"),
        ("difference", rf"\b{_MORE}\b.*\benn\b"),
        ("difference", r"hvor mye (?:sank|økte|steg|falt|lavere|høyere)|forskjellen"),
        ("twofold", r"\w[^?]* og (?:hva|hvor|hvem|når|hvilke[nt]?)\b|\bbegge\b"),
        ("chain", r"hva skjedde|behandlet|gang i sak|videre behandling"),
        ("vote", r"\bstemt?e\b"),
        ("vote", r"\bstemme(?:[rn]|ne|tall\w*|fordeling\w*)?\b(?! (?:det|overens))"),
        ("vote", r"votering|\bstemt\b|enstemmig"),
        ("vote", r"(?<!ta )(?<!tar )(?<!tok )(?<!tatt )\bimot\b|flertall"),
        ("decide", r"vedta(?!kstime)|vedto|bestemte|besluttet|\bresultatet|utfall"),
        ("decide", r"innstilling"),
        ("attend", r"\bmøtte\b|til stede|forfall|varamedlem|i stedet for|satt for"),
        ("lead", r"\bled(?:et|er|eren)?\b|møteleder"),
        ("finish", r"\bferdig|innflytting|åpner|\bklar\b"),
        ("cost", r"\bkost(?!ra)|\bpris(?:e[nr]|ene)?\b|beløp"),
        ("cost", r"(?<!klima)(?<!stats)(?<!nasjonal)budsjett(?!endring|justering)"),
        ("proposed", r"foresl[åo]|forslag"),
    )
)  # fmt: skip

UNPRICED: Final = frozenset({"when", "who", "why", "definition", "number", "where"})
"""Kinds of questions that no price answers, though one may name the thing asked of."""

VERSIONS: Final = tuple(
    (version, re.compile(pattern))
    for version, pattern in (
        ("revidert_budsjett", r"revidert budsjett"),
        ("regnskap", r"\b(?:års)?regnskap(?:et|sført)?\b|faktisk"),
        ("prognose", r"prognose|ligger an|anslag"),
        ("oekonomiplan", r"økonomiplan|øk\.plan|handlingsprogram"),
        ("brutto", r"brutto prosjektutgift|totalkostnad|kostnadsramme"),
        ("endring", r"budsjett(?:endring|justering)"),
        ("budsjett", r"(?<!klima)(?<!stats)(?<!nasjonal)budsjett"),
    )
)


def main_clause(said: str) -> str:
    """A question in lower case without the clause that says when or on what terms."""
    aside = ASIDE.search(said)
    if aside is None:
        return said
    before = f"{said[: aside.start()]}?"
    return before if ASKED.search(before) or is_yesno(before) else said


@cache
def _yesno() -> re.Pattern[str]:
    verbs = "|".join(sorted(opening_verbs()))
    return re.compile(
        rf"(?:og |men )?(?:(?:{verbs})\b|om (?![^?]*{_ASKS})"
        rf"|(?!{_ASKS}){_OPENING_VERB}[^?]*\?)"
    )


def is_yesno(said: str) -> bool:
    """Whether a question in lower case opens with its verb, or with "om"."""
    return bool(_yesno().match(said))


def kind_of(bokmaal: str) -> str:
    """The kind of thing that a question in bokmål asks for."""
    said = main_clause(" ".join(bokmaal.lower().split()))
    if is_yesno(said):
        return "yesno"
    return next((kind for kind, pattern in KINDS if pattern.search(said)), "what")

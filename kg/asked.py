"""What kind of answer a question asks for, told from its words.

The patterns are read on the question in bokmål and lower case. The first that is
found decides the main kind; traits (a sum, a comparison, a development) may be
several. They are in the order in which they must be tried.
"""

import re
from typing import Final

_MUCH = r"(?:mye|stor|stort|store|høy|høyt|høye|lav|lavt|lang|langt|dyr|dyrt)"
_MORE = (
    r"(?:mer|mindre|flere|færre|høyere|lavere|lengre|kortere|billigere|dyrere|større)"
)
_QUANTITY = (
    r"(?:\w*(?:utgift|inntekt|kostnad|gebyr|budsjett|sats|rente|andel|prosent|gjeld"
    r"|antall|fond|avdrag|avgift|pris|kravet|målkrav|beløp|tilskudd|vekst|overskudd"
    r"|underskudd|forbruk|avvik|gebyret)\w*|sum(?:men)?\b|målet\b|tallet\b|tabellen)"
)
_MONEY = r"(?:kroner|millioner|mill\.?|milliarder|penger)"
_VERB = (
    r"(?:er|var|har|hadde|ble|blir|blei|ba|nådde|fikk|får|skal|skulle|kan|kunne|falt|"
    r"bruker|brukte|ligger|lå|kommer|kom|vil|ville|finnes|fantes|må|måtte|stemte|gikk|"
    r"går|økte|øker|sank|synker|holdt|betaler|eier|støttet|vedtok|vedtas|behandlet|"
    r"deltok|møtte|står|sto|gjelder|gjaldt|mener|ønsker|foreslår|foreslo|oppfyller|"
    r"tjente|leverte|fullførte|åpner|åpnet|selger|solgte|kjøper|kjøpte|bygger|bygde)"
)

KINDS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("how", r"\bhva (?:er|var|ble|blir) stemme(?:tallet|fordelingen)"),
        ("why", r"\bhvorfor\b|\bhva (?:er|var) (?:grunnen|årsaken)|hva skyldes"),
        ("percent", r"hvor mange prosent|hvor (?:stor|høy) (?:andel|del|prosent)"),
        ("percent", r"\bprosentvis|\bhvilken (?:prosent|andel)|hva (?:er|var) andelen"),
        ("money", rf"hvor mange {_MONEY}|hva (?:koster|kostet|betaler|betalte)"),
        ("count", r"\bhvor mange\b|\bhva (?:er|var) antall"),
        ("when", r"\bnår\b|hvilken (?:dag|dato|måned)|hvilket år|hvilke(?:t|n)? tid"),
        ("when", r"\bhvor lenge\b|\bhva dato\b|\bklokken\b"),
        ("number", r"saksn(?:ummer|r)|arkivsak\w*nummer|journalnummer|hvilken sak\b"),
        (
            "definition",
            r"hva (?:menes|betyr|står .*\bfor\b|innebærer|kalles|vil det si)",
        ),
        ("definition", r"\bhva (?:er|var) (?:en|et|ei) \w+"),
        ("amount", rf"\bhva (?:er|var|ble|blir|brukte)\b.*{_QUANTITY}"),
        ("definition", r"^hva er [\w-]+(?:,? (?:i|ifølge|innen|for)\b[^?]*)?\??$"),
        ("amount", rf"\bhvilke[nt] {_QUANTITY}"),
        ("amount", rf"\bhvor {_MUCH}\b|\bhvor ofte\b"),
        ("who", r"\bhvem\b|\bhvilke[nt]? (?:person|politiker|leder|parti)"),
        ("list", r"\bhvilke\b|\bnevn\b|\blist opp\b|\bhvem er med"),
        ("which", r"\bhvilke[nt]\b"),
        ("where", r"\bhvor (?:ligger|er|var|holdes|skal|blir|ble|finn|kommer)"),
        ("how", r"\bhvordan\b"),
        ("what", r"\bhva\b"),
    )
)

YESNO: Final = re.compile(rf"(?:og |men )?{_VERB}\b")
# Told in English itself: "does" has no bokmål. Must not match "Are Moen var …".
YESNO_EN: Final = re.compile(
    r"(?:and |but )?(?:do|does|did|is|are|was|were|has|have|had|will|can|could|should)"
    r" (?:the|it|there|this|that|any|all|[A-ZÆØÅ]\w+)\b.*\b(?:the|in|of|to|a|an)\b",
    re.I,
)

TRAITS: Final = tuple(
    (trait, re.compile(pattern))
    for trait, pattern in (
        ("trend", r"utvikl|endret seg|gått fra \d|over tid|år for år|utvikling"),
        ("trend", r"fra 20\d\d til 20\d\d|årene 20\d\d|mindre og mindre|mer og mer"),
        ("compare", r"sammenlign|\benn\b|\bkontra\b|i forhold til|forskjell|versus"),
        ("compare", r"\bmot\b.*20\d\d|differans|eller .*\bmest\b"),
        ("compare", r"ikke (?:helt )?samme|to ulike"),
        ("max", r"\b(?:størst|høyest|flest|mest|lengst|dyrest)e?\b"),
        ("min", r"\b(?:minst|lavest|færrest|kortest|billigst)e?\b"),
        ("sum", r"til sammen|tilsammen|i alt|totalt|\bsum(?:men)?\b|samlet"),
        ("difference", rf"\b{_MORE}\b.*\benn\b"),
        ("difference", r"hvor mye (?:sank|økte|steg|falt|lavere|høyere)|forskjellen"),
        ("twofold", r"\w[^?]* og (?:hva|hvor|hvem|når|hvilke[nt]?)\b|\bbegge\b"),
        ("chain", r"hva skjedde|behandlet|gang i sak|videre behandling"),
        ("vote", r"\bstemt?e|stemme[rt]|votering|enstemmig|\bimot\b|flertall"),
        ("decide", r"vedt[ao]|vedtak|bestemte|besluttet|resultatet|utfall|innstilling"),
        ("attend", r"\bmøtte\b|til stede|forfall|varamedlem|i stedet for|satt for"),
        ("lead", r"\bled(?:et|er|eren)?\b|møteleder"),
        ("finish", r"\bferdig|innflytting|åpner|\bklar\b"),
        ("cost", r"\bkost(?!ra)|\bpris|budsjett|beløp"),
        ("proposed", r"foresl[åo]|forslag"),
    )
)  # fmt: skip

VERSIONS: Final = tuple(
    (version, re.compile(pattern))
    for version, pattern in (
        ("revidert_budsjett", r"revidert budsjett"),
        ("regnskap", r"\bregnskap(?:et|sført)?\b|faktisk"),
        ("prognose", r"prognose|ligger an|anslag"),
        ("oekonomiplan", r"økonomiplan|øk\.plan|handlingsprogram"),
        ("brutto", r"brutto prosjektutgift|totalkostnad|kostnadsramme"),
        ("endring", r"budsjett(?:endring|justering)"),
        ("budsjett", r"budsjett"),
    )
)

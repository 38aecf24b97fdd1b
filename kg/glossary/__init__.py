"""Words of the domain, as data: how citizens, nynorsk and English say a thing."""

from kg.glossary.concepts import synonyms
from kg.glossary.said import in_bokmaal, said_otherwise
from kg.glossary.tables import opening_verbs, phrases, stopwords, weak_words

__all__ = [
    "in_bokmaal",
    "opening_verbs",
    "phrases",
    "said_otherwise",
    "stopwords",
    "synonyms",
    "weak_words",
]

"""What is said when the documents say nothing: plainly, and with a way on."""

from typing import Final

from kg.question import Question

NO_ANSWER: Final = {
    "nb": "Det står ikke i dokumentene.",
    "nn": "Det står ikkje i dokumenta.",
    "en": "The documents do not say.",
}
REQUEST: Final = {
    "nb": (
        "Til {kommune}\n\nJeg ber om innsyn etter offentleglova § 3 i dokumenter som "
        "gir svar på følgende:\n\n{question}\n\nFinnes opplysningene i en database, "
        "ber jeg om en sammenstilling etter offentleglova § 9. Blir noe unntatt, ber "
        "jeg om hjemmelen og om meroffentlighet etter § 11.\n\nMed vennlig hilsen"
    ),
    "nn": (
        "Til {kommune}\n\nEg ber om innsyn etter offentleglova § 3 i dokument som gir "
        "svar på dette:\n\n{question}\n\nFinst opplysningane i ein database, ber eg om "
        "ei samanstilling etter offentleglova § 9. Blir noko unnateke, ber eg om "
        "heimelen og om meirinnsyn etter § 11.\n\nMed venleg helsing"
    ),
}


def no_answer(language: str) -> str:
    """The honest no, in the language of the question."""
    return NO_ANSWER[language]


def request_for_access(question: Question) -> str:
    """A ready text for a request for access (innsynskrav) to the municipality."""
    template = REQUEST.get(question.language, REQUEST["nb"])
    named = [name.capitalize() for name in question.municipalities[:1]]
    kommune = f"{named[0]} kommune" if named else "kommunen"
    return template.format(kommune=kommune, question=question.text)

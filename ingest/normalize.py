"""The same characters for the same text, whatever program wrote the file."""

import unicodedata

BLANKS = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f"), " ")
NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
LIGATURES = str.maketrans({"\ufb01": "fi", "\ufb02": "fl", "\ufb00": "ff"})


def clean(text: str) -> str:
    """Text as a reader hands it on.

    Composed letters, plain blanks, no ligatures, nothing that cannot be seen. It may
    be shorter than what came in: only for a reader, before the text is fixed.
    """
    composed = unicodedata.normalize("NFC", text)
    return composed.translate(BLANKS | NOTHING).translate(LIGATURES)

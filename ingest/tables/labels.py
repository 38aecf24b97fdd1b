"""What a row's label says of the row: that it is a sum, and of what."""

import re
from collections.abc import Sequence

SUM = re.compile(
    r"(?:sum|total(?:t|e|sum|er)?|i alt|delsum|samla|samlet)\b", re.IGNORECASE
)
GRAND = re.compile(
    r"(?:sum|totalt?|totalsum|i alt|sum totale?\b.*|total(?:t)? sum)$", re.IGNORECASE
)


def is_sum(label: str) -> bool:
    """Whether a label says that its row is a sum."""
    return SUM.match(label) is not None


def closes(label: str, group: str | None) -> bool:
    """Whether a label ends a group: "Sum Oppvekst" ends the group "Oppvekst"."""
    if not group or not is_sum(label):
        return False
    rest = SUM.sub("", label, count=1).strip(" :-").lower()
    return rest == group.strip(" :").lower()


# "200 Barnehage", the code of an account; not "12 boliger" or "7. trinn"
CODE = re.compile(r"\d{2,5} +(?=[A-ZÆØÅ])")
NOTE = re.compile(r"(?<=\w) +(?:\d{1,2}\)|\*{1,3}\)?)$")  # the mark of a footnote
LEAST_CODED = 3


def plain_labels(labels: Sequence[str]) -> list[str]:
    """Labels without marks of footnotes, and without codes where all rows have one."""
    bare = [NOTE.sub("", label) for label in labels]
    named = [label for label in bare if not is_sum(label)]
    codes = [match[0] for label in named if (match := CODE.match(label))]
    coded = len(codes) == len(named) >= LEAST_CODED and len(set(codes)) == len(codes)
    return [CODE.sub("", label, count=1) for label in bare] if coded else bare

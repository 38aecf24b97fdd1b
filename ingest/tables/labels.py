"""What a row's label says of the row: that it is a sum, and of what."""

import re

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

"""Rows of attendance with no labels: what each cell holds is seen from the cell."""

import pytest

from ingest.extract.typedrows import typed

ROWS = [
    (("Kari Berg", "Leder", "Tilstede"), ("tilstede", "Kari Berg", None, "Leder", None),
     "name, post, mark"),
    (("Ola Lie", "Sp", "Meldt forfall"), ("forfall", "Ola Lie", "Sp", None, None),
     "the mark says that he did not come"),
    (("Per Aas", "1. vara", "Tilstede (for Eva Moe)"),
     ("tilstede", "Per Aas", None, "Varamedlem", "Eva Moe"),
     "a remark behind the mark"),
    (("Høyre", "Kari Berg"), ("tilstede", "Kari Berg", "H", None, None),
     "the party first"),
    (("Kari Berg", "Fagforbundets representant"),
     ("tilstede", "Kari Berg", None, "Fagforbundets representant", None),
     "a post that no list has"),
    (("Kari Berg", "kl. 10.30: kom"), None, "a cell that is not understood"),
    (("Budsjett 2026", "Vedtatt"), None, "no name"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "want", "why"), ROWS)
def test_a_row(cells, want, why):
    found = [tuple(row)[1:] for row in typed(cells, "tilstede", 0)]
    assert found == ([want] if want else []), why

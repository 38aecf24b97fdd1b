"""How rows lie in the table: its columns, and the way there and back."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from kg.index.analysis import analyse
from kg.index.encoder import Encoder
from kg.index.rows import Row

TERMS, VECTOR = "terms", "vector"
ENCODER = b"kommunegraf.encoder"
_FIELDS = (
    *((name, pa.string()) for name in ("iri", "kind", "text", "document", "filename")),
    *(
        (name, pa.int64())
        for name in ("start", "end", "line_start", "line_end", "page")
    ),
    *((name, pa.string()) for name in ("heading", "part", "date")),
    ("quality", pa.float64()),
    *((name, pa.string()) for name in ("klasse", "slots")),
)
COLUMNS = [name for name, _ in _FIELDS]


def schema(encoder: Encoder) -> pa.Schema:
    """The columns of a table whose vectors an encoder makes."""
    vector = (VECTOR, pa.list_(pa.float16(), encoder.dimensions))
    fields = (*_FIELDS, (TERMS, pa.string()), vector)
    return pa.schema(fields, metadata={ENCODER: encoder.name.encode()})


def _searched(row: Row) -> str:
    """What is searched: the text, under its heading."""
    return f"{row.heading}\n{row.text}" if row.heading else row.text


def quoted(value: str) -> str:
    """A text as a condition in SQL writes it."""
    return "'" + value.replace("'", "''") + "'"


def batch(rows: Sequence[Row], encoder: Encoder) -> pa.Table:
    """Rows with their terms and vectors, as the table takes them."""
    searched = [_searched(row) for row in rows]
    records = [asdict(row) for row in rows]
    columns: dict[str, Any] = {c: [r[c] for r in records] for c in COLUMNS}
    columns["slots"] = [json.dumps(r["slots"], ensure_ascii=False) for r in records]
    columns[TERMS] = [" ".join(analyse(text)) for text in searched]
    vectors = encoder.encode(searched).astype(np.float16)
    numbers = pa.array(vectors.ravel())
    columns[VECTOR] = pa.FixedSizeListArray.from_arrays(numbers, encoder.dimensions)
    return pa.table(columns, schema=schema(encoder))


def rows_of(found: pa.Table) -> list[Row]:
    """The rows that the table gives, in its order."""
    return [
        Row(**{**record, "slots": json.loads(record["slots"])})
        for record in found.select(COLUMNS).to_pylist()
    ]


def vectors_of(found: pa.Table) -> NDArray[np.float16]:
    """Their vectors, through Arrow and not one by one; shape (n, dimensions)."""
    column = found[VECTOR].combine_chunks()
    numbers = column.flatten().to_numpy(zero_copy_only=False)
    return np.asarray(numbers.reshape(len(found), column.type.list_size), np.float16)

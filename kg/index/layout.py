"""How rows lie in the table: its columns, and the way there and back."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import pyarrow as pa

from kg.index.analysis import analyse
from kg.index.encoder import Encoder, Vectors
from kg.index.rows import Row

TERMS, VECTOR, COARSE = "terms", "vector", "coarse"
FIRST = 256  # numbers of a coarse vector: they find a row, the whole one ranks it
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


def sizes(encoder: Encoder) -> dict[str, int]:
    """The vector columns and how many numbers each has."""
    return {VECTOR: encoder.dimensions, COARSE: min(FIRST, encoder.dimensions)}


def schema(encoder: Encoder) -> pa.Schema:
    """The columns of a table whose vectors an encoder makes."""
    vectors = (
        (name, pa.list_(pa.float16(), size)) for name, size in sizes(encoder).items()
    )
    fields = (*_FIELDS, (TERMS, pa.string()), *vectors)
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
    for name, size in sizes(encoder).items():
        numbers = pa.array(vectors[:, :size].ravel())
        columns[name] = pa.FixedSizeListArray.from_arrays(numbers, size)
    return pa.table(columns, schema=schema(encoder))


def rows_of(found: pa.Table) -> list[Row]:
    """The rows that the table gives, in its order."""
    return [
        Row(**{**record, "slots": json.loads(record["slots"])})
        for record in found.select(COLUMNS).to_pylist()
    ]


def vectors_of(found: pa.Table) -> Vectors:
    """Their vectors, through Arrow and not one by one; shape (n, dimensions)."""
    column = found[VECTOR].combine_chunks()
    numbers = column.flatten().to_numpy(zero_copy_only=False)
    return np.asarray(numbers.reshape(len(found), column.type.list_size), np.float32)

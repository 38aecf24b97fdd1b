"""Passages and fact sentences in one LanceDB table: full text and vectors together."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
import pyarrow as pa

from kg.index import lance
from kg.index.analysis import Wording, analyse, as_said, weighed
from kg.index.encoder import Encoder, Vectors
from kg.index.fusion import fuse
from kg.index.rows import Hit, Row
from kg.index.scoring import Counted, Query, Statistics, score

TABLE = "rows"
CANDIDATES = 100  # of each kind of search, before they are joined
COUNTS = "terms.npz"  # beside the table: in how many rows each term stands
MANY = 50_000  # rows from which on near vectors are looked for in parts of the table
PARTS = 256
_TERMS, _VECTOR, _COARSE = "terms", "vector", "coarse"
COARSE = 256  # first numbers of a vector: they find it, the whole one ranks it
AT_HAND = 20_000  # rows kept in memory between searches: some 100 MiB at most
WIDER = 2  # so many times the candidates are found by them: 99 % of the best 20 then
_ENCODER = b"kommunegraf.encoder"
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
_COLUMNS = [name for name, _ in _FIELDS]


class _Held(NamedTuple):
    """A row with what it is scored by."""

    row: Row
    terms: Counted
    vector: Vectors


class IndexMismatchError(ValueError):
    """The index was made with another encoder than the one it is opened with."""


def _sizes(encoder: Encoder) -> dict[str, int]:
    """The vector columns and how many numbers each has."""
    return {_VECTOR: encoder.dimensions, _COARSE: min(COARSE, encoder.dimensions)}


def _schema(encoder: Encoder) -> pa.Schema:
    vectors = (
        (name, pa.list_(pa.float16(), size)) for name, size in _sizes(encoder).items()
    )
    fields = (*_FIELDS, (_TERMS, pa.string()), *vectors)
    return pa.schema(fields, metadata={_ENCODER: encoder.name.encode()})


def _searched(row: Row) -> str:
    """What is searched: the text, under its heading."""
    return f"{row.heading}\n{row.text}" if row.heading else row.text


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _condition(kind: str | None, where: str | None) -> str | None:
    parts = [f"kind = {_quoted(kind)}"] if kind else []
    parts += [f"({where})"] if where else []
    return " AND ".join(parts) or None


def _row(record: dict[str, Any]) -> Row:
    values = {name: record[name] for name in _COLUMNS}
    return Row(**{**values, "slots": json.loads(values["slots"])})


class PassageIndex:
    """The rows of a knowledge base, found by words and by meaning.

    A change is visible at once; ``finish`` makes searching it fast. Each change is a
    new version of the table: a reader that has it open keeps seeing its own.
    """

    def __init__(self, table: Any, encoder: Encoder, counts: Path) -> None:  # noqa: ANN401
        self._table, self._encoder, self._counts = table, encoder, counts
        self._seen: dict[str, _Held] = {}

    @classmethod
    def create(cls, path: Path, encoder: Encoder) -> Self:
        """An empty index in a folder, in place of one that stood there."""
        table = (
            lance.load()
            .connect(path)
            .create_table(TABLE, schema=_schema(encoder), mode="overwrite")
        )
        table.create_index(_TERMS, config=lance.full_text())
        (path / COUNTS).unlink(missing_ok=True)
        return cls(table, encoder, path / COUNTS)

    @classmethod
    def open(cls, path: Path, encoder: Encoder) -> Self:
        """The index in a folder. Raises IndexMismatchError for another encoder."""
        table = lance.load().connect(path).open_table(TABLE)
        made_with = (table.schema.metadata or {}).get(_ENCODER, b"").decode()
        if made_with != encoder.name or _COARSE not in table.schema.names:
            raise IndexMismatchError(
                f"{path}: the index was made with the encoder {made_with!r}, not "
                f"{encoder.name!r}; name that one, or ingest the documents again"
            )
        return cls(table, encoder, path / COUNTS)

    def __len__(self) -> int:
        """How many rows there are."""
        return int(self._table.count_rows())

    def replace(self, document: str, rows: Iterable[Row]) -> None:
        """Put these rows in place of all rows of a document."""
        rows = list(rows)
        strangers = {row.document for row in rows} - {document}
        if strangers:
            raise ValueError(f"rows of {sorted(strangers)} among those of {document!r}")
        self.remove(document)
        if rows:
            self._table.add(self._batch(rows))

    def remove(self, document: str) -> None:
        """Take away all rows of a document."""
        self._seen = {}
        self._table.delete(f"document = {_quoted(document)}")

    def finish(self) -> None:
        """After changes: renew full text and counts, drop what older versions left.

        A big table gets an index of its vectors once; later rows are put into it.
        """
        self._table.create_index(_TERMS, config=lance.full_text(), replace=True)
        known = {name for index in self._table.list_indices() for name in index.columns}
        if len(self) >= MANY and _COARSE not in known:
            self._table.create_index(_COARSE, config=lance.near(PARTS))
        self._table.optimize(cleanup_older_than=timedelta(seconds=1))
        self._counted().save(self._counts)
        self.__dict__.pop("_statistics", None)
        self._seen = {}

    def _counted(self) -> Statistics:
        asked = self._table.search().select([_TERMS])
        found = (
            asked.limit(len(self)).to_arrow() if len(self) else {_TERMS: pa.array([])}
        )
        return Statistics.of(found[_TERMS].to_pylist())

    @cached_property
    def _statistics(self) -> Statistics:
        """Of the last ``finish``; counted now where there was none."""
        known = self._counts.is_file()
        return Statistics.load(self._counts) if known else self._counted()

    def rows(self, kind: str) -> list[Row]:
        """All rows of a kind, by IRI."""
        asked = self._table.search().where(_condition(kind, None)).select(_COLUMNS)
        found = asked.limit(len(self)).to_arrow().to_pylist() if len(self) else []
        return sorted(map(_row, found), key=lambda row: row.iri)

    def _batch(self, rows: Sequence[Row]) -> pa.Table:
        searched = [_searched(row) for row in rows]
        records = [asdict(row) for row in rows]
        columns: dict[str, Any] = {c: [r[c] for r in records] for c in _COLUMNS}
        columns["slots"] = [json.dumps(r["slots"], ensure_ascii=False) for r in records]
        columns[_TERMS] = [" ".join(analyse(text)) for text in searched]
        vectors = self._encoder.encode(searched).astype(np.float16)
        for name, size in _sizes(self._encoder).items():
            numbers = pa.array(vectors[:, :size].ravel())
            columns[name] = pa.FixedSizeListArray.from_arrays(numbers, size)
        return pa.table(columns, schema=_schema(self._encoder))

    def search(
        self,
        query: str,
        k: int = 10,
        kind: str | None = None,
        where: str | None = None,
        wording: Sequence[Wording] | None = None,
    ) -> list[Hit]:
        """The k best rows, best first; ties by IRI.

        kind: only rows of that kind. where: a condition in SQL on the columns of Row.
        wording: for each place of the query the ways to say it, with what each counts
        (``kg.glossary.concepts.wording``); else each word stands for itself.
        """
        vector = self._encoder.encode([query])[0]
        places = weighed(as_said(query) if wording is None else wording)
        condition = _condition(kind, where)
        most = max(k, CANDIDATES)
        found = self._lexical(places, condition, most)
        found |= self._dense(vector, condition, most)
        return _best(self._taken(found), vector, k, places, self._statistics)

    def _lexical(
        self, places: Query, condition: str | None, most: int
    ) -> dict[str, int]:
        terms = dict.fromkeys(t for place in places for way in place for t in way)
        if not terms:
            return {}
        asked = self._table.search(
            lance.match(" ".join(terms), _TERMS), query_type="fts"
        )
        return _ids(asked, condition, "_score", most)

    def _dense(
        self, vector: Vectors, condition: str | None, most: int
    ) -> dict[str, int]:
        if not vector.any():
            return {}
        first = vector[: _sizes(self._encoder)[_COARSE]]
        asked = self._table.search(first, vector_column_name=_COARSE)
        return _ids(asked.distance_type("dot"), condition, "_distance", WIDER * most)

    def _taken(self, found: Mapping[str, int]) -> list[_Held]:
        """The rows of these numbers by IRI; those seen lately are kept at hand."""
        if len(self._seen) > AT_HAND:
            self._seen = {}
        seen = self._seen  # another thread may begin anew meanwhile
        missing = [number for iri, number in found.items() if iri not in seen]
        if missing:
            columns = [*_COLUMNS, _TERMS, _VECTOR]
            taken = self._table.take_row_ids(missing).select(columns).to_arrow()
            seen.update((one.row.iri, one) for one in _held(taken))
        return [seen[iri] for iri in sorted(found)]


def _ids(asked: Any, condition: str | None, by: str, most: int) -> dict[str, int]:  # noqa: ANN401
    """The numbers of the rows that a search finds, by IRI."""
    if condition:
        asked = asked.where(condition, prefilter=True)
    chosen = asked.with_row_id(True).select(["iri", by])
    found = chosen.limit(most).to_arrow()
    return dict(zip(found["iri"].to_pylist(), found["_rowid"].to_pylist(), strict=True))


def _held(found: pa.Table) -> Iterator[_Held]:
    """Rows of the table as they are scored; vectors through Arrow, not one by one."""
    column = found[_VECTOR].combine_chunks()
    numbers = column.flatten().to_numpy(zero_copy_only=False)
    vectors = numbers.reshape(len(found), column.type.list_size)
    counted = map(Counted.of, found[_TERMS].to_pylist())
    records = found.select(_COLUMNS).to_pylist()
    for record, terms, vector in zip(records, counted, vectors, strict=True):
        yield _Held(_row(record), terms, vector)


def _best(
    held: Sequence[_Held], vector: Vectors, k: int, places: Query, known: Statistics
) -> list[Hit]:
    """The best rows, best first; they come in the order of their IRIs."""
    if not held:
        return []
    lexical = score(places, [one.terms for one in held], known)
    dense = np.stack([one.vector for one in held]).astype(np.float32) @ vector
    scores = fuse(lexical, dense)
    return [
        Hit(held[i].row, float(scores[i]), float(lexical[i]), float(dense[i]))
        for i in np.argsort(-scores, kind="stable")[:k]
    ]

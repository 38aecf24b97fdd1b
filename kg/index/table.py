"""Passages and fact sentences in one LanceDB table, found by words and by vectors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from kg.index import lance
from kg.index.analysis import Wording, as_said, weighed
from kg.index.encoder import Encoder, Vectors
from kg.index.fusion import Scores, fuse
from kg.index.layout import (
    COARSE,
    COLUMNS,
    ENCODER,
    TERMS,
    VECTOR,
    batch,
    quoted,
    rows_of,
    schema,
    sizes,
    vectors_of,
)
from kg.index.postings import Postings
from kg.index.rows import Hit, Row
from kg.index.scoring import score

TABLE = "rows"
WORDS = "words"  # beside the table: its words as arrays
CANDIDATES = 100  # by words, before they are joined with those by vectors
WIDER = 2  # so many times the candidates are found by the first numbers of a vector
MANY = 50_000  # rows from which on vectors stay in the table, by the parts of space
PARTS = 256
AT_HAND = 20_000  # rows kept in memory between searches: some 30 MiB at most

Numbers = NDArray[np.int64]
"""Rows by their numbers: they are counted in the order of their IRIs."""
Some = NDArray[np.bool_]
"""Whether each row is meant, shape (n,)."""


@dataclass(frozen=True)
class Asked:
    """A query that may be put to several kinds of rows.

    vector: what it means. lexical: how well each row matches its words, shape (n,).
    """

    vector: Vectors
    lexical: Scores


class IndexMismatchError(ValueError):
    """The index was made with another encoder than the one it is opened with."""


def _condition(kind: str | None, where: str | None) -> str | None:
    parts = [f"kind = {quoted(kind)}"] if kind else []
    parts += [f"({where})"] if where else []
    return " AND ".join(parts) or None


class PassageIndex:
    """The rows of a knowledge base, found by words and by meaning.

    A change is visible at once; ``finish`` makes searching it fast. Each change is a
    new version of the table: a reader that has it open keeps seeing its own.
    """

    def __init__(self, table: Any, encoder: Encoder, words: Path) -> None:  # noqa: ANN401
        self._table, self._encoder, self._folder = table, encoder, words
        self._changed()

    def _changed(self) -> None:
        """Forget what was worked out of the rows as they were."""
        self._seen: dict[int, Row] = {}
        self._allowed_by: dict[str, Some] = {}
        self.__dict__.pop("_words", None)
        self.__dict__.pop("_vectors", None)

    @classmethod
    def create(cls, path: Path, encoder: Encoder) -> Self:
        """An empty index in a folder, in place of one that stood there."""
        table = (
            lance.load()
            .connect(path)
            .create_table(TABLE, schema=schema(encoder), mode="overwrite")
        )
        return cls(table, encoder, path / WORDS)

    @classmethod
    def open(cls, path: Path, encoder: Encoder) -> Self:
        """The index in a folder. Raises IndexMismatchError for another encoder."""
        table = lance.load().connect(path).open_table(TABLE)
        made_with = (table.schema.metadata or {}).get(ENCODER, b"").decode()
        if made_with != encoder.name or COARSE not in table.schema.names:
            raise IndexMismatchError(
                f"{path}: the index was made with the encoder {made_with!r}, not "
                f"{encoder.name!r}; name that one, or ingest the documents again"
            )
        return cls(table, encoder, path / WORDS)

    def __len__(self) -> int:
        """How many rows there are."""
        return int(self._table.count_rows())

    def replace(self, document: str, rows: Iterable[Row]) -> None:
        """Put these rows in place of all rows of a document."""
        self.replace_all({document: list(rows)})

    def replace_all(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """The same for several documents at once: each change costs a version."""
        for document, told in rows.items():
            strangers = {row.document for row in told} - {document}
            if strangers:
                raise ValueError(
                    f"rows of {sorted(strangers)} among those of {document!r}"
                )
        self.remove(*rows)
        new = [row for told in rows.values() for row in told]
        if new:
            self._table.add(batch(new, self._encoder))
            self._changed()

    def remove(self, *documents: str) -> None:
        """Take away all rows of some documents."""
        if documents:
            named = ", ".join(map(quoted, documents))
            self._table.delete(f"document IN ({named})")
            self._changed()

    def finish(self) -> None:
        """After changes: count the words, drop what older versions left.

        A big table gets an index of its vectors once; later rows are put into it.
        """
        known = {name for index in self._table.list_indices() for name in index.columns}
        if len(self) >= MANY and COARSE not in known:
            self._table.create_index(COARSE, config=lance.near(PARTS))
        self._table.optimize(cleanup_older_than=timedelta(seconds=1))
        self._changed()
        self._counted().save(self._folder, self._table.version)

    def _all(self, *columns: str) -> pa.Table:
        """Columns of all rows, in the order of their IRIs."""
        asked = self._table.search().with_row_id(True).select(["iri", *columns])
        return asked.limit(max(1, len(self))).to_arrow().sort_by("iri")

    def _counted(self) -> Postings:
        found = self._all(TERMS)
        return Postings.of(found[TERMS].to_pylist(), found["_rowid"].to_pylist())

    @cached_property
    def _words(self) -> Postings:
        """Of the last ``finish``; counted now where the rows have changed since."""
        return Postings.load(self._folder, self._table.version) or self._counted()

    @cached_property
    def _vectors(self) -> Vectors:
        """The vectors of all rows, shape (n, dimensions)."""
        return vectors_of(self._all(VECTOR))

    def rows(self, kind: str) -> list[Row]:
        """All rows of a kind, by IRI."""
        asked = self._table.search().where(_condition(kind, None)).select(COLUMNS)
        found = asked.limit(max(1, len(self))).to_arrow()
        return sorted(rows_of(found), key=lambda row: row.iri)

    def search(
        self,
        query: str,
        k: int = 10,
        kind: str | None = None,
        where: str | None = None,
        wording: Sequence[Wording] | None = None,
    ) -> list[Hit]:
        """The k best rows for a query, see ``asked`` and ``best``."""
        return self.best(self.asked(query, wording), k, kind, where)

    def asked(self, query: str, wording: Sequence[Wording] | None = None) -> Asked:
        """A query held against the words of all rows.

        wording: for each place of the query the ways to say it, with what each counts
        (``kg.glossary.concepts.wording``); else each word stands for itself.
        """
        places = weighed(as_said(query) if wording is None else wording)
        return Asked(self._encoder.encode([query])[0], score(places, self._words))

    @property
    def _is_big(self) -> bool:
        """Whether vectors are looked up in the table, not held in memory."""
        return len(self._words) >= MANY

    def best(
        self,
        asked: Asked,
        k: int = 10,
        kind: str | None = None,
        where: str | None = None,
    ) -> list[Hit]:
        """The k best rows, best first; ties by IRI.

        kind: only rows of that kind. where: a condition in SQL on the columns of Row.
        """
        most = max(k, CANDIDATES)
        condition = _condition(kind, where)
        allowed = self._allowed(condition)
        by_words = _top(asked.lexical, allowed & (asked.lexical > 0), most)
        found = np.union1d(
            by_words, self._near(asked, allowed, condition, WIDER * most)
        )
        lexical, dense = asked.lexical[found], self._dense(asked, found)
        scores = fuse(lexical, dense)
        order = np.argsort(-scores, kind="stable")[:k]
        figures = (told[order].tolist() for told in (scores, lexical, dense))
        return list(map(Hit, self._rows(found[order]), *figures))

    def _allowed(self, condition: str | None) -> Some:
        """Which rows meet a condition, shape (n,)."""
        if condition is None:
            return np.ones(len(self._words), bool)
        known = self._allowed_by.get(condition)
        if known is None:
            asked = self._table.search().where(condition).with_row_id(True)
            found = asked.select(["iri"]).limit(max(1, len(self))).to_arrow()
            known = np.isin(self._words.ids, found["_rowid"].to_numpy())
            self._allowed_by[condition] = known
        return known

    def _near(
        self, asked: Asked, allowed: Some, condition: str | None, most: int
    ) -> Numbers:
        """The rows whose vectors begin most like that of the query."""
        if not asked.vector.any():
            return np.array([], np.int64)
        first = sizes(self._encoder)[COARSE]
        if self._is_big:
            return self._looked_up(asked.vector[:first], condition, most)
        near = self._vectors[:, :first] @ asked.vector[:first]
        return _top(near, allowed, most)

    def _looked_up(self, vector: Vectors, condition: str | None, most: int) -> Numbers:
        """The rows near a coarse vector, as the index of the table finds them."""
        query = self._table.search(vector, vector_column_name=COARSE)
        query = query.where(condition, prefilter=True) if condition else query
        query = query.distance_type("dot").select(["iri", "_distance"])
        found = query.with_row_id(True).limit(most).to_arrow()
        return self._words.numbers(found["_rowid"].to_numpy())

    def _dense(self, asked: Asked, found: Numbers) -> Scores:
        """How near rows are to a query."""
        if not self._is_big:
            return np.asarray(self._vectors[found] @ asked.vector, np.float32)
        vectors = vectors_of(self._taken(found, [VECTOR]))
        return np.asarray(vectors @ asked.vector, np.float32)

    def _taken(self, numbers: Numbers, columns: list[str]) -> pa.Table:
        """Columns of rows, in the order of their numbers."""
        ids = self._words.ids[numbers].tolist()
        taken = self._table.take_row_ids(ids).select(columns).with_row_id().to_arrow()
        order = np.argsort(self._words.numbers(taken["_rowid"].to_numpy()))
        return taken.take(order)

    def _rows(self, numbers: Numbers) -> list[Row]:
        """Rows of these numbers; those seen lately are kept at hand."""
        if len(self._seen) > AT_HAND:
            self._seen = {}
        seen = self._seen  # another thread may begin anew meanwhile
        missing = np.array(sorted(set(numbers.tolist()) - seen.keys()), np.int64)
        if len(missing):
            rows = rows_of(self._taken(missing, COLUMNS))
            seen.update(zip(missing.tolist(), rows, strict=True))
        return [seen[number] for number in numbers.tolist()]


def _top(scores: Scores, allowed: Some, most: int) -> Numbers:
    """The numbers of the best rows that are allowed, in no order."""
    found = np.flatnonzero(allowed)
    if len(found) > most:
        found = found[np.argpartition(-scores[found], most)[:most]]
    return found

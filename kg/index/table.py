"""Passages and fact sentences in one LanceDB table, found by words and by vectors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
import pyarrow as pa

from kg.index import lance
from kg.index.analysis import Wording, as_said, weighed
from kg.index.encoder import Encoder, Vectors
from kg.index.fusion import Scores, fuse
from kg.index.layout import (
    COLUMNS,
    ENCODER,
    TERMS,
    VECTOR,
    batch,
    quoted,
    rows_of,
    schema,
    vectors_of,
)
from kg.index.near import Meanings, Numbers, Some, top
from kg.index.postings import Postings
from kg.index.rows import Hit, Row
from kg.index.scoring import score

TABLE = "rows"
WORDS = "words"  # beside the table: its words as arrays
MEANINGS = "meanings"  # and its vectors
CANDIDATES = 100  # by words, before they are joined with those by vectors
WIDER = 2  # so many times the candidates are found by the first numbers of a vector
AT_HAND = 20_000  # rows kept in memory between searches: some 30 MiB at most


@dataclass(frozen=True)
class Asked:
    """A query that may be put to several kinds of rows.

    vector: what it means. lexical: how well each row matches its words, shape (n,).
    begin: how near the first numbers of each row's vector are, (n,).
    """

    vector: Vectors
    lexical: Scores
    begin: Scores


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

    def __init__(self, table: Any, encoder: Encoder, folder: Path) -> None:  # noqa: ANN401
        self._table, self._encoder, self._folder = table, encoder, folder
        self._changed()

    def _changed(self) -> None:
        """Forget what was worked out of the rows as they were."""
        self._seen: dict[int, Row] = {}
        self._allowed_by: dict[str, Some] = {}
        self.__dict__.pop("_words", None)
        self.__dict__.pop("_meanings", None)

    @classmethod
    def create(cls, path: Path, encoder: Encoder) -> Self:
        """An empty index in a folder, in place of one that stood there."""
        table = (
            lance.load()
            .connect(path)
            .create_table(TABLE, schema=schema(encoder), mode="overwrite")
        )
        return cls(table, encoder, path)

    @classmethod
    def open(cls, path: Path, encoder: Encoder) -> Self:
        """The index in a folder. Raises IndexMismatchError for another encoder."""
        table = lance.load().connect(path).open_table(TABLE)
        made_with = (table.schema.metadata or {}).get(ENCODER, b"").decode()
        if made_with != encoder.name:
            raise IndexMismatchError(
                f"{path}: the index was made with the encoder {made_with!r}, not "
                f"{encoder.name!r}; name that one, or ingest the documents again"
            )
        return cls(table, encoder, path)

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
        """After changes: count the words, lay out the vectors, drop older versions."""
        self._table.optimize(cleanup_older_than=timedelta(seconds=1))
        self._changed()
        self._counted().save(self._folder / WORDS, self._table.version)
        self._vectors().save(self._folder / MEANINGS, self._table.version)

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
        place = self._folder / WORDS
        return Postings.load(place, self._table.version) or self._counted()

    @cached_property
    def _meanings(self) -> Meanings:
        """Of the last ``finish``; taken from the table where the rows changed since."""
        place = self._folder / MEANINGS
        return Meanings.load(place, self._table.version) or self._vectors()

    def _vectors(self) -> Meanings:
        return Meanings.of(vectors_of(self._all(VECTOR)))

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
        vector = self._encoder.encode([query])[0]
        begin = self._meanings.begin(vector)
        return Asked(vector, score(places, self._words), begin)

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
        by_words = top(asked.lexical, allowed & (asked.lexical > 0), most)
        near = self._meanings.nearest(asked.vector, asked.begin, allowed, WIDER * most)
        found = np.union1d(by_words, near)
        lexical = asked.lexical[found]
        dense = self._meanings.compared(asked.vector, found)
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

"""Ask a knowledge base: a short answer with checked quotations, or an honest no."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from time import perf_counter
from typing import Any, Self

from ingest.model import Document
from kg import cases
from kg.cite import Citation
from kg.compose import Sentence, compose, places, sentence, unrepeated
from kg.compute import Computed, computed
from kg.computing.scope import documents
from kg.decide import LEAST, belief
from kg.disputes import Disputes, disputed, disputes
from kg.excerpt import excerpt
from kg.follow import completed
from kg.index import PassageIndex
from kg.index.encoder import load_encoder
from kg.index.rows import Row
from kg.lists import listing
from kg.narrow import LARGE, narrow
from kg.parts import BESIDE, parts
from kg.question import Question, understand
from kg.rewriting import Rewriter
from kg.search import Candidate, distinct, search
from kg.silence import as_written, looked_for, no_answer, partly, request_for_access
from kg.store import GraphStore
from kg.versions import KnowledgeBase
from kg.vocabulary import KIND, Vocabulary, mended, weigh

NEAREST = 3
BESIDE_THEM = 20  # candidates of other municipalities whose documents are read
TURNS = 3  # questions that a follow-up may lean on


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was found. query: SPARQL that gave it, where a query did, runnable as is.

    nearest: when silent, what came closest. looked_for: when silent, also on one of two
    questions, what was looked for. request: when silent, a ready text for a request for
    access. mended: words that were read as others. dispute: the one of the sentences
    that says that the sources disagree. rewritten: whether a language model said the
    computed answer over again.
    """

    question: str
    text: str
    abstained: bool
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    kind: str = ""
    language: str = "nb"
    query: str | None = None
    seconds: float = 0.0
    nearest: tuple[Sentence, ...] = ()
    request: str = ""
    mended: tuple[tuple[str, str], ...] = ()
    looked_for: str = ""
    dispute: Sentence | None = None
    rewritten: bool = False

    def as_json(self, name: str | None = None) -> dict[str, Any]:
        """The answer as scripts read it. name: the id of the question."""
        return {
            **({} if name is None else {"id": name}),
            "answer": self.text,
            "abstained": self.abstained,
            "citations": [citation.as_json() for citation in self.citations],
            "seconds": round(self.seconds, 4),
        }


class Answerer:
    """A knowledge base opened for questions."""

    def __init__(
        self,
        kb: KnowledgeBase,
        index: PassageIndex,
        graph: Path,
        rewriter: Rewriter | None = None,
    ) -> None:
        self._kb, self._index, self._graph_path = kb, index, graph
        self._rewriter = rewriter
        self._document = lru_cache(maxsize=64)(kb.document)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        encoder: str | None = None,
        rewriter: Rewriter | None = None,
    ) -> Self:
        """The live version of a knowledge base. Raises NoKnowledgeBase."""
        kb = KnowledgeBase(Path(path))
        version = kb.require()
        index = PassageIndex.open(version.index_path, load_encoder(encoder))
        return cls(kb, index, version.graph_path, rewriter)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """How often each word stands in the documents."""
        return Vocabulary.of(row for row in self._words)

    @cached_property
    def _words(self) -> tuple[Any, ...]:
        return tuple(self._index.rows(KIND))

    @cached_property
    def _places(self) -> frozenset[str]:
        named = (row.slots["kommune"].lower() for row in self._words)
        return frozenset(name.removesuffix(" kommune") for name in named if name)

    @cached_property
    def graph(self) -> GraphStore:
        """The graph of the version that is asked."""
        return GraphStore.open(self._graph_path)

    @cached_property
    def _disputes(self) -> Disputes:
        return disputes(self.graph)

    @property
    def rewrites(self) -> bool:
        """Whether a language model may say answers over again."""
        return self._rewriter is not None

    def document(self, sha256: str) -> Document:
        """A document as it was read."""
        return self._document(sha256)

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The answer to a question. history: the questions before it, oldest first."""
        start = perf_counter()
        asked = self.understood(question, history)
        return replace(self.answered(asked), seconds=perf_counter() - start)

    def understood(self, question: str, history: Sequence[str] = ()) -> Question:
        """A question taken apart, in the light of the words of the documents.

        history: the questions before it, oldest first; a follow-up leans on them.
        """
        earlier = None
        for text in history[-TURNS:]:
            earlier = completed(self._apart(text), earlier)
        return completed(self._apart(question), earlier)

    def _apart(self, question: str) -> Question:
        return weigh(understand(question, places=self._places), self.vocabulary)

    def candidates(self, asked: Question) -> list[Candidate]:
        """All that may answer, best first."""
        return search(asked, self._index)

    def computed(
        self, asked: Question, candidates: Sequence[Candidate]
    ) -> Computed | None:
        """What no sentence says but the graph does: a list, a sum, a comparison."""
        graph = self.graph
        if len(self._words) >= LARGE:  # documents: each brings one row of words
            graph = narrow(graph, asked_of(asked, candidates))
        return (
            cases.told(asked, candidates, graph, self.document)
            or listing(asked, candidates, graph)
            or computed(asked, candidates, graph)
        )

    def parts(self, asked: Question) -> tuple[Question, ...]:
        """The questions that a question is made of."""
        return parts(asked, self._apart)

    def believes(
        self,
        asked: Question,
        found: Sequence[Candidate],
        made: Computed | None,
        least: float = LEAST,
    ) -> bool:
        """Whether what was found is likely enough to be the answer."""
        return belief(asked, found, self.vocabulary, made) >= least

    def answered(self, asked: Question) -> Answer:
        """The answer to a question that was taken apart."""
        asks = self.parts(asked)
        found = [self.candidates(ask) for ask in asks]
        said = self._each_said(asks, found)
        told = unrepeated(sentence for every, _ in said for sentence in every)
        if not told:
            near = found[0] if len(asks) == 1 else self.candidates(asked)
            return self._silent(asked, near)
        queries = [query for _, query in said if query]
        answer = self._told(asked, told, queries[0] if queries else None)
        unsaid = [ask for ask, (every, _) in zip(asks, said, strict=True) if not every]
        return replace(answer, looked_for=partly(unsaid[0])) if unsaid else answer

    def _told(
        self, asked: Question, told: tuple[Sentence, ...], query: str | None
    ) -> Answer:
        """The answer that sentences make, with what the sources disagree about."""
        dispute = disputed(told, self._disputes, self.document, asked.language)
        reworded = self._rewriter and self._rewriter.rewritten(
            asked.text, asked.language, told
        )
        sentences = (*(reworded or told), *([dispute] if dispute else []))
        return Answer(
            question=asked.text,
            text=" ".join(sentence.text for sentence in sentences),
            abstained=False,
            sentences=sentences,
            citations=places(sentences),
            kind=asked.kind,
            language=asked.language,
            query=query,
            mended=as_written(mended(asked), _texts(sentences)),
            dispute=dispute,
            rewritten=bool(reworded),
        )

    def _each_said(
        self, asks: Sequence[Question], found: Sequence[list[Candidate]]
    ) -> list[tuple[list[Sentence], str | None]]:
        """What answers each part of a question: of several parts one sentence each.

        Beside a part that is answered another needs less belief.
        """
        if len(asks) == 1:
            return [self._said(asks[0], found[0])]
        said = [self._said(*pair) for pair in zip(asks, found, strict=True)]
        if any(every for every, _ in said):
            said = [
                one if one[0] else self._said(ask, near, BESIDE)
                for one, ask, near in zip(said, asks, found, strict=True)
            ]
        return [(every[:1], query) for every, query in said]

    def _said(
        self, asked: Question, found: Sequence[Candidate], least: float = LEAST
    ) -> tuple[list[Sentence], str | None]:
        """The sentences that answer one question, if any, and the query behind them."""
        made = self.computed(asked, found)
        if not self.believes(asked, found, made, least):
            return [], None
        said = compose(asked, found, self.document, made)
        return said, made.query if made else None

    def _silent(self, asked: Question, candidates: list[Candidate]) -> Answer:
        near = tuple(
            sentence(asked, excerpt(asked, one.unit) or one.unit, self.document)
            for one in distinct(candidates, NEAREST)
        )
        texts = [candidate.unit.text for candidate in candidates]
        return Answer(
            question=asked.text,
            text=no_answer(asked.language),
            abstained=True,
            kind=asked.kind,
            language=asked.language,
            nearest=near,
            request=request_for_access(asked),
            mended=as_written(mended(asked), texts),
            looked_for=looked_for(asked),
        )


def asked_of(asked: Question, candidates: Sequence[Candidate]) -> Iterator[Row]:
    """Rows of the documents that a large graph is asked about.

    Those of the municipality that is meant beside the best of all; all where none is.
    """
    scope = documents(asked, candidates) if asked.municipalities else frozenset[str]()
    for at, candidate in enumerate(candidates):
        row = candidate.unit.row
        if not scope or at < BESIDE_THEM or row.document in scope:
            yield row


def _texts(sentences: Sequence[Sentence]) -> list[str]:
    """What sentences say, and what they quote."""
    return [t for s in sentences for t in (s.text, *(c.quote for c in s.citations))]

"""The open Norwegian texts that models are trained and measured on, read by path.

Nothing here is shipped: the archives lie outside the repository (docs and licences
in the model card), and only counts and weights learnt from them are committed.
"""

import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEADING = re.compile(r"^#{1,6}\s+(.*)$")
_SHORT_TITLE = re.compile(r'^korttittel:\s*"(.*)"', re.M)
_TITLE = re.compile(r'^tittel:\s*"(.*)"', re.M)
# "§ 1-2. Virkeområde" and "Kapittel 3. Valg" -> the words only
_NUMBERED = re.compile(r"^(?:§+\s*[\d\w-]+\s*[a-z]?\.?|[Kk]ap(?:ittel|\.)\s*\w+\.?)\s*")
# Not after "nr. 3", "jf. § 4": a sentence starts with a capital or a quotation mark.
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«\"–-])")
_SPACED = re.compile(r" ([.,:;!?])")
PASSAGE_WORDS = 80


@dataclass(frozen=True)
class Law:
    """A law or regulation: short title, and its sections as (heading, paragraphs)."""

    name: str
    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Question:
    """A question, the context it was asked of, and where the answer stands in it."""

    id: int
    text: str
    context: str
    start: int
    answer: str


def sentences(text: str) -> list[str]:
    """Sentences of running text, in order."""
    lines = (line.strip() for line in text.splitlines())
    return [s for line in lines if line for s in _SENTENCE_END.split(line) if s]


def _members(archive: Path, suffix: str) -> Iterator[tuple[str, str]]:
    with tarfile.open(archive) as tar:
        for member in tar:
            handle = tar.extractfile(member) if member.name.endswith(suffix) else None
            if handle:
                yield member.name, handle.read().decode("utf-8", "replace")


def _the_archive(folder: Path) -> Path:
    found = sorted(folder.glob("*.tar.xz"))
    if len(found) != 1:
        raise FileNotFoundError(f"{folder}: one .tar.xz expected, {len(found)} found")
    return found[0]


def _law(name: str, raw: str) -> Law:
    head, _, body = raw.partition("\n---\n")
    title = _SHORT_TITLE.search(head) or _TITLE.search(head)
    sections: list[tuple[str, list[str]]] = []
    for block in re.split(r"\n\s*\n", body):
        heading = _HEADING.match(block.strip())
        if heading:
            sections.append((_NUMBERED.sub("", heading[1]).strip(), []))
        elif sections and block.strip() and not block.startswith("*Endret"):
            sections[-1][1].append(" ".join(block.split()))
    kept = tuple((h, tuple(paragraphs)) for h, paragraphs in sections if paragraphs)
    return Law(name, title[1] if title else "", kept)


def laws(data: Path) -> list[Law]:
    """All laws and central regulations, by name."""
    found = (_law(*m) for m in _members(_the_archive(data / "lovdata"), ".md"))
    return sorted(found, key=lambda law: law.name)


def reviews(data: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Newspaper reviews of the training part as (title, paragraphs), by file name."""
    found = []
    for name, raw in _members(_the_archive(data / "norec"), ".txt"):
        title, _, body = raw.partition("\n")
        paragraphs = (" ".join(p.split()) for p in re.split(r"\n\s*\n", body))
        found.append((name, title.strip(), tuple(p for p in paragraphs if p)))
    return [(title, paragraphs) for _, title, paragraphs in sorted(found)]


def treebank(data: Path) -> list[list[str]]:
    """The files of the treebank (bokmål and nynorsk), each as a list of sentences."""
    found = []
    for name, raw in _members(_the_archive(data / "norne"), ".conll"):
        blocks = raw.split("\n\n")
        words = (
            [row.split("\t")[1] for row in b.split("\n") if "\t" in row] for b in blocks
        )
        found.append(
            (name, [_SPACED.sub(r"\1", " ".join(w).rstrip("| ")) for w in words if w])
        )
    return [text for _, text in sorted(found)]


def _questions(path: Path) -> Iterator[Question]:
    for article in json.loads(path.read_text("utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            for qa in paragraph["qas"]:
                answer = qa["answers"][0]
                yield Question(
                    qa["id"], qa["question"].strip(), paragraph["context"],
                    answer["answer_start"], answer["text"],
                )  # fmt: skip


def questions(data: Path, split: str) -> list[Question]:
    """Questions of one split: ``validation``, ``test``, or ``train``.

    train: only those whose context occurs in neither of the other two.
    """
    folder = data / "norquad"
    if split != "train":
        return list(
            _questions(folder / f"evaluation_all_{split}_dataset_flattened.json")
        )
    kept_out = {q.context for s in ("validation", "test") for q in questions(data, s)}
    every = (
        q for path in sorted(folder.glob("annotation_*.json")) for q in _questions(path)
    )
    return [q for q in every if q.context not in kept_out]


def contexts(data: Path) -> list[str]:
    """Every context of the question set once, in the order of the files."""
    folder = data / "norquad"
    every = (
        q for path in sorted(folder.glob("annotation_*.json")) for q in _questions(path)
    )
    return list(dict.fromkeys(q.context for q in every))


def passages(context: str) -> list[tuple[int, str]]:
    """A context cut into runs of whole sentences of at most 80 words: (start, text)."""
    out: list[tuple[int, str]] = []
    at = count = 0
    for sentence in sentences(context):
        start, words = context.index(sentence, at), len(sentence.split())
        if out and count + words <= PASSAGE_WORDS:
            out[-1] = (out[-1][0], context[out[-1][0] : start + len(sentence)])
        else:
            out.append((start, sentence))
            count = 0
        count, at = count + words, start + len(sentence)
    return out

"""Train the tagger of names that Kommunegraf ships.

    nice python bench/language/train_names.py --out ingest/models/kommunegraf-names-nb

Needs floret (pip install -e .[train]). Word vectors of hashed letter groups are learnt
from reviews, laws and the treebank, then a spaCy tagger from NorNE, bokmål and nynorsk
together. Fixed seed, texts by path, one thread, about an hour.
"""

import argparse
import json
import logging
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import gettempdir

import floret
import spacy
from norne import LANGUAGES, Sentence, split, words
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import biluo_tags_to_spans, iob_to_biluo
from spacy.training.initialize import convert_vectors
from texts import laws, reviews

logger = logging.getLogger("train_names")

SEED = 7
DIMENSIONS, BUCKETS = 96, 50_000  # 19.2 MB
EPOCHS = 5
LAW_SHARE = 5  # one law in five: they name few people
TREEBANK_WEIGHT = 3
CASE_SHARE = 0.05  # of the sentences once more in capitals, and in small letters
META = {
    "name": "kommunegraf_names",
    "version": "1.0.0",
    "description": "Names of people, organisations and places in Norwegian text",
    "license": "CC BY 4.0",
}
# "kl.10" stays whole as the tokenizer leaves it; a sign alone is a word
_WORD = re.compile(r"\w+(?:[-’'./:]\w+)*|[^\w\s]")


def running_text(data: Path) -> Iterator[str]:
    """Sentences and paragraphs with blanks around every word, in a fixed order."""
    for title, paragraphs in reviews(data):
        yield from (" ".join(_WORD.findall(text)) for text in (title, *paragraphs))
    for law in laws(data)[::LAW_SHARE]:
        for heading, paragraphs in law.sections:
            yield from (" ".join(_WORD.findall(t)) for t in (heading, *paragraphs))
    for language in [*LANGUAGES] * TREEBANK_WEIGHT:
        yield from (" ".join(words(s)) for s in split(data, language, "train"))


def learn_vectors(texts: Iterable[str], work: Path) -> Path:
    """Vectors of letter groups from running text, as a spaCy pipeline's folder."""
    source, table = work / "text.txt", work / "vectors.floret"
    source.write_text("\n".join(texts) + "\n", "utf-8")
    model = floret.train_unsupervised(
        str(source), model="cbow", mode="floret", dim=DIMENSIONS, bucket=BUCKETS,
        hashCount=2, minn=4, maxn=5, minCount=5, epoch=EPOCHS, neg=10, lr=0.05,
        thread=1,
    )  # fmt: skip
    model.save_floret_vectors(str(table))
    nlp = spacy.blank("nb")
    convert_vectors(nlp, table, truncate=0, prune=-1, name="names", mode="floret")
    nlp.to_disk(work / "vectors")
    return work / "vectors"


def as_doc(nlp: Language, sentence: Sentence) -> Doc:
    """A sentence with its names, as the tagger is to learn it."""
    doc = Doc(nlp.vocab, words=list(words(sentence)))
    tags = iob_to_biluo([token.tag for token in sentence])
    doc.ents = biluo_tags_to_spans(doc, tags)
    return doc


def in_other_cases(sentences: list[Sentence]) -> Iterator[Sentence]:
    """Some sentences in capitals, some in small letters, as headings and forms are."""
    rng = random.Random(SEED)
    for change in (str.upper, str.lower):
        for s in rng.sample(sentences, int(len(sentences) * CASE_SHARE)):
            yield tuple(type(t)(change(t.form), t.lemma, t.features, t.tag) for t in s)


def write_docs(sentences: Iterable[Sentence], path: Path) -> None:
    """Write sentences in the binary form that spaCy trains from."""
    nlp = spacy.blank("nb")
    DocBin(docs=[as_doc(nlp, s) for s in sentences]).to_disk(path)


def prepare(data: Path, work: Path) -> None:
    """Write the sentences of both languages to train on and to stop by."""
    known = [s for name in LANGUAGES for s in split(data, name, "train")]
    write_docs([*known, *in_other_cases(known)], work / "train.spacy")
    dev = [s for name in LANGUAGES for s in split(data, name, "dev")]
    write_docs(dev, work / "dev.spacy")


def ship(best: Path, out: Path) -> None:
    """Write the best tagger without paths and without the words of the training texts.

    Vectors of letter groups need no list of words: any word has one.
    """
    nlp = spacy.load(best)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["initialize"]["vectors"] = None
    nlp.meta.update(META)
    nlp.to_disk(out)
    needed = sorted({*spacy.blank("nb").vocab.strings, *nlp.get_pipe("ner").labels})
    (out / "vocab" / "strings.json").write_text(
        json.dumps(needed, ensure_ascii=False, indent=0) + "\n", "utf-8"
    )


def main() -> None:
    """Learn the vectors, train, keep the best by the development part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    scratch = Path(gettempdir(), "kommunegraf-names")
    parser.add_argument("--work", type=Path, default=scratch)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    prepare(options.data, work)
    vectors = learn_vectors(running_text(options.data), work)
    logger.info("vectors ready")
    overrides = {
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
        "paths.vectors": str(vectors),
    }
    train(Path(__file__).with_name("names.cfg"), work / "model", overrides=overrides)
    ship(work / "model" / "model-best", options.out)


if __name__ == "__main__":
    main()

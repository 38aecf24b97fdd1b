"""Make the tables of lemmas that ship in ingest/lexicon.

    nice python bench/language/build_lemmas.py --out ingest/lexicon

Norsk Ordbank says which lemmas a form may have, the treebank which one it mostly has;
both are pressed into rules "words that end so change so" with as few rules as give
every known form its lemma. A whole word is a rule that begins with ``^``. So a compound
nobody listed is inflected as its last part is. A minute for both languages.
"""

import argparse
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from build_lexicon import write
from norne import split

Change = tuple[int, str]  # letters to take off the end, and what to put there
Seen = dict[str, Counter[str]]  # form -> its lemmas, counted

CLASSES = ("noun", "verb", "adj", "adv")  # which to believe where nothing tells
LEAST_VOTES = 3
GENITIVE_WEIGHT = 0.5
# The treebank keeps "det"; UD since 2.15 has one lemma for "den" and "det".
AS_UD_WRITES = {"nob": {"det": "den"}, "nno": {}}
FILES = {"nob": "nb", "nno": "nn"}
_LETTER = re.compile(r"[^\W\d_]")


@dataclass
class Treebank:
    """Forms in lower case and names as they stand, each with counted lemmas."""

    words: Seen = field(default_factory=lambda: defaultdict(Counter))
    names: Seen = field(default_factory=lambda: defaultdict(Counter))


def count(data: Path, language: str) -> Treebank:
    """The forms of the training sentences of a language."""
    seen = Treebank()
    for sentence in split(data, language, "train"):
        for token in sentence:
            if "|prop" in token.features:
                seen.names[token.form][token.lemma] += 1
            elif _LETTER.search(token.form) and not token.features.startswith("ukj"):
                seen.words[token.form.lower()][token.lemma] += 1
    return seen


def dictionary(data: Path) -> dict[str, dict[str, str]]:
    """Forms of bokmål in lower case: word class -> lemma."""
    with gzip.open(data / "ordbank" / "nb_lemma_exc.json.gz") as file:
        tables = json.load(file)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name in CLASSES:
        for form, lemmas in tables[name].items():
            if " " not in form and len(form) > 1:
                lemma = lemmas[-1] if form.islower() else lemmas[-1].lower()
                found[form.lower()][name] = lemma
    return found


def change(form: str, lemma: str) -> Change:
    """What turns a form into its lemma: ("husene", "hus") -> (3, "")."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def _clues(form: str, changes: set[Change]) -> Iterator[tuple[str, frozenset[Change]]]:
    """What is looked at to choose among changes, the surest first."""
    yield from ((form[-n:], frozenset(changes)) for n in (4, 3, 2))
    yield "", frozenset(changes)


def choices(
    listed: Mapping[str, Mapping[str, str]], seen: Seen
) -> dict[tuple[str, frozenset[Change]], Counter[Change]]:
    """How running text chooses where the dictionary gives several lemmas."""
    votes: dict[tuple[str, frozenset[Change]], Counter[Change]] = defaultdict(Counter)
    for form, lemmas in seen.items():
        possible = {change(form, lemma) for lemma in listed.get(form, {}).values()}
        for lemma, n in lemmas.items():
            if len(possible) > 1 and change(form, lemma) in possible:
                for clue in _clues(form, possible):
                    votes[clue][change(form, lemma)] += n
    return votes


def chosen(listed: Mapping[str, Mapping[str, str]], seen: Seen) -> dict[str, Change]:
    """One change for each form of the dictionary."""
    votes = choices(listed, seen)
    found = {}
    for form, lemmas in listed.items():
        possible = {change(form, lemma) for lemma in lemmas.values()}
        first = change(form, next(lemmas[name] for name in CLASSES if name in lemmas))
        heard = (votes.get(clue, Counter()) for clue in _clues(form, possible))
        best = next((v for v in heard if v.total() >= LEAST_VOTES), None)
        found[form] = best.most_common(1)[0][0] if best else first
    return found


def known_forms(
    listed: Mapping[str, Mapping[str, str]], seen: Treebank, fixed: Mapping[str, str]
) -> dict[str, tuple[Change, float]]:
    """Every form with its change and how much it counts; genitives of nouns too."""
    found = {form: (made, 1.0) for form, made in chosen(listed, seen.words).items()}
    for form, lemmas in listed.items():
        if "noun" in lemmas and not form.endswith("s") and form + "s" not in found:
            cut, put = change(form, lemmas["noun"])
            found[form + "s"] = (cut + 1, put), GENITIVE_WEIGHT
    for form, counted in seen.words.items():
        lemma = fixed.get(form, counted.most_common(1)[0][0])
        found[form] = change(form, lemma), 1 + math.log1p(counted.total())
    return found


def rules(forms: Mapping[str, tuple[Change, float]]) -> dict[str, Change]:
    """Endings and their changes; of several endings that fit, the longest is right."""
    weights: dict[str, Counter[Change]] = defaultdict(Counter)
    longer: dict[str, set[str]] = defaultdict(set)
    for form, (made, weight) in forms.items():
        marked = "^" + form
        for at in range(len(marked) + 1):
            weights[marked[at:]][made] += weight  # type: ignore[assignment]
            if at:
                longer[marked[at:]].add(marked[at - 1 :])
    found: dict[str, Change] = {}
    open_ends: list[tuple[str, Change | None]] = [("", None)]
    while open_ends:
        ending, inherited = open_ends.pop()
        best = min(weights[ending], key=lambda c: (-weights[ending][c], c))
        fits = best[0] <= len(ending.removeprefix("^"))
        if best != inherited and (fits or len(weights[ending]) == 1):
            found[ending] = inherited = best
        if len(weights[ending]) > 1 or best != inherited:
            open_ends += [(end, inherited) for end in sorted(longer[ending])]
    return found


def names_first(seen: Treebank) -> list[str]:
    """Names that are names at the head of a sentence too, where all words are big."""
    counted: Counter[str] = Counter()
    for form, lemmas in seen.names.items():
        if form[0].isupper() and _LETTER.search(form):
            common = seen.words.get(form.lower(), Counter()).total()
            if lemmas.total() > common:
                counted += lemmas
    # "Norges" of "Norges Bank" beside "Norge": a genitive all the same
    bare = {n for n in counted if counted[n.removesuffix("s")] <= counted[n]}
    return sorted(name for name in bare if name[0].isupper())


def main() -> None:
    """Count, choose, press into rules, and write two lists for each language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("ingest/lexicon"))
    options = parser.parse_args()
    for language, short in FILES.items():
        seen = count(options.data, language)
        listed = dictionary(options.data) if language == "nob" else {}
        found = rules(known_forms(listed, seen, AS_UD_WRITES[language]))
        ordered = sorted(found, key=lambda ending: ending[::-1])
        lines = [f"{end}\t{found[end][0]}\t{found[end][1]}" for end in ordered]
        write(options.out / f"lemmas.{short}.tsv.gz", lines)
        write(options.out / f"names.{short}.txt.gz", names_first(seen))


if __name__ == "__main__":
    main()

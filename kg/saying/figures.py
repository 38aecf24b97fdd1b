"""Rows of money and of indicators, each as one sentence with its cells in a slot."""

import json
from collections.abc import Iterator, Sequence

from ingest import facts
from ingest.facts import Extraction
from kg.saying.words import Said, sentence
from kg.speech import measured, money


def posts(extraction: Extraction) -> Iterator[Said]:
    """The cells of each printed row of a money table, as one sentence."""
    found: dict[tuple[object, ...], list[facts.Budsjettpost]] = {}
    for fact in extraction.facts:
        if isinstance(fact, facts.Budsjettpost):
            key = (fact.tekst, fact.tjenesteomraade, fact.tabell, fact.evidence[0])
            found.setdefault(key, []).append(fact)
    for posts in found.values():
        yield _post(posts)


def _post(posts: Sequence[facts.Budsjettpost]) -> Said:
    first = posts[0]
    area = first.tjenesteomraade
    label = f"{first.tekst} ({area})" if area and area != first.tekst else first.tekst
    cells = [_post_cell(post) for post in posts]
    told = ", ".join(f"{cell['column']}: {cell['said']}" for cell in cells)
    slots = {
        "label": first.tekst,
        "area": area or "",
        "posttype": first.posttype or "",
        "prosjekt": first.prosjekt or "",
        "cells": json.dumps(cells, ensure_ascii=False),
    }
    kind = "investering " if first.posttype == "investering" else "budsjett "
    evidence = tuple(dict.fromkeys(s for post in posts for s in post.evidence))
    return Said("Budsjettpost", sentence(f"{kind}{label}: {told}"), evidence, slots)


def _post_cell(post: facts.Budsjettpost) -> dict[str, str]:
    column = " ".join(post.kolonne.split())
    return {
        "column": column,
        "area": "",
        "year": str(post.aar or ""),
        "version": post.versjon or "",
        "value": str(post.verdi),
        "unit": "kr",
        "said": money(post.verdi),
        "printed": post.overflateform,
    }


def series(extraction: Extraction) -> Iterator[Said]:
    """The figures of each printed row of indicators, as one sentence."""
    found: dict[tuple[object, ...], list[facts.Observasjon]] = {}
    for fact in extraction.facts:
        if isinstance(fact, facts.Observasjon):
            found.setdefault((fact.indikator, fact.evidence[0]), []).append(fact)
    for seen in found.values():
        cells = [_figure_cell(fact) for fact in seen]
        told = ", ".join(f"{cell['column']}: {cell['said']}" for cell in cells)
        evidence = tuple(dict.fromkeys(s for fact in seen for s in fact.evidence))
        slots = {
            "label": seen[0].indikator,
            "cells": json.dumps(cells, ensure_ascii=False),
        }
        text = sentence(f"{seen[0].indikator}: {told}")
        yield Said("Observasjon", text, evidence, slots)


def _figure_cell(fact: facts.Observasjon) -> dict[str, str]:
    year = str(fact.aar or "")
    return {
        "column": " ".join(part for part in (fact.omraade, year) if part),
        "area": fact.omraade,
        "year": year,
        "version": "",
        "value": str(fact.verdi),
        "unit": fact.enhet,
        "said": measured(fact.verdi, fact.enhet),
        "printed": fact.overflateform,
    }

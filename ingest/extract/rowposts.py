"""The post in a row of a list of attendance: before the name, behind it, or unknown."""

import re
from functools import cache

from ingest.extract.listcells import PERSON
from ingest.extract.person_names import NAME, function_name
from ingest.gazetteer import functions, given_names


@cache
def post_form() -> re.Pattern[str]:
    """A post as the list of posts has it."""
    forms = sorted(functions(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?i:{'|'.join(map(re.escape, forms))})(?![\w-])")


def split_post(text: str, listed: str) -> tuple[str | None, str]:
    """The post of a row, and the row without it."""
    match = post_form().search(text)
    if match is None:
        return _unknown_post(text, listed)
    if match.start() == 0:
        name = first_name(text, match.end())
        return function_name(text[:name]), text[name:]
    before, after = text[: match.start()].rstrip(" ,-–"), text[match.end() :]
    if not PERSON.search(before):
        name = first_name(text, match.end())
        return function_name(text[:name]), text[name:]
    tail = PERSON.search(after)
    field = after[: tail.start()] if tail else after
    post = (
        function_name(match[0] + field.rstrip(" )"))
        if not re.search(r"\d|\(", field)
        else function_name(match[0])
    )
    return post, f"{before} {after[len(field) :] if tail else ''}".strip()


def _unknown_post(text: str, listed: str) -> tuple[str | None, str]:
    """A post outside the list: what stands before a given name or after a comma."""
    comma = re.match(
        rf"(?P<n>{NAME})(?P<p>\s*\([^)]*\))?\s*[,–-]\s+(?P<f>[a-zæøåA-ZÆØÅ].{{3,60}})$",
        text,
    )
    school = comma and re.search(r"sk[ou]len?$", comma["f"])
    if comma and not school and not PERSON.search(comma["f"]):
        return function_name(comma["f"]), comma["n"] + (comma["p"] or "")
    name = first_name(text, 0)
    lead = text[:name].strip(" :,")
    if listed != "administrasjon" and re.fullmatch(r"[A-ZÆØÅ][a-zæøå-]+", lead):
        return None, text  # a given name that the list does not know
    return (
        (function_name(lead), text[name:])
        if lead and len(lead) < 50 and name < len(text)
        else (None, text)
    )


def first_name(text: str, start: int) -> int:
    """Where the name behind a post begins: at a given name, else at the first name."""
    words = list(re.finditer(r"[^\s,]+", text[start:]))
    for index, word in enumerate(words):
        plain = word[0]
        known = plain in given_names() or plain.split("-")[0] in given_names()
        if known and index + 1 < len(words):
            return start + word.start()
    match = PERSON.search(text, start)
    return match.start() if match else len(text)

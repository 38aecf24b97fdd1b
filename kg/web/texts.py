"""What the pages say, held as data in three languages."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

LANGUAGES: Final = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    """All texts, by name and language."""
    told = files("kg.web").joinpath("texts.toml").read_text("utf-8")
    return tomllib.loads(told)


def text(name: str, language: str, /, **values: object) -> str:
    """A text, filled in."""
    return texts()[name][language].format(**values)

"""The settings, read once from the environment and handed on as arguments."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SettingError

BASE = "https://kommunegraf.example/id/"


@dataclass(frozen=True)
class Settings:
    """What a user may set. See docs/settings.md for each variable.

    kb: the knowledge base. base: what every IRI of the data begins with. encoder:
    name or path of the embedding model, None for our own. workers: processes that
    read documents.
    """

    kb: Path = Path("kb")
    base: str = BASE
    encoder: str | None = None
    workers: int = 2

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """The settings of an environment. Raises SettingError."""
        given = os.environ if env is None else env
        return cls(
            kb=Path(given.get("KOMMUNEGRAF_KB") or cls.kb),
            base=_base(given.get("KOMMUNEGRAF_BASE") or cls.base),
            encoder=given.get("KOMMUNEGRAF_ENCODER") or None,
            workers=_count("KOMMUNEGRAF_WORKERS", given, cls.workers),
        )


def _base(value: str) -> str:
    absolute = value.startswith(("http://", "https://"))
    if absolute and value.endswith("/") and not set(value) & set(' <>"{}|\\^`'):
        return value
    raise SettingError(
        f"KOMMUNEGRAF_BASE is {value!r}; give an http(s) address that ends with /"
    )


def _count(key: str, given: Mapping[str, str], default: int) -> int:
    value = given.get(key) or str(default)
    if value.isdecimal() and int(value) >= 1:
        return int(value)
    raise SettingError(f"{key} is {value!r}; give a whole number from 1 upwards")

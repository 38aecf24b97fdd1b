"""The settings, read once from the environment and handed on as arguments."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import SettingError

BASE = "https://kommunegraf.example/id/"


@dataclass(frozen=True)
class Settings:
    """What a user may set. See docs/settings.md for each variable.

    kb: the knowledge base. base: what every IRI of the data begins with. encoder:
    name or path of the embedding model, None for our own. workers: processes that
    read documents. llm_url, llm_model, llm_key, llm_timeout (seconds): an
    OpenAI-compatible endpoint that may say answers over again; None for none.
    """

    kb: Path = Path("kb")
    base: str = BASE
    encoder: str | None = None
    workers: int = 2
    llm_url: str | None = None
    llm_model: str = ""
    llm_key: str = field(default="", repr=False)
    llm_timeout: float = 20.0

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """The settings of an environment. Raises SettingError."""
        given = os.environ if env is None else env
        return cls(
            kb=Path(given.get("KOMMUNEGRAF_KB") or cls.kb),
            base=_base(given.get("KOMMUNEGRAF_BASE") or cls.base),
            encoder=given.get("KOMMUNEGRAF_ENCODER") or None,
            workers=_count("KOMMUNEGRAF_WORKERS", given, cls.workers),
            llm_url=_endpoint(given),
            llm_model=given.get("KOMMUNEGRAF_LLM_MODEL") or "",
            llm_key=given.get("KOMMUNEGRAF_LLM_KEY") or "",
            llm_timeout=_seconds("KOMMUNEGRAF_LLM_TIMEOUT", given, cls.llm_timeout),
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


def _endpoint(given: Mapping[str, str]) -> str | None:
    """The address of a language model, if there is one; then it has a name as well."""
    url = given.get("KOMMUNEGRAF_LLM_URL")
    if not url:
        return None
    if not url.startswith(("http://", "https://")):
        raise SettingError(
            f"KOMMUNEGRAF_LLM_URL is {url!r}; give an http(s) address such as "
            "http://localhost:8080/v1"
        )
    if not given.get("KOMMUNEGRAF_LLM_MODEL"):
        raise SettingError(
            f"KOMMUNEGRAF_LLM_MODEL is not set, but KOMMUNEGRAF_LLM_URL is {url!r}; "
            "name the model that is to be asked there"
        )
    return url


def _seconds(key: str, given: Mapping[str, str], default: float) -> float:
    value = given.get(key) or str(default)
    plain = value.replace(".", "", 1)
    if plain.isdecimal() and float(value) > 0:
        return float(value)
    raise SettingError(f"{key} is {value!r}; give a number of seconds above 0")

"""Settings come from the environment; a wrong one names its key and value."""

from pathlib import Path

import pytest

from kg.errors import SettingError
from kg.settings import BASE, Settings


def test_without_settings_the_defaults_hold() -> None:
    assert Settings.from_env({}) == Settings(Path("kb"), BASE, None, 2)


def test_all_settings_are_read() -> None:
    env = {
        "KOMMUNEGRAF_KB": "/data/kb",
        "KOMMUNEGRAF_BASE": "https://data.fjordvik.example/",
        "KOMMUNEGRAF_ENCODER": "models/other",
        "KOMMUNEGRAF_WORKERS": "4",
        "KOMMUNEGRAF_LLM_URL": "http://localhost:8080/v1",
        "KOMMUNEGRAF_LLM_MODEL": "liten",
        "KOMMUNEGRAF_LLM_KEY": "abc",
        "KOMMUNEGRAF_LLM_TIMEOUT": "2.5",
    }
    expected = Settings(
        kb=Path("/data/kb"),
        base="https://data.fjordvik.example/",
        encoder="models/other",
        workers=4,
        llm_url="http://localhost:8080/v1",
        llm_model="liten",
        llm_key="abc",
        llm_timeout=2.5,
    )
    assert Settings.from_env(env) == expected


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("KOMMUNEGRAF_BASE", "fjordvik"),  # no address
        ("KOMMUNEGRAF_BASE", "https://fjordvik.example"),  # no slash: names would melt
        ("KOMMUNEGRAF_BASE", "https://fjord vik.example/"),  # no IRI
        ("KOMMUNEGRAF_WORKERS", "0"),
        ("KOMMUNEGRAF_WORKERS", "many"),
        ("KOMMUNEGRAF_LLM_URL", "localhost:8080"),  # no address
        ("KOMMUNEGRAF_LLM_URL", "file:///etc/passwd"),  # no endpoint
        ("KOMMUNEGRAF_LLM_TIMEOUT", "0"),
        ("KOMMUNEGRAF_LLM_TIMEOUT", "soon"),
        ("KOMMUNEGRAF_LLM_TIMEOUT", "nan"),
    ],
)
def test_a_wrong_setting_is_told_of(key: str, value: str) -> None:
    with pytest.raises(SettingError, match=key) as told:
        Settings.from_env({key: value})
    assert repr(value) in str(told.value)


def test_a_language_model_needs_a_name() -> None:
    with pytest.raises(SettingError, match="KOMMUNEGRAF_LLM_MODEL is not set"):
        Settings.from_env({"KOMMUNEGRAF_LLM_URL": "http://localhost:8080/v1"})

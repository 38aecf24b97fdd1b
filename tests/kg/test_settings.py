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
    }
    expected = Settings(
        Path("/data/kb"), "https://data.fjordvik.example/", "models/other", 4
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
    ],
)
def test_a_wrong_setting_is_told_of(key: str, value: str) -> None:
    with pytest.raises(SettingError, match=key) as told:
        Settings.from_env({key: value})
    assert repr(value) in str(told.value)

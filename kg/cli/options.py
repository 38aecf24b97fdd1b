"""Options that several commands share, and how they are told."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.settings import Settings

_F = TypeVar("_F", bound=Callable[..., Any])

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def _kb(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path:
    del context, parameter
    return value or Settings.from_env().kb


def kb_option(command: _F) -> _F:
    """Which knowledge base: the option, else the setting, else ``./kb``."""
    option = click.option(
        "--kb",
        type=click.Path(path_type=Path, file_okay=False),
        callback=_kb,
        help="Folder of the knowledge base [KOMMUNEGRAF_KB, else ./kb].",
    )
    return option(command)


def examples(*lines: str) -> str:
    """The end of a help text: commands that can be copied."""
    return "\n".join(("\b", "Examples:", *(f"  kommunegraf {line}" for line in lines)))


def tell_json(told: object) -> None:
    """Print as JSON, readable by people too."""
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))


@contextmanager
def waiting(told: str) -> Iterator[None]:
    """Say what is being done, on the terminal's error stream, while it is done."""
    from rich.console import Console

    with Console(stderr=True).status(told):
        yield

"""Commands that open something to look at: the endpoint and the page."""

import os
import socket
import sys
from pathlib import Path

import click

from kg.cli.options import examples, kb_option

_PORT = click.IntRange(1, 65535)
PAGE = Path(__file__).resolve().parents[2] / "app.py"


@click.command(epilog=examples("serve", "serve --port 8080 --kb /data/kb"))
@click.option("--port", type=_PORT, default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@kb_option
def serve(port: int, host: str, kb: Path) -> None:
    """Serve the graph as a SPARQL endpoint, read only."""
    import uvicorn

    from kg.endpoint.app import create_app

    app = create_app(kb)
    _require_free(host, port)
    click.echo(f"SPARQL: http://{host}:{port}/sparql  (stop with Ctrl-C)")
    uvicorn.run(app, host=host, port=port, log_level="warning")


@click.command(epilog=examples("app", "app --port 8502 --kb /data/kb"))
@click.option("--port", type=_PORT, default=8501, show_default=True)
@click.option("--host", default="localhost", show_default=True)
@kb_option
def app(port: int, host: str, kb: Path) -> None:
    """Open the page for questions in a browser on this machine."""
    from kg.versions import KnowledgeBase

    KnowledgeBase(kb).require()
    if not PAGE.exists():
        raise click.ClickException(f"{PAGE}: the page is not here; install a checkout")
    _require_free(host, port)
    click.echo(f"Kommunegraf: http://{host}:{port}  (stop with Ctrl-C)")
    command = (
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(PAGE),
        *_options(host, port),
    )
    environment = {**os.environ, "KOMMUNEGRAF_KB": str(kb.resolve())}
    os.chdir(PAGE.parent)  # where .streamlit/config.toml is
    os.execve(sys.executable, command, environment)  # signals reach the page itself


def _require_free(host: str, port: int) -> None:
    """Raise ClickException where the address cannot be listened on, before starting."""
    try:
        socket.create_server((host, port)).close()
    except OSError as error:
        why = (error.strerror or str(error)).partition(" (")[0]
        raise click.ClickException(
            f"{host}:{port} cannot be used ({why}); "
            f"end what uses it, or choose another with --port"
        ) from error


def _options(host: str, port: int) -> tuple[str, ...]:
    return (
        f"--server.port={port}",
        f"--server.address={host}",
        "--server.headless=true",
        "--server.fileWatcherType=none",
        "--browser.gatherUsageStats=false",
    )

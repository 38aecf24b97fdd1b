"""A small knowledge base, read for real, for the tests of what people meet."""

from pathlib import Path

import pytest

PROTOCOL = """\
Fjordvik kommune

Møteprotokoll

Utvalg: Formannskapet
Møtested: Rådhuset
Dato: 14.03.2024
Tid: 09:00 - 11:30

Følgende faste medlemmer møtte:
Navn\tFunksjon\tRepresenterer
Kari Berg\tLeder\tA
Ola Lie\tMedlem\tH

Sak 7/24 Ny bru ved Solheim

Kommunedirektørens innstilling
1. Det bygges ny bru ved Solheim innenfor en ramme på 12 mill. kroner.

Behandling
Innstillingen ble enstemmig vedtatt.

Vedtak
1. Det bygges ny bru ved Solheim innenfor en ramme på 12 mill. kroner.
"""
REPORT = """\
Fjordvik kommune
Årsrapport 2023

Temaplaner
Temaplan for vannmiljø ble vedtatt av kommunestyret 12. desember 2023.

Medarbeidere
Sykefraværet var 8,1 prosent i 2023. Kommunen hadde 412 årsverk.
"""


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two invented documents of an invented municipality."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "protokoll.txt").write_text(PROTOCOL, "utf-8")
    (folder / "arsrapport.txt").write_text(REPORT, "utf-8")
    return folder


@pytest.fixture(scope="session")
def small_kb(small_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What they say, published."""
    from kg.build import build

    kb = tmp_path_factory.mktemp("small") / "kb"
    report = build(small_folder, kb, workers=1)
    assert not report.failed
    return kb

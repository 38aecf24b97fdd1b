"""What a document's quads and rows depend on beside the document itself."""

from hashlib import sha256
from pathlib import Path

SKIPPED = {"web", "export", "cli.py", "endpoint.py", "__pycache__"}


def fingerprint(base: str, encoder: str | None) -> str:
    """Stands for our code and data and for the settings that the graph depends on.

    It is the content itself, so nobody has to remember to raise a number when an
    extractor, the ontology or a model changes.
    """
    summed = sha256(f"{base}\n{encoder}\n".encode())
    ours = Path(__file__).parent
    for package in (ours.parent / "ingest", ours):
        for path in sorted(package.rglob("*")):
            inside = path.relative_to(package.parent)
            if not SKIPPED & set(inside.parts) and path.is_file():
                summed.update(f"{inside}\n".encode())
                summed.update(path.read_bytes())
    return summed.hexdigest()[:16]

from pathlib import Path

import pytest

HEAD = b"%PDF-1.4\n"


@pytest.fixture
def pdf():
    """Makes a PDF by hand: pages of (x, y, size, text), in points from below."""

    def make(*pages, bold=False, rules=()):
        return _pdf([_content(page, rules) for page in pages], bold)

    return make


def _content(words, rules):
    lines = [f"{x} {y} {w} {h} re f" for x, y, w, h in rules]
    for x, y, size, text in words:
        safe = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        lines.append(f"BT /F1 {size} Tf {x} {y} Td ({safe}) Tj ET")
    return "\n".join(lines).encode("cp1252")


def _pdf(contents, bold):
    font = "Helvetica-Bold" if bold else "Helvetica"
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        (
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} "
            "/Encoding /WinAnsiEncoding >>"
        ).encode(),
    ]
    for at, content in enumerate(contents):
        objects.append(
            (
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
                f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * at} 0 R >>"
            ).encode()
        )
        stream = f"<< /Length {len(content)} >>\nstream\n".encode()
        objects.append(stream + content + b"\nendstream")
    return _file(objects)


def _file(objects):
    data, places = bytearray(HEAD), []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        data += f"{place:010} 00000 n \n".encode()
    data += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n".encode()
    return bytes(data + f"startxref\n{start}\n%%EOF\n".encode())


@pytest.fixture
def save(tmp_path):
    """Writes bytes to a file and gives its path."""

    def write(name, data) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write

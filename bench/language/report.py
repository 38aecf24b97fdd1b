"""The table of all language models, in Markdown.

    python bench/language/report.py [embedding|names|lemmas|reader …]

Each part is a module beside this one with a function ``table()`` that gives rows of
task, figure and goal; a part that is not there is left out.
"""

import argparse
from importlib import import_module
from importlib.util import find_spec

PARTS = ("embedding", "names", "lemmas", "reader")


def lines(parts: list[str]) -> list[str]:
    """The table, line by line."""
    found = ["| task | figure | goal |", "|---|---|---|"]
    for part in parts:
        rows = getattr(import_module(part), "table", list)()
        found += [f"| {' | '.join(map(str, row))} |" for row in rows]
    return found


def main() -> None:
    """Print the table of the parts that are asked for, or of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="*")
    asked = parser.parse_args().part or [part for part in PARTS if find_spec(part)]
    print("\n".join(lines(asked)))


if __name__ == "__main__":
    main()

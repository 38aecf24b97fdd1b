"""``python -m kg.cli``: the command line where its script is not installed."""

from kg.cli import main

if __name__ == "__main__":
    main(prog_name="kommunegraf")

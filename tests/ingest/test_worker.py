import os
import signal
import time
from pathlib import Path

import pytest

from ingest.errors import LimitExceeded, UnreadableFile, UnsupportedFormat
from ingest.readers.limits import MEBI, Limits
from ingest.worker import run_many


def behave(path: Path) -> str:
    """Do what the name of a file says."""
    match path.stem.split("-")[-1]:
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "exit":
            os._exit(3)
        case "slow":
            time.sleep(600)
        case "greedy":
            return str(len(bytearray(4096 * MEBI)))
        case "strange":
            raise UnsupportedFormat(f"{path.name}: not a document")
    return path.name


@pytest.fixture
def results(tmp_path):
    def run(*names, seconds=120.0):
        paths = [tmp_path / name for name in names]
        for path in paths:
            path.write_text("x")
        limits = Limits(seconds=seconds, memory=1024 * MEBI)
        return [
            (path.name, result) for path, result in run_many(paths, behave, 2, limits)
        ]

    return run


def test_results_come_in_the_order_of_the_paths(results):
    names = ["b.txt", "a.txt", "c.txt"]
    assert results(*names) == [(name, name) for name in names]


def test_no_paths_no_workers(results):
    assert results() == []


def test_one_bad_file_stops_no_other(results):
    told = dict(results("1-crash", "2", "3-exit", "4-strange", "5-greedy", "6"))
    assert told["2"] == "2"
    assert told["6"] == "6"
    assert isinstance(told["1-crash"], UnreadableFile)
    assert "1-crash" in str(told["1-crash"])
    assert "SIGSEGV" in str(told["1-crash"])
    assert "exit status 3" in str(told["3-exit"])
    assert isinstance(told["4-strange"], UnsupportedFormat)
    assert isinstance(told["5-greedy"], LimitExceeded)


def test_a_file_that_takes_too_long_is_given_up(results):
    results("warm")  # so that the time is spent on the file, not on imports
    told = dict(results("1-slow", "2", seconds=4.0))
    assert isinstance(told["1-slow"], LimitExceeded)
    assert "4 s" in str(told["1-slow"])
    assert told["2"] == "2"

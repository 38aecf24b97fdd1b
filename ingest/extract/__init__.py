"""The extractors: one module for each kind of fact, each a generator of facts."""

from collections.abc import Callable, Iterator


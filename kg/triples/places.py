"""What a place in a document belongs to: its part, its headings, its quality."""

from bisect import bisect_right
from functools import cached_property

from ingest.model import Layout, Passage, Section, Span


class Places:
    """Looks up places of a layout by bisection."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._parts = [part.span.start for part in layout.parts]
        self._passages = sorted(layout.passages, key=lambda p: p.span)
        self._starts = [passage.span.start for passage in self._passages]

    def part(self, offset: int) -> int | None:
        """The index of the part that an offset stands in."""
        if not self._parts:
            return None
        return max(bisect_right(self._parts, offset) - 1, 0)

    def path(self, offset: int) -> tuple[str, ...]:
        """The heading path that an offset stands under, as ``Layout.path_at``."""
        bounds, paths = self._turns
        at = bisect_right(bounds, offset) - 1
        return paths[at] if at >= 0 else ()

    def passage(self, span: Span) -> Passage | None:
        """The passage of the layout that holds a span."""
        at = bisect_right(self._starts, span.start) - 1
        found = self._passages[at] if at >= 0 else None
        return found if found is not None and found.span.covers(span) else None

    def quality(self, span: Span) -> float | None:
        """The quality of the passage that a span begins in."""
        found = self.passage(Span(span.start, span.start + 1))
        return found.quality if found else None

    @cached_property
    def _turns(self) -> tuple[list[int], list[tuple[str, ...]]]:
        """Where the innermost section changes, and the path from there on."""
        sections = sorted(self._layout.sections, key=lambda s: s.span.start)
        bounds = sorted({edge for s in sections for edge in s.span})
        paths: list[tuple[str, ...]] = []
        open_: list[Section] = []
        coming = iter(sections)
        following = next(coming, None)
        for bound in bounds:
            while following is not None and following.span.start <= bound:
                open_.append(following)
                following = next(coming, None)
            open_ = [section for section in open_ if section.span.end > bound]
            inner = max(open_, key=lambda section: section.level, default=None)
            paths.append(inner.path if inner else ())
        return bounds, paths

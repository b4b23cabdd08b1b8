"""Joining things step by step, whatever the order."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model.document import Span

Item = str | tuple[str, Span]  # a document's id, or a passage of it


@dataclass(slots=True)
class Groups:
    """Things joined step by step; the least of a group stands for it, whatever the order of joining."""

    _parents: dict[str, str] = field(default_factory=dict)

    def find(self, item: str) -> str:
        """Return the least item that is joined with this one."""
        root = item
        while (above := self._parents.get(root, root)) != root:
            root = above
        while (above := self._parents.get(item, item)) != root:
            self._parents[item], item = root, above
        return root

    def join(self, one: str, other: str) -> bool:
        """Join two groups; False where they were one already."""
        low, high = sorted((self.find(one), self.find(other)))
        if low != high:
            self._parents[high] = low
        return low != high

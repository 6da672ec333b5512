"""Frozen dataclasses that cost no more to make than open ones.

What `frozen` forbids, the type checker forbids everywhere in this program. To forbid it at run time too, each instance would have to
fill its slots past its own guard, which takes four times as long: 1 to 3 R of an article.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    Kind = TypeVar("Kind")

    def dataclass(*, frozen: bool, slots: bool, eq: bool = True) -> Callable[[type[Kind]], type[Kind]]:
        """Return what makes a class a dataclass whose instances compare and hash as frozen ones do."""
        return dataclasses.dataclass(slots=slots, eq=eq, unsafe_hash=frozen and eq)


__all__ = ["dataclass"]

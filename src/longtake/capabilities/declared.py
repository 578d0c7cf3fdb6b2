"""What every model declares of itself, whatever it does."""

from typing import Protocol

from longtake.film.quote import Price


class Declared(Protocol):
    """The adapter's version, and what a call costs."""

    @property
    def version(self) -> int:
        """Of its adapter: raised when the same request would give another result."""
        ...

    @property
    def price(self) -> Price:
        """What a call costs, as declared."""
        ...


class Paced(Declared, Protocol):
    """One whose calls last."""

    @property
    def pace(self) -> float:
        """Wall seconds that a second of result takes, or a still, as declared."""
        ...

"""Everything that can go wrong, named by what to do next.

LongtakeError
├── Transient            the call was never delivered or did nothing: try again
│   └── RateLimited      try again after `after` seconds
├── Refused              the vendor will not make it: reword `what`, or go elsewhere
├── BadOutput            the result is broken: another seed may help
├── Unusable             the input is broken: the person must change it
├── Unsupported          the model cannot do what is asked: choose another
├── Unauthorized         the key is missing, wrong or revoked
├── OutOfCredit          the account is empty
├── OverBudget           the film's own budget would be passed
├── ModelGone            retired: use `successor`
├── Expired              a ticket or link is no longer known
├── Waiting              somebody has to look or to decide: `longtake approve`, then it goes on
├── Overdue              the run's own time is over: what was bought is collected by the next
├── OutcomeUnknown       a paid call may or may not have arrived: look before buying again
├── Stopped              somebody stopped the run: nothing is lost, go on when you like
└── MissingSegments      the run ended with segments that have no take
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal


class LongtakeError(Exception):
    """Any failure that Longtake foresees; its text is for people."""

    charge: Decimal | None = None
    """US dollars that the failed call cost all the same, where that is known."""


class Transient(LongtakeError):  # noqa: N818 - the tree names what to do next
    """Nothing was made and nothing paid: the same call may be made again."""


class RateLimited(Transient):
    """The vendor asks to wait."""

    def __init__(self, why: str, *, after: float | None = None) -> None:
        super().__init__(why)
        self.after = after


class Refused(LongtakeError):  # noqa: N818
    """The vendor refuses what it was given or what it made."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"the {what} was refused: {why}")
        self.what = what
        """`prompt`, `image`, `reference` or `output`."""
        self.why = why


class BadOutput(LongtakeError):  # noqa: N818
    """The result does not decode, is too short or is not what was asked."""


class Unusable(LongtakeError):  # noqa: N818
    """Something that a person gave cannot be used."""

    def __init__(self, what: str, why: str, remedy: str = "") -> None:
        super().__init__(f"{what}: {why}{f'; {remedy}' if remedy else ''}")
        self.what = what
        self.why = why
        self.remedy = remedy


class Unsupported(LongtakeError):  # noqa: N818
    """The model cannot take what it would be given."""


class Unauthorized(LongtakeError):  # noqa: N818
    """The provider does not accept the key."""


class OutOfCredit(LongtakeError):  # noqa: N818
    """The account at the provider is empty."""


class OverBudget(LongtakeError):  # noqa: N818
    """What is asked would pass the budget."""


class ModelGone(LongtakeError):  # noqa: N818
    """The model is retired."""

    def __init__(self, model: str, successor: str = "") -> None:
        remedy = f"use {successor}" if successor else "choose another (longtake models)"
        super().__init__(f"{model} is retired; {remedy}")
        self.successor = successor


class Expired(LongtakeError):  # noqa: N818
    """The vendor no longer knows the ticket or the link."""


class Waiting(LongtakeError):  # noqa: N818
    """The run waits for a person."""


class Overdue(LongtakeError):  # noqa: N818
    """The run's deadline has passed."""


class OutcomeUnknown(LongtakeError):  # noqa: N818
    """Nobody knows whether the paid call arrived."""


class Stopped(LongtakeError):  # noqa: N818
    """The process was asked to stop; nothing is lost."""


class MissingSegments(LongtakeError):  # noqa: N818
    """The run is over and some segments have no take; what exists is kept."""

    def __init__(self, segments: Sequence[str], why: str) -> None:
        super().__init__(f"no take for {', '.join(segments)}: {why}")
        self.segments = tuple(segments)


def named(name: str, text: str) -> LongtakeError:
    """Give an error of the tree by the name of its class, as a stored outcome tells it.

    What its constructor would have asked for is left out: `text` is the whole sentence.
    """
    kind = next((each for each in _all(LongtakeError) if each.__name__ == name), LongtakeError)
    error = kind.__new__(kind)
    Exception.__init__(error, text)
    return error


def _all(kind: type[LongtakeError]) -> Iterator[type[LongtakeError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _all(below)

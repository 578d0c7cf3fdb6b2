"""An interaction with a Gemini model: how it stands, and why it came to nothing.

Facts: https://ai.google.dev/gemini-api/docs/interactions (read 2026-11), google-genai 3.6.
"""

from typing import TYPE_CHECKING, Final

from longtake.capabilities.errors import BadOutput, Expired, LongtakeError, OutOfCredit, Refused
from longtake.providers.google.account import ended

if TYPE_CHECKING:
    from google.genai.interactions import Interaction

DONE: Final = "completed"
_LONGEST: Final = 300


def failure(told: "Interaction") -> LongtakeError | None:
    """Give what an interaction ended in, None where it goes on or made something.

    A status that nobody knows is one that goes on.
    """
    match str(told.status):
        case "failed" | "incomplete":
            return ended("google", *_reason(told))
        case "cancelled":
            return Expired(f"google ended interaction {told.id}")
        case "budget_exceeded":
            return OutOfCredit(f"google: {_reason(told)[1] or 'the budget is exceeded'}")
        case _:
            return None


def nothing(told: "Interaction") -> LongtakeError:
    """Give the error of an interaction that is complete and made nothing: it answered in words.

    Without words it is a broken result.
    """
    words = " ".join((told.output_text or "").split())
    if words:
        return Refused("output", words[:_LONGEST])
    return BadOutput(f"google made nothing in interaction {told.id}")


def _reason(told: "Interaction") -> tuple[str, str]:
    """Give the code and the sentence of what went wrong."""
    for error in told.errors or ():
        return error.code or "", error.message or ""
    for step in told.steps or ():
        status = getattr(step, "error", None)
        if status is not None:
            return str(status.code or ""), status.message or ""
    return "", str(told.status)

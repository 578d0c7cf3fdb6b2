"""What `generateContent` gives back: a picture or a sound, or the reason why there is none.

Facts: https://ai.google.dev/api/generate-content (read 2026-11), google-genai 3.6 `FinishReason`.
"""

from typing import TYPE_CHECKING, Final

from longtake.capabilities.errors import (
    BadOutput,
    LongtakeError,
    Refused,
    Unauthorized,
    Unsupported,
)

if TYPE_CHECKING:
    from google.genai.types import Candidate, GenerateContentResponse

_REFUSED: Final = frozenset(
    {
        "SAFETY",
        "RECITATION",
        "BLOCKLIST",
        "PROHIBITED_CONTENT",
        "SPII",
        "IMAGE_SAFETY",
        "IMAGE_PROHIBITED_CONTENT",
        "IMAGE_RECITATION",
        "MODEL_ARMOR",
        "ESCALATION",
    }
)
"""Reasons for which the result is kept back; the others may go better another time."""


def made(answer: "GenerateContentResponse") -> tuple[bytes, str]:
    """Give what was made, which may be empty and is paid for all the same, and its media type.

    Raises `Refused`, or `BadOutput` where there is none; `ValueError` for no answer of Google's.
    """
    blocked = answer.prompt_feedback
    if blocked is not None and blocked.block_reason is not None:
        reason = blocked.block_reason.value
        why = blocked.block_reason_message or reason
        raise Refused("image" if reason.startswith("IMAGE") else "prompt", why)
    if not answer.candidates:
        message = "neither a candidate nor a reason"
        raise ValueError(message)
    first = answer.candidates[0]
    parts = (first.content.parts if first.content else None) or ()
    for part in reversed(parts):
        held = part.inline_data
        if held is not None and not part.thought:
            return held.data or b"", held.mime_type or ""
    raise _without(first)


def _without(candidate: "Candidate") -> LongtakeError:
    """Give the error of a candidate that holds nothing."""
    reason = candidate.finish_reason.value if candidate.finish_reason else "no reason"
    why = candidate.finish_message or reason
    if reason in _REFUSED:
        return Refused("output", why)
    if reason == "LANGUAGE":
        return Unsupported(f"google does not speak this language: {why}")
    if reason == "PUP_LIMITED_DISABLED":
        return Unauthorized(f"google has limited the account: {why}")
    return BadOutput(f"google made nothing: {why}")

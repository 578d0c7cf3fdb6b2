"""What can go wrong at a vendor, by name; the same words for every protocol."""

from typing import Final

TURNED_AWAY: Final = (
    "drop-before",  # the connection closes and nothing was accepted
    "limited",  # 429 with Retry-After
    "refuse-input",  # the prompt or a picture is not to the vendor's taste
    "no-credit",
    "bad-key",
    "model-gone",
    "invalid",  # the vendor finds a mistake in the request
)
"""Nothing was sold."""
BLURRED: Final = (
    "drop-after",  # sold, and the connection closes without an answer
    "broken-500",  # sold, unless answers alone are charged, and the answer is an error
    "busy-503",  # not sold, which the answer does not say for certain
    "html",  # sold, and the answer is a web page
    "huge",  # sold, and the answer has no end
    "odd-answer",  # sold, and the answer is nonsense
    "slow",  # sold, and the answer comes late
)
"""Whether it was sold cannot be told from the answer, or hardly."""
SOURED: Final = (
    "refuse-output",  # what was made is not shown
    "fail-job",
    "cancel-job",  # the vendor ends it by itself
    "odd-status",  # a status that nobody knows, then the job goes on
)
"""Sold, and the job takes another turn."""
SPOILT: Final = (
    "dead-link",  # the first link is dead; the next look gives another
    "cut-off",  # the file breaks off
    "empty",
    "short",  # half of what was asked
    "page",  # a web page in the file's place
    "broken-file",  # it breaks off whenever it is fetched
)
"""Made, and what is downloaded is no good: the first time, but for the last of them."""
JOB_FAULTS: Final = (*TURNED_AWAY, *BLURRED, *SOURED, *SPOILT)
"""Of a model that is asked after."""
CALL_FAULTS: Final = (*TURNED_AWAY, *BLURRED, "refuse-output", "cut-off", "empty")
"""Of a model that answers with what it makes."""

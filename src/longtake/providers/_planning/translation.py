"""A translation as a language model answers it, and what keeps it from being spoken."""

from collections import Counter
from collections.abc import Iterator, Mapping

from longtake.capabilities.planner import TranslationRequest
from longtake.providers._planning.plan import Strict


class LineTranslation(Strict):
    """A line in the other language."""

    shot: str
    text: str


class Translation(Strict):
    """Every line, once."""

    lines: list[LineTranslation]

    def by_shot(self) -> Mapping[str, str]:
        """Give the lines by their shots."""
        return {line.shot: line.text.strip() for line in self.lines}


def translation_mistakes(answer: Translation, request: TranslationRequest) -> Iterator[str]:
    """Give everything that is missing, doubled or empty, by the shot."""
    given = Counter(line.shot for line in answer.lines)
    missing = [shot for shot in request.lines if shot not in given]
    if missing:
        yield f"no line for {', '.join(missing)}"
    for shot, times in given.items():
        if shot not in request.lines:
            yield f"there is no line {shot!r} to translate"
        elif times > 1:
            yield f"the line of {shot} stands {times} times"
    for shot in [line.shot for line in answer.lines if not line.text.strip()]:
        yield f"the line of {shot} is empty"

"""What a language model sees amiss in a film's pictures, and what keeps that from being told."""

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field

from longtake.capabilities.planner import JudgeRequest
from longtake.film.advice import FAULTS, Remark
from longtake.film.finding import MILD, SEVERE
from longtake.providers._planning.plan import Strict

_LONGEST: Final = 300
_SEVERITIES: Final = (MILD, SEVERE)


class RemarkPlan(Strict):
    """One thing that is wrong in one picture."""

    shot: Annotated[str, Field(description="the id of the shot that the picture is of")]
    picture: Annotated[int, Field(description="the number of the picture")]
    fault: Annotated[str, Field(json_schema_extra={"enum": [*FAULTS]})]
    severity: Annotated[str, Field(json_schema_extra={"enum": [*_SEVERITIES]})]
    what: Annotated[str, Field(description="what is wrong, in one sentence")]


class Judgement(Strict):
    """All that is wrong; empty where nothing is."""

    remarks: list[RemarkPlan]

    def told(self) -> tuple[Remark, ...]:
        """Give the remarks."""
        return tuple(
            Remark(each.shot, each.picture, each.fault, each.severity, each.what.strip())
            for each in self.remarks
        )


def shots_of(request: JudgeRequest) -> list[str]:
    """Give the shot of each picture, in their order."""
    return [shown.shot for shown in request.shown for _ in shown.pictures]


def judgement_mistakes(answer: Judgement, request: JudgeRequest) -> Iterator[str]:
    """Give everything that names what is not there, or says nothing."""
    shots = shots_of(request)
    for each in answer.remarks:
        if each.shot not in shots:
            yield f"there is no shot {each.shot!r}; there are {', '.join(dict.fromkeys(shots))}"
        elif not 1 <= each.picture <= len(shots):
            yield f"there is no picture {each.picture}; there are 1 to {len(shots)}"
        elif shots[each.picture - 1] != each.shot:
            yield f"picture {each.picture} is of shot {shots[each.picture - 1]}, not {each.shot}"
        if each.fault not in FAULTS:
            yield f"there is no fault {each.fault!r}; there are {', '.join(FAULTS)}"
        if each.severity not in _SEVERITIES:
            yield f"there is no severity {each.severity!r}; there are {', '.join(_SEVERITIES)}"
        if not each.what.strip():
            yield f"the remark on picture {each.picture} says nothing"
        elif len(each.what) > _LONGEST:
            yield f"the remark on picture {each.picture} is longer than {_LONGEST} characters"

"""How often a bought job is asked after."""

import asyncio
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from longtake.engine.jobs import Jobs
from longtake.engine.policy import Policy

POLICY = Policy()


def asked(lasts: float, *usual: float, jobs: int = 1) -> list[float]:
    """Give when a job of this length is asked after, until it is found ended."""
    at = [0.0]
    while at[-1] < lasts:
        at.append(at[-1] + POLICY.pause_between(at[-1], jobs, usual))
    return at


@given(st.floats(40, 600), st.floats(0.96, 1.19))
def test_a_job_as_long_as_the_last_ones_is_found_sooner_by_fewer_questions(
    usual: float, part: float
) -> None:
    """At most a fortieth of its length is lost, and a second."""
    lasts = usual * part
    known = asked(lasts, usual, usual, usual)
    assert known[-1] - lasts <= max(1.0, lasts / 40)
    assert len(known) <= len(asked(lasts))


@given(st.floats(0, 3600), st.lists(st.floats(0.1, 3600)), st.integers(1, 2000))
def test_questions_are_bounded(waited: float, usual: list[float], jobs: int) -> None:
    """None comes sooner than after half the pause, nor do all jobs together ask too often."""
    pause = POLICY.pause_between(waited, jobs, usual)
    assert pause >= max(POLICY.poll / 2, jobs / POLICY.asks)
    assert pause <= max(POLICY.longest_poll, jobs / POLICY.asks)


def test_a_length_is_learnt_from_three_jobs_of_the_model() -> None:
    """Fewer tell nothing, others' tell nothing either."""
    jobs = Jobs()
    for lasted in (40.0, 45.0):
        jobs.ended("acme:video", lasted)
    assert not jobs.usual("acme:video")
    jobs.ended("acme:video", 50.0)
    assert jobs.usual("acme:video") == (40.0, 45.0, 50.0)
    assert not jobs.usual("acme:other")


def test_what_earlier_processes_measured_is_recalled_once() -> None:
    """The newest sixteen count, and what this process measured before goes on counting."""
    jobs, asked = Jobs(), list[str]()

    async def lasted(model: str) -> Sequence[float]:
        asked.append(model)
        return [45.0 + age for age in range(20)]

    jobs.ended("acme:video", 44.0)
    asyncio.run(jobs.recall("acme:video", lasted))
    asyncio.run(jobs.recall("acme:video", lasted))
    assert asked == ["acme:video"]
    assert jobs.usual("acme:video") == (*(59.0 - age for age in range(15)), 44.0)

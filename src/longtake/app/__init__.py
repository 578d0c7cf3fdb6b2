"""Wiring: the one place that knows everything, and what the doors (CLI, API) may ask of it."""

from longtake.app.check import Check
from longtake.app.checkup import checkup
from longtake.app.fleet import Workers
from longtake.app.judging import Showing
from longtake.app.runs import Outcome
from longtake.app.studio import Opened, Studio
from longtake.app.waits import Wait
from longtake.app.wiring import open_studio
from longtake.registry import Standing as ProviderState

__all__ = [
    "Check",
    "Opened",
    "Outcome",
    "ProviderState",
    "Showing",
    "Studio",
    "Wait",
    "Workers",
    "checkup",
    "open_studio",
]

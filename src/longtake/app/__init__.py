"""Wiring: the one place that knows everything, and what the doors (CLI, API) may ask of it."""

from longtake.app.health import Finding
from longtake.app.runs import Outcome
from longtake.app.studio import Opened, Studio
from longtake.app.wiring import open_studio
from longtake.registry import Standing as ProviderState

__all__ = ["Finding", "Opened", "Outcome", "ProviderState", "Studio", "open_studio"]

"""The described systems' own samples, made into films: their backends, their modes, their names."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from longtake.cli.pipeline import read_pipeline
from longtake.film.picture import Size
from longtake.registry import FORMER, Registry
from longtake.testing.conformance import Bench
from longtake.testing.fakes import every

SAMPLE = """\
prompt: |-
  4 a harbour
  4 the open sea
{backend}: "{name}"
generation_mode: {mode}
size: 1280*720
runway_ml:
  api_key: "${{RUNWAY_API_KEY}}"
  model_version: "gen-3-alpha"
  max_duration: 10
google_veo:
  project_id: "my-project"
  model_version: "veo-3"
  region: "us-central1"
remote_api_settings:
  max_retries: 3
  polling_interval: 10
  timeout: 600
  fallback_backend: "wan2.1"
cost_management:
  max_cost_per_video: 50.0
  warn_at_cost: 25.0
"""


@pytest.mark.parametrize(
    ("backend", "name", "mode", "fake"),
    [
        ("video_generation_backend", "runway", "chaining", "runway"),
        ("default_backend", "veo3", "keyframe", "vertex"),
        ("default_backend", "wan2.1", "chaining", "videos"),
        ("default_backend", "minimax", "keyframe", "minimax"),
    ],
)
def test_a_sample_becomes_a_film(  # noqa: PLR0913, PLR0917 - a row of a table
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    backend: str,
    name: str,
    mode: str,
    fake: str,
) -> None:
    """With today's models, within its ceilings, in its mode."""
    monkeypatch.setenv("VIDEOS_BASE_URL", "http://127.0.0.1:9")
    for variable in ("GOOGLE_CLOUD_PROJECT", "GOOGLE_CLOUD_LOCATION", "RUNWAYML_API_SECRET"):
        monkeypatch.setenv(variable, "set")
    file = tmp_path / "pipeline_config.yaml"
    file.write_text(SAMPLE.format(backend=backend, name=name, mode=mode))
    brief = read_pipeline(file).brief()
    mine = {"planner": "scripted:plan", "image": "scripted:still", "music": "scripted:tone"}
    brief = replace(brief, casting=replace(brief.casting, **mine, fallbacks=()))
    made = asyncio.run(Bench(every()[fake](), tmp_path).made(brief))
    assert (made.state, made.why) == ("done", "")
    assert made.billed == 2
    assert brief.size == Size(1280, 720)
    assert made.owed <= 50


@pytest.mark.parametrize("name", sorted(FORMER))
def test_the_advert_systems_model_names_lead_to_a_model_of_today(name: str) -> None:
    """Whichever vendor's key is set."""
    every_key = Registry(lambda _: "set", {})
    chosen = every_key.named("video", name)
    assert chosen in FORMER[name]
    for each in FORMER[name]:
        provider, _, model = each.partition(":")
        assert model in every_key.modules[provider].OFFER.video

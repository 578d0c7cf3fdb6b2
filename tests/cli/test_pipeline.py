"""Tests of `--config`: a ttv pipeline_config.yaml, its samples word for word."""

from decimal import Decimal
from pathlib import Path

import pytest

from longtake.capabilities.errors import Unusable
from longtake.cli.pipeline import read_pipeline
from longtake.film.picture import Size

PRD = """\
# New configuration options
video_generation_backend: "runway"  # Options: "wan2.1", "runway", "veo3", "framepack"

# Remote API configurations
runway_ml:
  api_key: "your-runway-api-key"
  model_version: "gen-3-alpha"  # or "gen-3-alpha-turbo"
  max_duration: 10  # seconds

google_veo:
  api_key: "your-google-api-key"
  project_id: "your-project-id"
  model_version: "veo-3"
  region: "us-central1"

# Backend-specific parameters
remote_api_settings:
  max_retries: 3
  polling_interval: 10  # seconds
  timeout: 600  # seconds
  fallback_backend: "wan2.1"  # Fallback option if primary fails
"""
IMPLEMENTATION = """\
video_generation_backend: "runway"
runway_ml:
  api_key: "${RUNWAY_API_KEY}"  # Can use environment variables
  model_version: "gen-3-alpha"   # or "gen-3-alpha-turbo"
  max_duration: 10               # Maximum seconds per clip
  motion_amount: "auto"          # Model-specific parameter
google_veo:
  api_key: "${GOOGLE_API_KEY}"
  project_id: "my-project"
  model_version: "veo-3"
  region: "us-central1"
remote_api_settings:
  max_retries: 3
  polling_interval: 10    # seconds between status checks
  timeout: 600           # total timeout in seconds
  fallback_backend: "wan2.1"  # Fallback if primary fails
cost_management:
  max_cost_per_video: 50.0     # Maximum cost in USD
  warn_at_cost: 25.0           # Warning threshold
  track_usage: true            # Enable usage tracking
"""


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set what such a file names, so that what it sets is undone."""
    for name in ("RUNWAYML_API_SECRET", "GEMINI_API_KEY", "GOOGLE_CLOUD_PROJECT"):
        monkeypatch.setenv(name, "set")
    for name in ("GOOGLE_CLOUD_LOCATION", "GOOGLE_APPLICATION_CREDENTIALS"):
        monkeypatch.setenv(name, "set")
    monkeypatch.setenv("RUNWAY_API_KEY", "sk-runway")


def test_the_sample_of_the_product_document_is_read(tmp_path: Path) -> None:
    """With today's models in the place of those that are gone, and each named."""
    found = read_pipeline(_file(tmp_path, PRD))
    brief = found.brief()
    assert brief.casting.video == "runway:gen4.5"
    assert brief.casting.fallbacks[0].startswith("videos:")
    assert found.settings["policy"] == {"attempts": 4, "poll": 10.0, "patience": 600.0}
    told = " ".join(found.notes)
    assert "gen-3-alpha is retired: runway:gen4.5 takes its place" in told
    assert "runway_ml.max_duration" in told
    assert "veo-3: the file does not choose veo3 (veo-3 is retired: vertex:veo-3.1" in told


def test_the_sample_of_the_implementation_is_read(tmp_path: Path) -> None:
    """Its ceilings become a budget and a warning."""
    found = read_pipeline(_file(tmp_path, IMPLEMENTATION))
    assert found.brief().budget == Decimal("50.0")
    assert found.settings["warn_at"] == Decimal("25.0")
    assert "runway_ml.motion_amount" in " ".join(found.notes)


def test_a_key_in_the_file_is_used_and_one_that_stands_there_as_an_example_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For this command alone."""
    import os  # noqa: PLC0415 - only here

    monkeypatch.delenv("RUNWAYML_API_SECRET")
    read_pipeline(_file(tmp_path, PRD))
    assert "RUNWAYML_API_SECRET" not in os.environ
    read_pipeline(_file(tmp_path, IMPLEMENTATION))
    assert os.environ.pop("RUNWAYML_API_SECRET") == "sk-runway"


@pytest.mark.parametrize(
    ("line", "mode"),
    [
        ("generation_mode: keyframe", "keyframe"),
        ("generation_mode: chaining", "chain"),
        ("single_keyframe_mode: true", "storyboard"),
    ],
)
def test_the_modes_keep_their_meaning(tmp_path: Path, line: str, mode: str) -> None:
    """Under their present names."""
    assert read_pipeline(_file(tmp_path, f"prompt: a cat\n{line}\n")).brief().mode == mode


def test_sizes_seeds_and_models_of_pictures_are_taken_over(tmp_path: Path) -> None:
    """As the described system writes them."""
    text = (
        "prompt: a cat\nsize: 1280*720\nbase_seed: 42\n"
        "image_generation_model: openai/gpt-image-1\nprompt_enhancement_model: o4-mini\n"
    )
    brief = read_pipeline(_file(tmp_path, text)).brief()
    assert (brief.prompt, brief.size, brief.seed) == ("a cat", Size(1280, 720), 42)
    assert brief.casting.image == "openai:gpt-image-2.5-flare"
    assert brief.casting.planner == "openai:gpt-6-luna"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("promt: a cat", "promt is no key; the nearest is prompt"),
        ("runway: {api_key: x}", "runway is no key; the nearest is runway_ml"),
        ("default_backend: runwy", "there is no backend 'runwy'; the nearest is runway"),
        ("generation_mode: chains", "generation_mode = 'chains': there are keyframe, chaining"),
        (
            "cost_management: {max_cost_per_video: much}",
            "max_cost_per_video = 'much': give dollars, 0 or more",
        ),
        ("remote_api_settings: {timeout: long}", "timeout = 'long': give a number"),
        ("remote_api_settings: {max_retries: 2.5}", "max_retries = 2.5: give a whole number"),
        ("base_seed: x", "base_seed = 'x': give a whole number"),
        ("- a\n- b", "it holds no keys"),
        ("prompt: a cat\nsize: [", "pipeline_config.yaml: line 2, column 8: "),
    ],
)
def test_a_mistake_is_named_with_its_key(tmp_path: Path, text: str, said: str) -> None:
    """And with what stands nearest to it."""
    with pytest.raises(Unusable) as told:
        read_pipeline(_file(tmp_path, text))
    assert said in str(told.value)


def _file(folder: Path, text: str) -> Path:
    file = folder / "pipeline_config.yaml"
    file.write_text(text)
    return file

"""A ttv `pipeline_config.yaml`, read at the door: each of its keys is mapped, or named as void.

Keys and values: the samples of the described system. A vendor's key in it is used for this command
alone and written nowhere.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from longtake.capabilities.errors import Unusable
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size, size_for, size_of
from longtake.given import TEXT, plain

if TYPE_CHECKING:
    from ruamel.yaml.error import YAMLError

_PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp")
_VARIABLE: Final = re.compile(r"\$\{(\w+)\}")


@dataclass
class Pipeline:
    """What such a file comes to."""

    prompt: str = ""
    size: Size | None = None
    aspect: str = ""
    mode: str = "auto"
    seed: int = 0
    budget: Decimal | None = None
    casting: dict[str, str] = field(default_factory=dict)
    fallbacks: list[str] = field(default_factory=list)
    pictures: list[tuple[str, Path]] = field(default_factory=list)
    folder: Path | None = None
    settings: dict[str, object] = field(default_factory=dict)
    """What goes above the settings of files and environment."""
    notes: list[str] = field(default_factory=list)
    """For people: what was read as something else, and what means nothing any more."""

    def brief(self) -> Brief:
        """Give the brief."""
        size = self.size or (size_for(self.aspect) if self.aspect else None)
        casting = Casting(**self.casting, fallbacks=tuple(self.fallbacks))
        return Brief(
            self.prompt,
            size=size,
            mode=self.mode,
            seed=self.seed,
            budget=self.budget,
            casting=casting,
        )


def read_pipeline(file: Path) -> Pipeline:
    """Read a file; raises `Unusable` naming the file and the key."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - the YAML reader takes 0.1 s
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    try:
        held = plain(file, f"--config {file}", "give a pipeline_config.yaml", at_most=TEXT)
        told = YAML(typ="safe", pure=True).load(held.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(f"--config {file}", str(getattr(error, "strerror", error))) from error
    except YAMLError as error:
        raise Unusable(
            f"--config {file}", _place(error), "write it as YAML: name: value"
        ) from error
    if not isinstance(told, dict):
        raise Unusable(f"--config {file}", "it holds no keys", "give a pipeline_config.yaml")
    reading = _Reading(file, Pipeline())
    for name, value in told.items():
        reading.read(str(name), value)
    reading.choose()
    return reading.found


def _place(error: "YAMLError") -> str:
    """Say in which line and column of the file what is no YAML."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    return f"line {mark.line + 1}, column {mark.column + 1}: {problem}" if mark else str(error)


@dataclass
class _Reading:
    """One file while it is read."""

    file: Path
    found: Pipeline
    backend: str = ""
    fallback: str = ""
    models: dict[str, str] = field(default_factory=dict)
    """By backend: the model that the file names for it."""
    keys: dict[str, str] = field(default_factory=dict)
    """Environment variables that it sets for this command."""

    def read(self, name: str, value: object) -> None:
        """Take in a key, or a table of them."""
        if isinstance(value, Mapping):
            if name not in _TABLES:
                raise self._unknown(name, _TABLES)
            for inner, held in value.items():
                self._one(f"{name}.{inner}", held)
            return
        self._one(name, value)

    def _one(self, name: str, value: object) -> None:
        take = _KEYS.get(name)
        if take is None:
            raise self._unknown(name, _KEYS)
        if isinstance(value, str):
            value = _VARIABLE.sub(lambda match: os.environ.get(match[1], ""), value)
        if value is None or value == "":
            return
        try:
            take(self, value)
        except (ValueError, TypeError) as error:
            raise Unusable(f"--config {self.file}: {name} = {value!r}", str(error)) from error

    def _unknown(self, name: str, there: Mapping[str, object] | tuple[str, ...]) -> Unusable:
        near = get_close_matches(name, [*there], n=1, cutoff=0.0)
        return Unusable(f"--config {self.file}", f"{name} is no key", f"the nearest is {near[0]}")

    def note(self, text: str) -> None:
        """Keep something for people."""
        self.found.notes.append(text)

    def choose(self) -> None:
        """Settle the models once every key is known, and set the vendors' keys."""
        for variable, value in self.keys.items():
            if not value.startswith("your-"):
                os.environ.setdefault(variable, value)
        asked = [self.backend, self.fallback]
        if self.backend and self.backend != "auto":
            self.found.casting["video"] = self._model(self.backend)
        if self.fallback:
            self.found.fallbacks.append(self._model(self.fallback))
        for backend in self.models.keys() - {_SAME.get(name, name) for name in asked}:
            self._aside(backend)

    def _aside(self, backend: str) -> None:
        """Say what became of a model that the file names for a backend that is not asked."""
        wanted, (provider, _) = self.models[backend], _BACKENDS[backend]
        today = _SUCCESSORS.get(wanted)
        told = f" ({wanted} is retired: {provider}:{today} takes its place)" if today else ""
        self.note(f"{wanted}: the file does not choose {backend}{told}")

    def _model(self, backend: str) -> str:
        if backend not in _BACKENDS:
            near = get_close_matches(backend, _BACKENDS, n=1, cutoff=0.0)
            why = f"there is no backend {backend!r}"
            raise Unusable(f"--config {self.file}", why, f"the nearest is {near[0]}")
        provider, usual = _BACKENDS[backend]
        wanted = self.models.get(_SAME.get(backend, backend), "")
        model = _SUCCESSORS.get(wanted, wanted) or usual
        if backend in _LOCAL:
            self.note(f"{backend} runs behind a /v1/videos server now: {provider}:{model}")
        elif wanted != model:
            self.note(f"{wanted or backend} is retired: {provider}:{model} takes its place")
        return f"{provider}:{model}"


_BACKENDS: Final[Mapping[str, tuple[str, str]]] = {
    "runway": ("runway", "gen4.5"),
    "runway_ml": ("runway", "gen4.5"),
    "veo3": ("vertex", "veo-3.1-generate-001"),
    "google_veo": ("vertex", "veo-3.1-generate-001"),
    "minimax": ("minimax", "MiniMax-H3"),
    "fal": ("fal", "alibaba/wan-3.0"),
    "wan2.1": ("videos", "Wan-AI/Wan2.2-I2V-A14B-Diffusers"),
    "hunyuan": ("videos", "tencent/HunyuanVideo-I2V"),
    "framepack": ("videos", "lllyasviel/FramePackI2V_HY"),
    "auto": ("", ""),
}
_SAME: Final = {"runway_ml": "runway", "google_veo": "veo3"}
_LOCAL: Final = ("wan2.1", "hunyuan", "framepack")
_SUCCESSORS: Final[Mapping[str, str]] = {
    "gen-3-alpha": "gen4.5",
    "gen-3-alpha-turbo": "gen4_turbo",
    "gen3a_turbo": "gen4_turbo",
    "gen-4": "gen4.5",
    "veo-2": "veo-3.1-generate-001",
    "veo-3": "veo-3.1-generate-001",
    "veo-3.0-generate-preview": "veo-3.1-generate-001",
    "veo-3.0-generate-001": "veo-3.1-generate-001",
    "I2V-01-Director": "MiniMax-H3",
    "MiniMax-Hailuo-02": "MiniMax-H3",
}
_IMAGES: Final[Mapping[str, str]] = {
    "stabilityai/sd3:stable": "stability:sd3.5-large",
    "openai/gpt-image-1": "openai:gpt-image-2.5-flare",
    "gpt-image-1": "openai:gpt-image-2.5-flare",
    "gemini-2.5-flash-image-preview": "google:gemini-3.1-flash-image",
    "gemini-2.5-flash-image": "google:gemini-3.1-flash-image",
}
_PLANNERS: Final = re.compile(r"(gpt-|o\d|chatgpt)")
_MODES: Final = {"keyframe": "keyframe", "chaining": "chain"}

_Take = Callable[[_Reading, Any], None]


def _void(why: str) -> _Take:
    """Give the reading of a key that means nothing any more."""

    def void(reading: _Reading, value: object) -> None:
        del value
        reading.note(why)

    return void


def _key(variable: str) -> _Take:
    def key(reading: _Reading, value: object) -> None:
        reading.keys[variable] = str(value)

    return key


def _put(name: str, read: Callable[[Any], object]) -> _Take:
    def put(reading: _Reading, value: object) -> None:
        setattr(reading.found, name, read(value))

    return put


def _policy(name: str, read: Callable[[Any], object]) -> _Take:
    def policy(reading: _Reading, value: object) -> None:
        held = reading.found.settings.setdefault("policy", {})
        assert isinstance(held, dict)  # noqa: S101 - laid just above
        held[name] = read(value)

    return policy


def _model_of(backend: str) -> _Take:
    def model(reading: _Reading, value: object) -> None:
        reading.models[backend] = str(value)

    return model


def _backend(reading: _Reading, value: object) -> None:
    reading.backend = str(value)


def _fallback(reading: _Reading, value: object) -> None:
    reading.fallback = str(value)


def _mode(reading: _Reading, value: object) -> None:
    if value not in _MODES:
        message = f"there are {', '.join(_MODES)}"
        raise ValueError(message)
    reading.found.mode = _MODES[str(value)]


def _single(reading: _Reading, value: object) -> None:
    if value:
        reading.found.mode = "storyboard"


def _image(reading: _Reading, value: object) -> None:
    named = _IMAGES.get(str(value))
    if named is None:
        message = f"nobody draws by that name; there are {', '.join(_IMAGES)}"
        raise ValueError(message)
    reading.found.casting["image"] = named
    reading.note(f"image_generation_model {value}: {named} draws")


def _planner(reading: _Reading, value: object) -> None:
    if not _PLANNERS.match(str(value)):
        message = "only OpenAI's models were taken here; name another with --planner"
        raise ValueError(message)
    reading.found.casting["planner"] = "openai:gpt-6-luna"
    reading.note(f"prompt_enhancement_model {value} is retired or about to be: gpt-6-luna plans")


def _references(reading: _Reading, value: object) -> None:
    folder = reading.file.parent / str(value)
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    pictures = [each for each in files if each.suffix.lower() in _PICTURES]
    reading.found.pictures += [("character", each) for each in pictures]
    if not pictures:
        reading.note(f"reference_images_dir {value} holds no picture")


def _initial(reading: _Reading, value: object) -> None:
    file = reading.file.parent / str(value)
    if not file.is_file():
        message = "there is no such file"
        raise ValueError(message)
    reading.found.pictures.append(("place", file))
    reading.note("initial_image goes along as a picture of the place; the first still is drawn")


def _dollars(value: object) -> Decimal:
    message = "give dollars, 0 or more"
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(message) from None
    if not amount.is_finite() or amount < 0:
        raise ValueError(message)
    return amount


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        message = "give a number"
        raise ValueError(message) from None


def _whole(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        message = "give a whole number"
        raise ValueError(message) from None


def _warn(reading: _Reading, value: object) -> None:
    reading.found.settings["warn_at"] = _dollars(value)


def _folder(reading: _Reading, value: object) -> None:
    reading.found.folder = Path(str(value))


_ONE_A_CARD: Final = "{}: one worker serves one card; start as many workers as there are cards"
_OF_THE_MODEL: Final = "{}: the model's own, which the server behind it sets"
_ELSEWHERE: Final = "{}: storage is set for a home (LONGTAKE_BLOBS), not for a film"


def _named(text: str, *names: str) -> dict[str, _Take]:
    return {name: _void(text.format(name)) for name in names}


_KEYS: Final[Mapping[str, _Take]] = {
    "prompt": _put("prompt", str),
    "size": _put("size", lambda value: size_of(str(value))),
    "video_aspect_ratio": _put("aspect", str),
    "base_seed": _put("seed", _whole),
    "output_dir": _folder,
    "default_backend": _backend,
    "video_generation_backend": _backend,
    "default_video_generation_backend": _backend,
    "generation_mode": _mode,
    "single_keyframe_mode": _single,
    "image_generation_model": _image,
    "prompt_enhancement_model": _planner,
    "reference_images_dir": _references,
    "initial_image": _initial,
    "openai_api_key": _key("OPENAI_API_KEY"),
    "openai_base_url": _key("OPENAI_BASE_URL"),
    "gemini_api_key": _key("GEMINI_API_KEY"),
    "stability_api_key": _key("STABILITY_API_KEY"),
    "chaining_max_retries": _policy("attempts", lambda value: _whole(value) + 1),
    "remote_api_settings.max_retries": _policy("attempts", lambda value: _whole(value) + 1),
    "remote_api_settings.timeout": _policy("patience", _number),
    "remote_api_settings.polling_interval": _policy("poll", _number),
    "remote_api_settings.fallback_backend": _fallback,
    "cost_management.max_cost_per_video": _put("budget", _dollars),
    "cost_management.warn_at_cost": _warn,
    "cost_management.track_usage": _void("cost_management.track_usage: always (longtake usage)"),
    "runway_ml.api_key": _key("RUNWAYML_API_SECRET"),
    "runway_ml.model_version": _model_of("runway"),
    "runway_ml.default_ratio": _put("aspect", str),
    "runway_ml.seed": _put("seed", _whole),
    "google_veo.api_key": _key("GEMINI_API_KEY"),
    "google_veo.project_id": _key("GOOGLE_CLOUD_PROJECT"),
    "google_veo.region": _key("GOOGLE_CLOUD_LOCATION"),
    "google_veo.credentials_path": _key("GOOGLE_APPLICATION_CREDENTIALS"),
    "google_veo.output_bucket": _key("LONGTAKE_VEO_BUCKET"),
    "google_veo.model_version": _model_of("veo3"),
    "google_veo.veo_model": _model_of("veo3"),
    "minimax.api_key": _key("MINIMAX_API_KEY"),
    "minimax.model": _model_of("minimax"),
    "fal.api_key": _key("FAL_KEY"),
    "fal.model": _model_of("fal"),
    **_named(_ONE_A_CARD, "total_gpus", "parallel_segments", "gpu_count"),
    **_named(
        _OF_THE_MODEL,
        "frame_num", "sample_steps", "sample_shift", "guide_scale", "task", "wan2_dir",
        "flf2v_model_dir", "i2v_model_dir", "framepack_dir", "chaining_use_fsdp_flags",
        "hunyuan_video.hunyuan_dir", "hunyuan_video.config_file", "hunyuan_video.ckpt_path",
        "hunyuan_video.max_duration", "hunyuan_video.sample_steps", "hunyuan_video.seed",
        "runway_ml.motion_amount", "fal.default_input",
    ),
    **_named(
        "{}: shots are cut by what the model makes (longtake models)",
        "runway_ml.max_duration", "minimax.max_duration", "fal.max_duration",
        "google_veo.max_duration", "segment_duration_seconds",
    ),
    **_named(
        "{}: stills are drawn to the film's shape, and only where the mode needs them",
        "image_size", "auto_generate_initial", "keyframe_position", "i2i_mode.keyframe_position",
        "keyframe_prompt_model",
    ),
    **_named(
        "{}: the vendor's address is set by its own environment variable",
        "minimax.base_url", "fal.base_url",
    ),
    **_named("{}: that service is not offered", "image_router_api_key", "image_router_token"),
    **_named(
        _ELSEWHERE, "gcs_bucket", "gcs_prefix", "signed_url_expiration", "credentials_path"
    ),
}  # fmt: skip
_TABLES: Final = tuple(sorted({name.partition(".")[0] for name in _KEYS if "." in name}))

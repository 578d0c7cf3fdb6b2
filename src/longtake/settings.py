"""Settings: what holds for every film of this person or this folder, read once.

The command line wins over `LONGTAKE_*` variables, these over `longtake.toml` in the current folder,
and that over `longtake.toml` in the home.
"""

import json
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Final, TypeAlias

from platformdirs import user_data_dir
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from longtake.capabilities.errors import Unusable

Seconds: TypeAlias = Annotated[float, Field(gt=0, allow_inf_nan=False)]
FILE: Final = "longtake.toml"
PREFIX: Final = "LONGTAKE_"
ELSEWHERE: Final = frozenset({"DEBUG", "PYTHON", "COMMAND"})
"""`LONGTAKE_DEBUG` shows tracebacks; `LONGTAKE_PYTHON` and `LONGTAKE_COMMAND` are the launcher's:
no settings."""

_SECRETIVE: Final = ("key", "secret", "token", "password")


class Limit(BaseModel):
    """What a provider's account, or one of its models, may be asked at a time."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    concurrent: Annotated[int, Field(ge=1)] | None = None
    per_minute: Annotated[int, Field(ge=1)] | None = None


class Trying(BaseModel):
    """How often and how long is tried; what is None is as `engine.policy.Policy` has it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    attempts: Annotated[int, Field(ge=1, le=20)] | None = None
    retakes: Annotated[int, Field(ge=0, le=20)] | None = None
    rewords: Annotated[int, Field(ge=0, le=20)] | None = None
    pause: Seconds | None = None
    longest_pause: Seconds | None = None
    waits: Annotated[int, Field(ge=1)] | None = None
    post: Seconds | None = None
    longer: Annotated[float, Field(ge=0)] | None = None
    late: Annotated[float, Field(ge=0)] | None = None
    start: Annotated[float, Field(ge=1, allow_inf_nan=False)] | None = None
    """Nothing is sent by a process whose ledger takes longer than this to answer."""
    poll: Seconds | None = None
    longest_poll: Seconds | None = None
    asks: Seconds | None = None
    patience: Seconds | None = None
    call_off: Seconds | None = None
    doubt: Seconds | None = None
    beat: Seconds | None = None
    silence: Seconds | None = None
    drain: Seconds | None = None
    lookout: Seconds | None = None

    @property
    def given(self) -> dict[str, Any]:
        """What is not left as it is."""
        return self.model_dump(exclude_none=True)


class Settings(BaseModel):
    """Everything that can be set. Secrets are no part of it: `key` reads one when it is needed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    home: Path = Field(default_factory=lambda: Path(user_data_dir("longtake", appauthor=False)))
    """Where the database, the blobs and the log lie."""
    planner: str = ""
    image: str = ""
    video: str = ""
    music: str = ""
    voice: str = ""
    effect: str = ""
    fallbacks: tuple[str, ...] = ()
    """Who is asked next, in order, where a film names nobody."""
    warn_at: Annotated[Decimal, Field(ge=0, allow_inf_nan=False)] | None = None
    """US dollars of a film's quote from which it is told before anything is bought."""
    budget: Annotated[Decimal, Field(ge=0, allow_inf_nan=False)] | None = None
    """US dollars that each film may cost, where its brief says nothing."""
    budget_day: Annotated[Decimal, Field(ge=0, allow_inf_nan=False)] | None = None
    """US dollars that all films together may cost in one UTC day."""
    budget_user: Annotated[Decimal, Field(ge=0, allow_inf_nan=False)] | None = None
    """US dollars that each user, by their key, may spend in one UTC day."""
    jobs: Annotated[int, Field(ge=1, le=256)] = Field(default_factory=lambda: os.cpu_count() or 1)
    """Renders at once on this machine."""
    database: SecretStr | None = None
    """`postgresql://…` of a fleet; otherwise a file in the home."""
    blobs: Path | None = None
    """The folder that all machines of a fleet share; otherwise in the home."""
    judges: Path | None = None
    """A folder with `clip.onnx`, `dino.onnx` or `lpips.onnx`, by which inspections compare."""
    sign: SecretStr = SecretStr("auto")
    """`auto`, `off`, `test`, or the files of a certificate and its key: `CERT.pem,KEY.pem`."""
    creator: str = ""
    """Who made the films, as their files say."""
    user: Annotated[str, Field(min_length=1, max_length=64)] = "local"
    """For whom films are made: each has a fair share of a vendor, and a budget."""
    limits: Mapping[str, Limit] = Field(default_factory=dict)
    """By `provider` or `provider:model`: what the vendor grants this account."""
    policy: Trying = Trying()

    def key(self, name: str) -> SecretStr | None:
        """Give a provider's key from the environment variable that its vendor names."""
        value = os.environ.get(name, "").strip()
        return SecretStr(value) if value else None


@dataclass(frozen=True, slots=True)
class _Layer:
    """One place where settings are written, and how it writes a name."""

    where: str
    values: Mapping[str, object]
    spelling: str = "{}"

    def written(self, name: str) -> str:
        """Give the name as it stands there."""
        return self.spelling.format(name.upper() if self.spelling.startswith(PREFIX) else name)


def load(
    given: Mapping[str, object] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """Give the settings; `given` is the command line's part, where None says nothing.

    Raises `Unusable` for an unknown name, with the nearest, and for a value that does not fit.
    """
    said = {name: value for name, value in (given or {}).items() if value is not None}
    nearer = (
        _Layer("command line", said, "--{}"),
        _variables(os.environ if environ is None else environ),
        _file((folder or Path.cwd()) / FILE),
    )
    home = _settled(nearer).home.expanduser()
    farther = _file(home / FILE)
    if "home" in farther.values:
        raise Unusable(farther.where, "a home cannot say where it lies", f"set {PREFIX}HOME")
    return _settled((*nearer, farther))


def _variables(environ: Mapping[str, str]) -> _Layer:
    named = {name.removeprefix(PREFIX): name for name in environ if name.startswith(PREFIX)}
    values: dict[str, object] = {
        short.lower(): _read(name, environ[name])
        for short, name in named.items()
        if short not in ELSEWHERE and environ[name].strip()
    }
    return _known(_Layer("environment", values, f"{PREFIX}{{}}"))


def _read(name: str, text: str) -> object:
    """Give a variable's value; a table is written as JSON."""
    if not text.lstrip().startswith("{"):
        return text
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Unusable(name, f"no JSON ({error})", 'write it as {"post": 30}') from None


def _file(path: Path) -> _Layer:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        values = {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unusable(
            str(path), str(error), 'write it as TOML, such as video = "sketch"'
        ) from None
    except OSError as error:
        raise Unusable(str(path), error.strerror or "cannot be read") from None
    return _known(_Layer(str(path), values))


def _known(layer: _Layer) -> _Layer:
    """Give the layer back; raises `Unusable` for the first name that is no setting."""
    for name in layer.values:
        if name not in Settings.model_fields:
            raise Unusable(layer.where, f"{layer.written(name)} is no setting", _hint(layer, name))
    return layer


def _hint(layer: _Layer, name: str) -> str:
    if any(word in name.lower() for word in _SECRETIVE):
        return "keys are read from the environment alone, by their vendor's own names"
    near = get_close_matches(name.lower(), Settings.model_fields, n=1, cutoff=0.0)
    return f"the nearest is {layer.written(near[0])}"


def _settled(layers: Sequence[_Layer]) -> Settings:
    """Give the settings of layers in order of rank, the strongest first."""
    values: dict[str, object] = {}
    for layer in reversed(layers):
        values = _merged(values, layer.values)
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        mistake = error.errors(include_url=False)[0]
        name, *inner = (str(part) for part in mistake["loc"])
        origin = next(layer for layer in layers if name in layer.values)
        written = ".".join([origin.written(name), *inner])
        shown = "" if name in _SECRET else f" = {mistake['input']!r}"
        raise Unusable(f"{origin.where}: {written}{shown}", mistake["msg"].lower()) from None


def _merged(below: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    """Give `above` laid over `below`, table by table."""
    merged = dict(below)
    for name, value in above.items():
        old = merged.get(name)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        merged[name] = _merged(old, value) if both else value  # type: ignore[arg-type]
    return merged


_SECRET: Final = {"database", "sign"}
"""Settings whose values are never shown."""

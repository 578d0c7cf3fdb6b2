"""Judges by ONNX: how alike pictures are, by models that the person brings.

A folder holds `clip.onnx`, `dino.onnx` and `lpips.onnx`, each optional. All take float32 pictures
of 1x3x224x224 under any name: the first two one of them, normalised as these models were trained,
and give one embedding; the third takes two of -1 to 1 and gives one distance. Each runs in a child
process with limits, on one thread; onnxruntime is loaded nowhere else.
"""

import asyncio
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from longtake.capabilities.errors import BadOutput, Unusable
from longtake.film.identity import Alike, Pair
from longtake.media.colour import Rgb
from longtake.media.editor import HouseEditor
from longtake.media.isolate import guarded
from longtake.media.stills import pictures

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Tensor: TypeAlias = NDArray[np.float32]

FILES: Final = {"CLIP": "clip.onnx", "DINO": "dino.onnx", "LPIPS": "lpips.onnx"}
_SIDE: Final = 224
_SHAPE: Final = (1, 3, _SIDE, _SIDE)
_FITTING: Final = "docs/guide.md, Inspecting, says which exports fit and how to make them"
_NAMED: Final = "name one by --judges or LONGTAKE_JUDGES"
_LEVELS: Final[dict[str, tuple[tuple[float, ...], tuple[float, ...]]]] = {
    "CLIP": ((0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)),
    "DINO": ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    "LPIPS": ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)),
}
"""Mean and deviation of red, green and blue of 0 to 1, as each was trained: OpenAI's CLIP, ImageNet
for DINO, -1 to 1 for LPIPS."""
_LOADING: Final = 240.0
"""Seconds: a model of 1.4 GB takes 50 on a machine that has much else to do."""
_EACH: Final = 3.0
"""Seconds for a picture: ViT-L/14 takes one on a slow core."""
_MEMORY: Final = 8 * 2**30
"""Bytes of address space: a model of 1.2 GB is held twice while it is loaded."""


@dataclass(frozen=True, slots=True)
class OnnxJudges:
    """Keeps the promise of `capabilities.inspector.Judges`."""

    folder: Path
    threads: ThreadPoolExecutor

    @property
    def names(self) -> tuple[str, ...]:
        """Those whose model lies in the folder."""
        return tuple(name for name, file in FILES.items() if (self.folder / file).is_file())

    def check_equipped(self) -> None:
        """Raise `Unusable` where the folder, every model or the library is missing."""
        if not self.folder.is_dir():
            raise Unusable(f"judges {self.folder}", "no such folder", _NAMED)
        if not self.names:
            why = f"holds none of {', '.join(FILES.values())}"
            raise Unusable(f"judges {self.folder}", why, _FITTING)
        if find_spec("onnxruntime") is None:
            remedy = "pip install 'longtake[judges]'"
            raise Unusable("the library onnxruntime", "is not installed", remedy)

    async def compare(
        self,
        file: Path,
        same: Sequence[Pair],
        *,
        seams: Sequence[Pair] = (),
        usual: Sequence[Pair] = (),
    ) -> Alike:
        """Give how alike pairs of a file's frames are, one model after the other."""
        self.check_equipped()
        cosines = {}
        for name in self.names:
            if name != "LPIPS" and same:
                cosines[name] = await self._run(_cosines, name, file, same)
        if "LPIPS" not in self.names or not seams:
            return Alike(cosines)
        steps = await self._run(_distances, "LPIPS", file, (*seams, *usual))
        return Alike(cosines, steps[: len(seams)], steps[len(seams) :])

    async def _run(
        self, judge: Callable[..., list[float]], name: str, file: Path, pairs: Sequence[Pair]
    ) -> tuple[float, ...]:
        call = partial(
            guarded,
            judge,
            self.folder / FILES[name],
            name,
            file,
            tuple(pairs),
            seconds=_LOADING + 2 * _EACH * len(pairs),
            memory=_MEMORY,
            remedy="use a smaller model",
        )
        return tuple(await asyncio.get_running_loop().run_in_executor(self.threads, call))


def open_judges(folder: Path | None, editor: HouseEditor) -> OnnxJudges | None:
    """Give the judges of a folder, who work in the editor's threads; None without one."""
    if folder is None:
        return None
    return OnnxJudges(folder.expanduser().absolute(), editor.threads)


def _cosines(model: Path, name: str, film: Path, pairs: Sequence[Pair]) -> list[float]:
    """Give the cosine of the embeddings of each pair of pictures."""
    session = _opened(model, 1)
    places = {at for pair in pairs for at in pair}
    found = {
        at: _embedding(model, _run(model, session, _tensor(picture, name)))
        for at, picture in pictures(film, places)
    }
    _check_whole(film, places, found.keys())
    return [float(found[one] @ found[other]) for one, other in pairs]


def _distances(model: Path, name: str, film: Path, pairs: Sequence[Pair]) -> list[float]:
    """Give the distance between the pictures of each pair."""
    session = _opened(model, 2)
    places = {at for pair in pairs for at in pair}
    found = {at: _tensor(picture, name) for at, picture in pictures(film, places)}
    _check_whole(film, places, found.keys())
    return [_number(model, _run(model, session, found[one], found[other])) for one, other in pairs]


def _check_whole(film: Path, wanted: set[int], found: Collection[int]) -> None:
    missing = sorted(wanted - set(found))
    if missing:
        raise BadOutput(f"{film.name} holds no picture {missing[0]}")


def _tensor(picture: Rgb, name: str) -> Tensor:
    """Give a picture as a model takes it, squeezed into a square: nothing of it is cut away."""
    small = cv2.resize(picture, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    mean, deviation = (np.array(each, np.float32) for each in _LEVELS[name])
    levels = (small.astype(np.float32) / np.float32(255) - mean) / deviation
    return np.ascontiguousarray(levels.transpose(2, 0, 1)[np.newaxis], np.float32)


def _opened(model: Path, inputs: int) -> "InferenceSession":
    """Give a model ready to run; raises `Unusable` for one that is none or takes something else."""
    import onnxruntime  # noqa: PLC0415 - an extra, and loaded in the child alone

    cv2.setNumThreads(1)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:
        raise Unusable(
            str(model), f"is no model that runs here: {_said(error)}", _FITTING
        ) from error
    taken = session.get_inputs()
    if len(taken) != inputs:
        why = f"takes {len(taken)} input{'s' * (len(taken) != 1)}, not {inputs}"
        raise Unusable(str(model), why, _FITTING)
    for each in taken:
        if each.type != "tensor(float)" or not _fits(each.shape):
            shape = "x".join(map(str, each.shape))
            why = f"takes {each.type} of {shape} as {each.name}, not float32 of 1x3x224x224"
            raise Unusable(str(model), why, _FITTING)
    return session


def _fits(shape: Sequence[object]) -> bool:
    """Say whether a picture fits; what is not a number is free."""
    return len(shape) == len(_SHAPE) and all(
        not isinstance(own, int) or own == wanted for own, wanted in zip(shape, _SHAPE, strict=True)
    )


def _run(model: Path, session: "InferenceSession", *taken: Tensor) -> Tensor:
    """Give the first of what a model gives, without sides of length 1."""
    names = [each.name for each in session.get_inputs()]
    try:
        given = session.run(None, dict(zip(names, taken, strict=True)))[0]
    except Exception as error:
        raise Unusable(str(model), f"does not run: {_said(error)}", _FITTING) from error
    return np.asarray(given, np.float32).squeeze()


def _embedding(model: Path, given: Tensor) -> Tensor:
    """Give an embedding of length 1; raises `Unusable` where it is none."""
    if given.ndim != 1:
        shape = "x".join(map(str, given.shape)) or "one number"
        raise Unusable(str(model), f"gives {shape}, not one embedding", _FITTING)
    length = float(np.linalg.norm(given))
    if not np.isfinite(length) or not length:
        raise Unusable(str(model), "gives an embedding that is no direction", _FITTING)
    return np.asarray(given / length, np.float32)


def _number(model: Path, given: Tensor) -> float:
    if given.ndim or not np.isfinite(given):
        shape = "x".join(map(str, given.shape)) or "no finite number"
        raise Unusable(str(model), f"gives {shape}, not one distance", _FITTING)
    return float(given)


def _said(error: Exception) -> str:
    """Give the first line of what onnxruntime says."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__

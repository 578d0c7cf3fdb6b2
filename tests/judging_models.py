"""Judges made on the spot: real ONNX graphs that know colours and nothing else."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, save

from longtake.film.picture import Size
from longtake.media.encode import encode

SIZE = Size(128, 72)
PICTURE = ("batch", 3, 224, 224)
RED, BLUE = (210, 40, 40), (40, 40, 210)


def graph(
    nodes: Sequence[NodeProto], inputs: int = 1, shape: Sequence[object] = PICTURE
) -> ModelProto:
    """Give a model whose last node gives `out`, and which takes pictures of a shape."""
    taken = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in "ab"[:inputs]
    ]
    given = helper.make_tensor_value_info("out", TensorProto.FLOAT, None)
    whole = helper.make_graph(nodes, "judge", taken, [given])
    return helper.make_model(whole, ir_version=10, opset_imports=[helper.make_opsetid("", 18)])


MEAN = [helper.make_node("GlobalAveragePool", ["a"], ["out"])]
"""The mean colour of a picture: its embedding."""
DISTANCE = [
    helper.make_node("Sub", ["a", "b"], ["apart"]),
    helper.make_node("Abs", ["apart"], ["size"]),
    helper.make_node("ReduceMean", ["size"], ["out"], keepdims=0),
]
"""The mean difference of two pictures."""


def judges_in(folder: Path) -> Path:
    """Lay all three models in a folder, and give it."""
    folder.mkdir(exist_ok=True)
    save(graph(MEAN), folder / "clip.onnx")
    save(graph(MEAN), folder / "dino.onnx")
    save(graph(DISTANCE, 2), folder / "lpips.onnx")
    return folder


def clip_of(path: Path, colours: Sequence[tuple[float, float, float]]) -> Path:
    """Write a clip of a figure that walks through pictures of these colours, and give it."""
    pictures = _walk(colours)
    encode(pictures, path, size=SIZE, rate=Fraction(24))
    return path


def _walk(colours: Sequence[tuple[float, float, float]]) -> Iterator[NDArray[np.uint8]]:
    for number, colour in enumerate(colours):
        picture = np.full((SIZE.height, SIZE.width, 3), np.array(colour), np.uint8)
        picture[20:50, 2 * number % 100 : 2 * number % 100 + 16] = 230
        yield np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2YUV_I420), np.uint8)


def fading(frames: int) -> list[tuple[float, float, float]]:
    """Give the colours of somebody in red who becomes somebody in blue, a little each picture."""
    shares = [place / (frames - 1) for place in range(frames)]
    return [
        (
            RED[0] + share * (BLUE[0] - RED[0]),
            RED[1],
            RED[2] + share * (BLUE[2] - RED[2]),
        )
        for share in shares
    ]

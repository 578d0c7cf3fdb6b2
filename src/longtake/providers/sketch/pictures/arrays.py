"""The array types of the drawing code."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Bytes of a picture, rows first."""
Floats = NDArray[np.floating[Any]]

"""Colours survive the way to I420 and back."""

import numpy as np
import pytest

from longtake.media.colour import to_i420, to_rgb


@pytest.mark.parametrize("rgb", [(0, 0, 0), (255, 255, 255), (255, 0, 0), (20, 200, 90)])
def test_a_plain_colour_comes_back(rgb: tuple[int, int, int]) -> None:
    """Within the two steps that eight bits and the limited range cost."""
    plain = np.full((64, 96, 3), rgb, np.uint8)
    assert np.abs(to_rgb(to_i420(plain)).astype(int) - plain).max() <= 2


def test_a_smooth_picture_comes_back_at_every_hop() -> None:
    """Ten hops along a chain shift no colour by more than one."""
    across, down = np.meshgrid(np.linspace(20, 230, 320), np.linspace(230, 40, 180))
    first = np.stack([across, down, (across + down) / 2], axis=-1).astype(np.uint8)
    last = first
    for _ in range(10):
        last = to_rgb(to_i420(last))
    assert np.abs(last.astype(int) - first).max() <= 3
    assert abs(last.astype(float).mean() - first.mean()) < 0.3


def test_white_is_235_and_red_is_bt709_red() -> None:
    """BT.709 limited range: the values of the recommendation."""
    white = to_i420(np.full((4, 4, 3), 255, np.uint8))
    red = to_i420(np.full((4, 4, 3), (255, 0, 0), np.uint8))
    assert (white[0, 0], white[4, 0], white[5, 0]) == (235, 128, 128)
    assert (red[0, 0], red[4, 0], red[5, 0]) == (63, 102, 240)

"""Affine maps of the plane, as six numbers: x' = a x + b y + c, y' = d x + e y + f."""

import math

Affine = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

IDENTITY: Affine = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


def after(second: Affine, first: Affine) -> Affine:
    """The map that does `first`, then `second`."""
    a, b, c, d, e, f = second
    g, h, i, j, k, m = first
    return (
        a * g + b * j,
        a * h + b * k,
        a * i + b * m + c,
        d * g + e * j,
        d * h + e * k,
        d * i + e * m + f,
    )


def inverse(way: Affine) -> Affine:
    """The way back."""
    a, b, c, d, e, f = way
    area = a * e - b * d
    return (
        e / area,
        -b / area,
        (b * f - e * c) / area,
        -d / area,
        a / area,
        (d * c - a * f) / area,
    )


def applied(way: Affine, point: Point) -> Point:
    """Where the point goes."""
    a, b, c, d, e, f = way
    return a * point[0] + b * point[1] + c, d * point[0] + e * point[1] + f


def slide(x: float, y: float) -> Affine:
    """A shift."""
    return 1.0, 0.0, x, 0.0, 1.0, y


def scale(x: float, y: float, about: Point = (0.0, 0.0)) -> Affine:
    """A growth that leaves `about` in place."""
    return x, 0.0, about[0] * (1 - x), 0.0, y, about[1] * (1 - y)


def turn(degrees: float, about: Point = (0.0, 0.0)) -> Affine:
    """A turn, clockwise on the screen."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = about
    return cos, -sin, x - x * cos + y * sin, sin, cos, y - x * sin - y * cos


def lean(slope: float, foot: float) -> Affine:
    """A shear: what is above `foot` goes right by `slope` of its height above it."""
    return 1.0, -slope, slope * foot, 0.0, 1.0, 0.0

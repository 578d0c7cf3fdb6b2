"""What every sketched place promises to the figures and to the camera."""

import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from longtake.providers.sketch.pictures.palette import (
    darken,
    ink,
    lighten,
    lightness,
    mix,
    palette,
    seen,
)
from longtake.providers.sketch.pictures.scenery import Setting, scenery
from longtake.providers.sketch.pictures.svg import pixels as svg_pixels
from longtake.providers.sketch.staging import (
    LOOKS,
    PLACES,
    SEASONS,
    TIMES,
    WEATHERS,
    Figure,
    Staging,
)

MOTIONS = {"still", "drift", "shimmer", "sway", "flicker", "sweep"}
INDOORS = {
    *("room", "bedroom", "kitchen", "office", "school", "library", "workshop", "laboratory"),
    *("cafe", "gym"),
}


def place(staging: Staging, aspect: float = 16 / 9) -> Setting:
    """Give the place in its own colours."""
    return scenery(staging, palette(staging), aspect)


def pixels(setting: Setting, area: tuple[float, float, float, float]) -> np.ndarray:
    """Give the place as BGRA, 96 wide, for x, y, width and height in picture units."""
    drawn = "".join(plane.svg for plane in setting.planes)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" '
        f'preserveAspectRatio="none" viewBox="{" ".join(map(str, area))}">{drawn}</svg>'
    )
    return svg_pixels(svg, 96)


@pytest.mark.parametrize("name", PLACES)
def test_every_place_fills_the_picture_and_what_the_camera_may_reach(name: str) -> None:
    """Nothing is see-through a quarter of the picture beyond each edge, upright or wide."""
    for aspect in (16 / 9, 9 / 16):
        setting = place(Staging(place=name), aspect)
        width = 1000 * aspect
        image = pixels(setting, (-0.25 * width, -250, 1.5 * width, 1500))
        assert image.shape[2] == 3 or image[..., 3].min() == 255


@pytest.mark.parametrize("name", PLACES)
def test_every_place_is_layered_from_far_to_near(name: str) -> None:
    """Planes come back to front, three to nine of them, with known motions."""
    planes = place(Staging(place=name, time="night")).planes
    depths = [plane.depth for plane in planes]
    assert depths == sorted(depths)
    assert 3 <= len(planes) <= 9
    assert 0 <= depths[0] <= depths[-1] <= 1.8
    assert {plane.motion for plane in planes} <= MOTIONS


@pytest.mark.parametrize("name", PLACES)
def test_figures_have_somewhere_to_be_in_every_place(name: str) -> None:
    """Ground, surface and air lie in the picture, and a person there has a readable height."""
    for aspect in (16 / 9, 9 / 16, 1.0):
        spots = place(Staging(place=name), aspect).spots
        assert {"ground", "surface", "air"} <= set(spots)
        for spot in spots.values():
            assert 0 <= spot.x <= 1000 * aspect
            assert 200 <= spot.y <= 960
        person = 1.7 * spots["ground"].metre
        assert 450 <= person <= 560 if name in INDOORS else 260 <= person <= 560


@pytest.mark.parametrize("name", ["sea", "coast", "lighthouse", "harbour", "river", "underwater"])
def test_boats_have_water_where_there_is_water(name: str) -> None:
    """Places by the water give a spot on it."""
    assert "water" in place(Staging(place=name)).spots


@pytest.mark.parametrize("name", PLACES)
def test_a_plane_repeats_no_name_and_refers_to_none_that_is_missing(name: str) -> None:
    """Ids are unique in the whole picture, and every reference finds its own."""
    for time, weather in (("night", "storm"), ("golden", "clear"), ("day", "snow")):
        drawn = [p.svg for p in place(Staging(place=name, time=time, weather=weather)).planes]
        named = re.findall(r'id="([^"]+)"', "".join(drawn))
        assert len(named) == len(set(named))
        for svg in drawn:
            assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(named)


@pytest.mark.parametrize("name", PLACES)
def test_a_plane_is_light_enough_to_draw_at_every_keyframe(name: str) -> None:
    """No plane has more than 250 shapes, and none uses a filter, a text or a picture."""
    for plane in place(Staging(place=name, time="night", weather="rain")).planes:
        assert len(re.findall(r"<(path|ellipse)\b", plane.svg)) <= 250
        assert not re.search(r"<(filter|text|image)\b", plane.svg)


def test_the_same_picture_is_the_same_again_and_another_seed_is_another() -> None:
    """The seed alone decides shapes; nothing is left to chance."""
    staging = Staging(place="coast", seed=4)
    assert place(staging) == place(staging)
    assert place(staging) != place(replace(staging, seed=5))


def test_every_hour_weather_season_and_look_can_be_drawn() -> None:
    """No combination of hour and weather, season and look is missing."""
    for time, weather in product(TIMES, WEATHERS):
        assert place(Staging(place="street", time=time, weather=weather)).planes
    for season, look in product(SEASONS, LOOKS):
        assert place(Staging(place="forest", season=season, look=look)).planes


def test_night_is_darker_than_day_in_the_open() -> None:
    """The mean brightness of the picture falls by half at night."""
    frame = (0, 0, 1778, 1000)
    day = pixels(place(Staging(place="mountains")), frame)[..., :3].mean()
    night = pixels(place(Staging(place="mountains", time="night")), frame)[..., :3].mean()
    assert night < day / 2


def test_snow_lies_white_where_there_was_grass() -> None:
    """In winter the ground of a park is much lighter than in summer."""
    assert lightness(palette(Staging(place="park", season="winter")).ground) > 0.85
    assert lightness(palette(Staging(place="park", season="summer")).ground) < 0.75


def test_noir_has_no_colour_to_speak_of() -> None:
    """The strongest channel leads the weakest by a few steps only."""
    image = pixels(place(Staging(place="city", look="noir")), (0, 0, 1778, 1000))
    spread = image[..., :3].max(axis=2).astype(int) - image[..., :3].min(axis=2)
    assert np.percentile(spread, 95) < 24


def test_the_lighthouse_throws_its_beam_only_when_it_is_lit() -> None:
    """The beam sweeps at night and in a storm, and rests on a clear day."""

    def motions(staging: Staging) -> set[str]:
        return {plane.motion for plane in place(staging).planes}

    assert "sweep" in motions(Staging(place="lighthouse", time="night"))
    assert "sweep" in motions(Staging(place="lighthouse", weather="storm"))
    assert "sweep" not in motions(Staging(place="lighthouse"))


def test_the_open_sea_gets_a_jetty_only_when_somebody_has_to_stand() -> None:
    """A boat alone has nothing but water before it."""
    alone = Staging(place="sea", figures=(Figure("sailboat", action="sails"),))
    watched = Staging(place="sea", figures=(Figure("woman"),))
    assert len(place(watched).planes) == len(place(alone).planes) + 1


def test_nobody_near_on_the_open_sea_is_on_a_jetty() -> None:
    """Where the frame does not show what somebody stands on, it is their boat."""
    woman = (Figure("woman", action="looks"),)
    alone = Staging(place="sea", framing="close_up")
    watched = Staging(place="sea", framing="close_up", figures=woman)
    assert len(place(watched).planes) == len(place(alone).planes)


def test_the_users_first_colour_becomes_the_accent() -> None:
    """A colour that the user named is used as it is."""
    assert palette(Staging(colours=("#c81e5a",))).accent == "#c81e5a"


def test_colours_mix_evenly_and_keep_their_ends() -> None:
    """Mixing gives either colour at its end; ink goes both ways; light shows white as white."""
    assert mix("#204060", "#e0c0a0", 0) == "#204060"
    assert mix("#204060", "#e0c0a0", 1) == "#e0c0a0"
    assert (
        lightness(lighten("#3a6ea5", 0.4))
        > lightness("#3a6ea5")
        > lightness(darken("#3a6ea5", 0.4))
    )
    assert ink("#3a6ea5", 0.4) == lighten("#3a6ea5", 0.4)
    assert ink("#3a6ea5", -0.4) == darken("#3a6ea5", 0.4)
    assert seen("#ffffff", palette(Staging(time="day"))) == "#ffffff"

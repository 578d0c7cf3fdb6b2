"""Tests of what a model would drop in silence: it is said before anything is bought."""

import asyncio
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image

from longtake.capabilities.errors import Unusable
from longtake.film.brief import Brief, Casting
from longtake.film.limits import Lengths, Limits
from longtake.film.needs import Needs
from longtake.film.picture import Size
from longtake.film.storyboard import Logo, Storyboard
from longtake.registry import Registry
from longtake.testing.conformance import Bench
from longtake.testing.fakes.runway import Runway
from longtake.testing.scripted import Script, Scripted, ScriptedImage


class Blind(Scripted):
    """A provider whose picture model looks at no references."""

    def image(self, model: str) -> ScriptedImage:
        """Give it."""
        del model
        return ScriptedImage(self.script, references=0)


def _begun(
    folder: Path,
    *,
    mode: str = "auto",
    seed: int = 0,
    video: str = "",
    fallbacks: tuple[str, ...] = (),
) -> None:
    """Begin a film with Runway's key set."""
    casting = Casting(
        "scripted:plan", "scripted:still", video, "scripted:tone", fallbacks=fallbacks
    )
    brief = Brief("5 a pier", size=Size(1280, 720), mode=mode, seed=seed, casting=casting)

    async def scene() -> None:
        async with Bench(Runway(), folder).open() as studio:
            await studio.begin(brief, folder=folder / "film")

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("mode", "seed", "video", "said"),
    [
        ("keyframe", 0, "runway:gen4.5", "gen4.5 takes no last frame.*models that do: .*veo3.1"),
        ("auto", 7, "runway:kling2.5_turbo_pro", "--seed 7: .*takes no seed.*models that do: "),
        ("text", 0, "runway:gen4_turbo", "gen4_turbo needs a picture.*models that do: .*gen4.5"),
    ],
)
def test_what_a_model_would_drop_is_an_error_with_those_that_take_it(
    tmp_path: Path, mode: str, seed: int, video: str, said: str
) -> None:
    """A last frame, a seed, words alone."""
    with pytest.raises(Unusable, match=said):
        _begun(tmp_path, mode=mode, seed=seed, video=video)


def test_a_fallback_that_could_not_do_it_is_an_error_too(tmp_path: Path) -> None:
    """One that would be asked in vain for every shot."""
    said = "--fallback runway:gen4_turbo: .*needs a picture.*models that do: .*gen4.5"
    with pytest.raises(Unusable, match=said):
        _begun(tmp_path, mode="text", video="runway:gen4.5", fallbacks=("runway:gen4_turbo",))


def test_a_shot_of_its_own_model_is_judged_before_it_is_quoted(tmp_path: Path) -> None:
    """With its name, and models that would do."""
    casting = Casting("scripted:plan", "scripted:still", "runway:gen4.5", "scripted:tone")
    brief = Brief("5 a pier", size=Size(1280, 720), mode="text", casting=casting)

    async def scene() -> None:
        async with Bench(Runway(), tmp_path).open() as studio:
            opened = await studio.begin(brief, folder=tmp_path / "film")
            await studio.run(opened.film, until="storyboard")
            await studio.retake(
                opened.film, "1A", prompt=None, seed=None, video="runway:gen4_turbo"
            )
            await studio.quote(opened.film)

    with pytest.raises(Unusable, match=r"shot 1A: runway:gen4_turbo needs a picture.*gen4\.5"):
        asyncio.run(scene())


def test_a_logo_without_a_picture_is_said_before_anything_is_made(tmp_path: Path) -> None:
    """With where its picture goes: a film without it would not be what was asked for."""
    casting = Casting("scripted:plan", "scripted:still", "runway:gen4.5", "scripted:tone")
    brief = Brief("5 a pier", size=Size(1280, 720), casting=casting)

    async def scene() -> None:
        async with Bench(Runway(), tmp_path).open() as studio:
            opened = await studio.begin(brief, folder=tmp_path / "film")
            await studio.run(opened.film, until="storyboard")
            page = opened.folder / "storyboard.yaml"
            page.write_text(f"{page.read_text('utf-8')}logo: top-left\n", "utf-8")
            await studio.open(str(opened.folder))
            await studio.run(opened.film, until="master")

    with pytest.raises(Unusable, match=r"logo in storyboard\.yaml: .*role: logo, file: logo\.png"):
        asyncio.run(scene())


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("storyboard", r"end_keyframe of shot 1A .*gen4\.5 takes no last frame; .*do: .*runway:"),
        ("chain", "end_keyframe of shot 1A .*in chain mode .*--mode storyboard"),
    ],
)
def test_an_ending_that_would_be_dropped_is_said_before_anything_is_made(
    mode: str, said: str, tmp_path: Path
) -> None:
    """With models that end on a picture, or modes in which a shot does."""
    casting = Casting("scripted:plan", "scripted:still", "runway:gen4.5", "scripted:tone")
    brief = Brief("5 a pier", size=Size(1280, 720), mode=mode, casting=casting)

    async def scene() -> None:
        async with Bench(Runway(), tmp_path).open() as studio:
            opened = await studio.begin(brief, folder=tmp_path / "film")
            await studio.run(opened.film, until="storyboard")
            page = opened.folder / "storyboard.yaml"
            text = page.read_text("utf-8")
            row = next(line for line in text.splitlines() if line.lstrip().startswith("action:"))
            ending = row.replace(row.lstrip(), "end_keyframe: the pier, empty")
            page.write_text(text.replace(row, f"{row}\n{ending}"), "utf-8")
            await studio.open(str(opened.folder))
            await studio.run(opened.film, until="master")

    with pytest.raises(Unusable, match=said):
        asyncio.run(scene())


def test_where_nobody_is_named_a_model_is_chosen_that_has_what_is_needed() -> None:
    """By the keys that are set."""
    registry = Registry(lambda name: "sk" if name == "RUNWAYML_API_SECRET" else "", {})
    plain, _ = registry.cast(Casting())
    last, _ = registry.cast(Casting(), Needs(first=True, last=True))
    worded, _ = registry.cast(Casting(), Needs(text=True))
    assert registry.modules["runway"].OFFER.entries[worded.video[7:]].limits.text
    assert plain.video.startswith("runway:")
    assert last.video.startswith("runway:")
    assert registry.modules["runway"].OFFER.entries[last.video[7:]].limits.last


@pytest.mark.parametrize(
    ("keys", "seconds", "composer"),
    [
        (("STABILITY_API_KEY", "REPLICATE_API_TOKEN"), 20, "replicate:meta/musicgen"),
        (("STABILITY_API_KEY", "REPLICATE_API_TOKEN"), 60, "stability:stable-audio-2.5"),
        (("STABILITY_API_KEY", "REPLICATE_API_TOKEN"), 300, "replicate:meta/musicgen"),
        (("ELEVENLABS_API_KEY", "GEMINI_API_KEY"), 5, "elevenlabs:music_v2_5"),
        (("ELEVENLABS_API_KEY", "GEMINI_API_KEY"), 30, "google:lyria-3.5"),
    ],
)
def test_a_composer_is_chosen_by_the_length_of_the_film(
    keys: tuple[str, ...], seconds: int, composer: str
) -> None:
    """One that makes all of it goes first, then what such a cue costs; none is no reason to end."""
    registry = Registry(lambda name: "sk" if name in keys else "", {})
    chosen, _ = registry.cast(Casting(), composed=Needs(cue=Fraction(seconds)))
    assert chosen.music == composer


def test_pictures_that_nobody_would_look_at_are_refused(tmp_path: Path) -> None:
    """They would change nothing, and somebody would wonder."""
    picture = tmp_path / "anna.png"
    picture.write_bytes(b"")
    bench = Bench(Runway(), tmp_path, scripted=Blind(Script(limits=Limits(Lengths(1, 240)))))
    casting = Casting("scripted:plan", "scripted:still", "scripted:job", "scripted:tone")

    async def scene() -> None:
        async with bench.open() as studio:
            await studio.begin(
                Brief("5 a pier", casting=casting),
                folder=tmp_path / "film",
                references=[("character", picture)],
            )

    with pytest.raises(Unusable, match="takes reference pictures"):
        asyncio.run(scene())


def test_a_logo_is_laid_over_the_film_and_nobody_draws_it(tmp_path: Path) -> None:
    """Nor does it need a model that looks at pictures: no planner casts it."""
    picture = tmp_path / "mark.png"
    Image.new("RGB", (64, 64), (200, 30, 30)).save(picture)
    bench = Bench(Runway(), tmp_path, scripted=Blind(Script(limits=Limits(Lengths(1, 240)))))
    casting = Casting("sketch:plan", "scripted:still", "scripted:job", "scripted:tone")
    brief = Brief("A fox finds a lantern", Fraction(4), Size(64, 64), casting=casting)

    async def scene() -> Storyboard:
        async with bench.open() as studio:
            opened = await studio.begin(
                brief, folder=tmp_path / "film", references=[("Logo", picture)]
            )
            await studio.run(opened.film, until="storyboard")
            assert "logo: top-right" in (opened.folder / "storyboard.yaml").read_text("utf-8")
            return (await studio.films.film(opened.film)).board

    board = asyncio.run(scene())
    assert board.logo == Logo()
    assert all(member.name.lower() != "logo" for member in board.cast)

"""The registry: which models there are, and which are chosen."""

import pytest

from longtake.capabilities.errors import ModelGone, Unusable
from longtake.capabilities.provider import Offer
from longtake.film.brief import Casting
from longtake.registry import Registry
from longtake.testing.scripted import Scripted


def vendor(name: str, key: str = "", **models: tuple[str, ...]) -> Scripted:
    """Give a provider's module that offers these models."""
    return Scripted(OFFER=Offer(name, "a vendor", key=key, **models))  # type: ignore[arg-type]


def registry(*keys: str) -> Registry:
    """Give a registry with a vendor of video, whose key may be set."""
    more = {"acme": vendor("acme", key="ACME_KEY", video=("one", "two"))}
    return Registry(lambda name: "set" if name in keys else "", more)


def test_without_a_key_sketch_makes_everything() -> None:
    """And the reason is one line."""
    cast, why = registry().cast(Casting())
    assert cast == Casting(
        "sketch:plan", "sketch:draw", "sketch:animate", "sketch:compose", "scratch:pico"
    )
    assert "no provider's key is set (longtake providers names them)" in why


def test_a_key_that_is_set_is_used() -> None:
    """The first of its models, and sketch for what it does not offer."""
    cast, why = registry("ACME_KEY").cast(Casting())
    assert (cast.video, cast.image) == ("acme:one", "sketch:draw")
    assert why == "by the keys that are set"


def test_what_is_asked_for_is_taken() -> None:
    """By provider alone, or with its model."""
    there = registry("ACME_KEY")
    assert there.cast(Casting(video="acme:two"))[0].video == "acme:two"
    assert there.cast(Casting(video="sketch"))[0].video == "sketch:animate"


@pytest.mark.parametrize(
    ("part", "wanted", "said"),
    [
        ("video", "acmee", "no provider 'acmee'.*acme.*sketch; acme?"),
        ("video", "acme:tow", "no model 'tow'; try two"),
        ("image", "acme", "acme has no image model; those that do: .*sketch"),
        ("voice", "sketch", "sketch has no voice model; those that do: "),
    ],
)
def test_a_name_that_does_not_exist_is_answered_with_those_that_do(
    part: str, wanted: str, said: str
) -> None:
    """The thing, the value and the remedy."""
    with pytest.raises(Unusable, match=said):
        registry("ACME_KEY").named(part, wanted)


def test_a_provider_without_its_key_is_named_with_the_variable() -> None:
    """Nothing is begun with it."""
    with pytest.raises(Unusable, match="acme has no key; set ACME_KEY to use it"):
        registry().named("video", "acme")


def test_a_retired_model_is_named_with_its_successor_whether_or_not_the_key_is_set() -> None:
    """Whoever sets the key first would only then learn that it was of no use."""
    with pytest.raises(ModelGone, match=r"runway:gen3a_turbo is retired; use runway:gen4\.5$"):
        registry().named("video", "runway:gen3a_turbo")


def test_a_fallback_that_cannot_be_asked_is_told_by_its_own_option() -> None:
    """Not as the film's model."""
    with pytest.raises(Unusable, match="--fallback acme:one: acme has no key; set ACME_KEY"):
        registry().cast(Casting(fallbacks=("acme:one",)))

"""Captions as players read them."""

from fractions import Fraction

from longtake.film.captions import srt, vtt

LINES: list[tuple[float | Fraction, float | Fraction, str]] = [
    (Fraction(1, 24), Fraction(5, 2), "Who lit the lamp?"),
    (3661.9996, 3663, "Nobody <did> & that -->\n\nis all there is to say about it tonight."),
]


def test_subrip_is_numbered_and_timed() -> None:
    """Thousandths after a comma; no empty line inside a cue; no line over 42 letters."""
    assert srt(LINES) == (
        "1\n00:00:00,042 --> 00:00:02,500\nWho lit the lamp?\n\n"
        "2\n01:01:02,000 --> 01:01:03,000\nNobody <did> & that →\n"
        "is all there is to say about it tonight.\n"
    )


def test_webvtt_is_escaped() -> None:
    """Thousandths after a point; markup is text."""
    assert vtt(LINES) == (
        "WEBVTT\n\n00:00:00.042 --> 00:00:02.500\nWho lit the lamp?\n\n"
        "01:01:02.000 --> 01:01:03.000\nNobody &lt;did&gt; &amp; that →\n"
        "is all there is to say about it tonight.\n"
    )


def test_a_film_without_lines_has_empty_captions() -> None:
    """Still files that players take."""
    assert (srt([]), vtt([])) == ("", "WEBVTT\n")

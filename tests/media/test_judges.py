"""Judges by ONNX, run by the real onnxruntime over real clips."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from onnx import ModelProto, helper, save

from judging_models import (
    BLUE,
    DISTANCE,
    MEAN,
    RED,
    clip_of,
    fading,
    graph,
    judges_in,
)
from longtake.capabilities.errors import Unusable
from longtake.engine.comparing import unlike_in
from longtake.film.expected import Expected, Join
from longtake.film.finding import Finding
from longtake.media.editor import open_editor
from longtake.media.judges import open_judges

ONE_SHOT = Expected(one_shot=True)


def found(folder: Path, clip: Path, expected: Expected = ONE_SHOT) -> tuple[Finding, ...]:
    """Give what the judges of a folder find in a clip."""

    async def look() -> tuple[Finding, ...]:
        editor = open_editor(1)
        try:
            curves = await editor.measure(clip)
            return await unlike_in(open_judges(folder, editor), clip, curves, expected)
        finally:
            editor.threads.shutdown()

    return asyncio.run(look())


def test_somebody_who_becomes_somebody_else_is_found(tmp_path: Path) -> None:
    """From where on it shows, by both judges, and mildly; somebody who stays is not."""
    judges = judges_in(tmp_path / "judges")
    (changed,) = found(judges, clip_of(tmp_path / "changed.mp4", fading(72)))
    assert (changed.kind, changed.remedy, changed.severe) == ("identity", "retake", False)
    assert 20 < changed.at < 60
    assert changed.at + changed.frames == 72
    assert changed.measure < changed.limit == 0.75
    assert "by CLIP and" in changed.what
    assert "by DINO, under 0.75 and 0.5" in changed.what
    assert found(judges, clip_of(tmp_path / "same.mp4", [RED] * 48)) == ()


def test_another_view_may_show_somebody_else(tmp_path: Path) -> None:
    """Pictures are compared within a view: a cut is no change, a chain of selects is one view."""
    judges = judges_in(tmp_path / "judges")
    clip = clip_of(tmp_path / "two.mp4", [RED] * 24 + [BLUE] * 24)
    cut = Expected(joins=(Join(24, "1A.1-t1", "2A.1-t1", unbroken=False),), one_shot=True)
    assert found(judges, clip, cut) == ()
    chain = Expected(joins=(Join(24, "1A.1-t1", "1A.2-t1", unbroken=True),), one_shot=True)
    kinds = {each.kind: each for each in found(judges, clip, chain)}
    assert kinds["identity"].at >= 24
    step = kinds["look step"]
    assert (step.at, step.of, step.remedy) == (24, "1A.2-t1", "dissolve")
    assert step.measure > step.limit > 0
    assert "LPIPS" in step.what


def test_a_seam_like_any_other_step_is_none(tmp_path: Path) -> None:
    """It is held against the film's own median."""
    judges = judges_in(tmp_path / "judges")
    chain = Expected(joins=(Join(24, "1A.1-t1", "1A.2-t1", unbroken=True),), one_shot=True)
    assert found(judges, clip_of(tmp_path / "smooth.mp4", [RED] * 48), chain) == ()


def test_every_judge_is_optional(tmp_path: Path) -> None:
    """Those that are there judge alone."""
    judges = judges_in(tmp_path / "judges")
    (judges / "clip.onnx").unlink()
    (judges / "lpips.onnx").unlink()
    (changed,) = found(judges, clip_of(tmp_path / "changed.mp4", fading(72)))
    assert (changed.limit, "CLIP" in changed.what) == (0.5, False)


TOKENS = [helper.make_node("Identity", ["a"], ["out"])]


@pytest.mark.parametrize(
    ("file", "model", "said"),
    [
        ("clip.onnx", graph(DISTANCE, 2), "takes 2 inputs, not 1"),
        ("dino.onnx", graph(MEAN, 1, (1, 3, 518, 518)), "takes tensor(float) of 1x3x518x518 as a"),
        ("clip.onnx", graph(TOKENS), "gives 3x224x224, not one embedding"),
        ("lpips.onnx", graph(MEAN), "takes 1 input, not 2"),
    ],
)
def test_a_model_that_does_not_fit_is_named_with_what_is_wrong(
    tmp_path: Path, file: str, model: ModelProto, said: str
) -> None:
    """And where it is said which do."""
    judges = judges_in(tmp_path / "judges")
    save(model, judges / file)
    chain = Expected(joins=(Join(12, "1A.1-t1", "1A.2-t1", unbroken=True),), one_shot=True)
    with pytest.raises(Unusable) as told:
        found(judges, clip_of(tmp_path / "clip.mp4", [RED] * 24), chain)
    assert told.value.what == str(judges / file)
    assert said in told.value.why
    assert "docs/guide.md" in told.value.remedy


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    """Whatever lies in it."""
    judges = judges_in(tmp_path / "judges")
    (judges / "clip.onnx").write_bytes(b"no model at all")
    with pytest.raises(Unusable, match=r"clip\.onnx: is no model that runs here"):
        found(judges, clip_of(tmp_path / "clip.mp4", [RED] * 24))


def test_judges_that_are_not_there_are_told_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to set, lay or install."""
    editor = open_editor(1)
    (tmp_path / "empty").mkdir()
    for folder, said in (("nowhere", "no such folder"), ("empty", "holds none of clip.onnx")):
        judges = open_judges(tmp_path / folder, editor)
        assert judges is not None
        with pytest.raises(Unusable, match=said):
            judges.check_equipped()
    equipped = open_judges(judges_in(tmp_path / "judges"), editor)
    assert equipped is not None
    equipped.check_equipped()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(Unusable, match=r"pip install 'longtake\[judges\]'"):
        equipped.check_equipped()
    editor.threads.shutdown()


def test_onnxruntime_is_loaded_where_a_model_runs_and_nowhere_else() -> None:
    """Not by the module that knows it, nor by a studio."""
    code = (
        "import sys; import longtake.media.judges, longtake.app; "
        "sys.exit(any('onnx' in name for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

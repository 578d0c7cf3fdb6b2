"""How failures leave: one line, the right code, no secrets."""

import errno
from pathlib import Path

import pytest

from longtake.capabilities import errors
from longtake.cli.failures import code_of, code_of_state, redacted, tell


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.Unusable("storyboard.yaml", "broken"), 2),
        (errors.Unsupported("no end frame"), 2),
        (errors.ModelGone("acme:old", "acme:new"), 2),
        (errors.Refused("prompt", "a face"), 3),
        (errors.OverBudget("too dear"), 4),
        (errors.OutOfCredit("empty"), 4),
        (errors.MissingSegments(["1A.1"], "broken"), 5),
        (errors.Stopped("stopped"), 130),
        (errors.Unauthorized("no key"), 1),
        (errors.RateLimited("wait"), 1),
        (errors.OutcomeUnknown("nobody knows"), 1),
        (errors.Overdue("too late"), 1),
        (errors.Waiting("somebody has to look"), 0),
        (OSError(errno.ENOSPC, "No space left on device"), 1),
        (RuntimeError("oh"), 1),
    ],
)
def test_each_branch_of_the_tree_has_its_exit_code(error: Exception, code: int) -> None:
    """Scripts can tell a refusal from an empty purse."""
    assert code_of(error) == code


def test_a_run_with_missing_segments_leaves_with_5() -> None:
    """A short film is never reported as done."""
    assert code_of_state("done") == 0
    assert code_of_state("rendering", ("1A.1",)) == 5
    assert code_of_state("failed") == 1


def test_a_foreseen_failure_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Thing, value and remedy, and nothing of Python's."""
    error = errors.Unusable("storyboard.yaml, line 3", "seconds: 'x' is\nno number", "give 4.5")
    assert tell(error) == 2
    said = capsys.readouterr().err
    assert said == "longtake: storyboard.yaml, line 3: seconds: 'x' is no number; give 4.5\n"


def test_a_full_disk_says_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    """What is finished is kept, so the remedy is room."""
    tell(OSError(errno.ENOSPC, "No space left on device", "/films/a.mp4"))
    said = capsys.readouterr().err
    assert said.startswith("longtake: /films/a.mp4: no space left on device; make room")


def test_an_unforeseen_failure_is_logged_without_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line leads to the whole story, which holds no key."""
    monkeypatch.setenv("LONGTAKE_HOME", str(tmp_path))
    monkeypatch.setenv("ACME_API_KEY", "acme-secret-1")
    monkeypatch.delenv("LONGTAKE_DEBUG", raising=False)
    with pytest.raises(KeyError) as raised:
        dict[str, str]()["the key acme-secret-1"]
    assert tell(raised.value) == 1
    said = capsys.readouterr().err
    [log] = (tmp_path / "log").iterdir()
    assert str(log) in said
    assert said.count("\n") == 1
    assert "Traceback" in log.read_text()
    assert "acme-secret-1" not in log.read_text()
    assert "acme-secret-1" not in said


def test_only_what_looks_like_a_secret_is_hidden() -> None:
    """Short and ordinary values stay readable."""
    environ = {"A_KEY": "abc", "B_TOKEN": "long-token", "HOME": "/home/anna"}
    assert redacted("abc long-token /home/anna", environ) == "abc *** /home/anna"

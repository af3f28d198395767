from __future__ import annotations

from pathlib import Path

import pytest

from storage.vault import MasterRefused, VaultError, parse_master, read_master, write_master


def test_a_new_key_is_read_back(tmp_path: Path) -> None:
    """The file holds the key, for its owner alone."""
    path = tmp_path / "master.key"
    master = write_master(path)
    assert master == read_master(path)
    assert 32 == len(master)
    assert 0o600 == path.stat().st_mode & 0o777


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    """The second attempt is refused and the first key stays."""
    path = tmp_path / "master.key"
    master = write_master(path)
    with pytest.raises(MasterRefused, match="left as it is"):
        write_master(path)
    assert master == read_master(path)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o601])
def test_a_key_that_others_can_reach_is_refused(tmp_path: Path, mode: int) -> None:
    """The message says what to type."""
    path = tmp_path / "master.key"
    write_master(path)
    path.chmod(mode)
    with pytest.raises(MasterRefused, match="chmod 600"):
        read_master(path)


@pytest.mark.parametrize("content", ["", "00" * 31, "00" * 33, "zz" * 32, "é"])
def test_what_is_not_a_key_is_refused(tmp_path: Path, content: str) -> None:
    """Too short, too long, not hexadecimal: each is told, none is quoted."""
    path = tmp_path / "master.key"
    path.write_text(content, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(MasterRefused, match="64 hexadecimal digits"):
        read_master(path)


def test_a_missing_key_is_told(tmp_path: Path) -> None:
    """It is one of the vault's errors, and says where the key was looked for."""
    with pytest.raises(VaultError, match=r"master\.key"):
        read_master(tmp_path / "master.key")


def test_a_key_as_text_can_carry_white_space() -> None:
    """What a secret store or a shell puts around it does no harm."""
    assert bytes(32) == parse_master(" " + "00" * 32 + "\n")

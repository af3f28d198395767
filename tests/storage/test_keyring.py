from __future__ import annotations

from storage.keyring import Keyring


def test_what_was_not_used_for_longest_goes_first() -> None:
    """A value that is asked for stays; a dropped one is gone."""
    ring: Keyring[int] = Keyring(2)
    ring.keep("a", 1)
    ring.keep("b", 2)
    assert 1 == ring.get("a")
    ring.keep("c", 3)
    assert [1, None, 3] == [ring.get(name) for name in "abc"]
    ring.drop("a")
    ring.drop("never there")
    assert [None, None, 3] == [ring.get(name) for name in "abc"]

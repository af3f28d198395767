from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.times import parse, stamp

ZONES = st.sampled_from([ZoneInfo("Europe/London"), ZoneInfo("UTC"), dt.timezone(dt.timedelta(hours=-11))])
TIMES = st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001 - zones are drawn


@given(TIMES, TIMES)
def test_stamps_order_as_their_times_do(one: dt.datetime, other: dt.datetime) -> None:
    """Whatever zone they were written in; and each is read back as it was."""
    assert (one.timestamp() < other.timestamp()) == (stamp(one) < stamp(other))
    assert one.timestamp() == parse(stamp(one)).timestamp()
    assert 32 == len(stamp(one))


def test_a_time_without_a_zone_is_refused() -> None:
    """It would mean another hour on another machine."""
    with pytest.raises(ValueError, match="time zone"):
        stamp(dt.datetime(2026, 3, 2))  # noqa: DTZ001 - what is being refused

"""Return rates."""

from __future__ import annotations

from decimal import Decimal

from reporting.requested import rates_by_agency, return_rate
from survey.dispositions import Disposition
from tests.reporting.builders import requested


def test_both_bases_of_the_return_rate() -> None:
    """A child who is not known to the agency leaves the second base, and never looks like a refusal."""
    rate = return_rate(
        [
            requested(1),
            requested(2, Disposition.ACCEPTED),
            requested(3, Disposition.SENT_BACK),
            requested(4, Disposition.NOT_KNOWN),
            requested(5, Disposition.DECLINED),
        ]
    )

    assert (5, 3, Decimal("60.0")) == (rate.requested, rate.returned, rate.share)
    assert (1, 4, Decimal("75.0")) == (rate.not_known, rate.eligible, rate.eligible_share)


def test_dispositions_stand_in_the_order_of_a_requests_life() -> None:
    """Only those that occur are listed, the earliest stage first."""
    rate = return_rate([requested(1), requested(2, Disposition.INVITED), requested(3)])

    assert ((Disposition.INVITED, 1), (Disposition.RETURNED, 2)) == rate.by_disposition
    assert rate.count(Disposition.WITHDRAWN) == 0


def test_no_requests_give_no_rate() -> None:
    """Nothing requested is not nought per cent."""
    rate = return_rate([])

    assert (0, None, None) == (rate.requested, rate.share, rate.eligible_share)


def test_agencies_by_themselves() -> None:
    """Each agency has its own rate; requests without one stand together."""
    rates = dict(rates_by_agency([requested(1), requested(2, agency="police"), requested(3, agency=None)]))

    assert ["health", "police", None] == list(rates)
    assert all(rate.requested == 1 for rate in rates.values())

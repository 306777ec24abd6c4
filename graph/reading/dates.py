"""Publication dates as metadata write them."""

import re
from datetime import date

_DAY = re.compile(r"(\d{4})([-/]?)(\d\d)\2(\d\d)(?!\d)")


def iso_day(value: str) -> str | None:
    """The day with which an ISO date or time begins, as YYYY-MM-DD; None for what is not one."""
    found = _DAY.match(value.strip())
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[3]), int(found[4])).isoformat()
    except ValueError:
        return None

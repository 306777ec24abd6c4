"""What could not be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """What stands at `where` (a path, a line of it) could not be read, for `reason`; `document` is its id where it said one."""

    where: str
    reason: str
    document: str | None = None

"""What may be kept beside the byte code (`graph.codebook.compiled`), as Python and where mypyc has compiled it."""

from typing import Any, Self


class Keepable:
    """The base of classes whose instances are kept: a compiled class without its own `__new__` cannot be made without arguments,
    and so not be read back."""

    def __new__(cls, *_: Any, **__: Any) -> Self:
        return super().__new__(cls)

"""footprint reads news reports in Arabic and English, and says what they tell of, where, when, and in which words."""

from __future__ import annotations

from typing import Any

_PUBLIC = ("read", "read_store", "to_dataframe", "to_geodataframe")
__all__ = ["read", "read_store", "to_dataframe", "to_geodataframe"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """What is for Python users, loaded when it is first asked for: the command starts without it."""
    if name in _PUBLIC:
        from footprint import python_use

        return getattr(python_use, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

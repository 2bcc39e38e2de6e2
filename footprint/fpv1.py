"""Columns of numbers and a header ↔ the bytes that the map's layer reads, form `FPV1`.

    0      4 bytes   FPV1
    4      uint32    H, length of the header
    8      H bytes   the header: JSON in UTF-8, padded with spaces so that 8 + H is a multiple of 8
    8 + H            the columns, each at the `offset` that the header's `columns` tell, a multiple of 8

Everything is little endian. The browser lays typed arrays over the columns without copying, hence the alignment.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"FPV1"
_ALIGNMENT = 8


def encode(header: Mapping[str, Any], columns: Mapping[str, NDArray[Any]]) -> bytes:
    """The file of some columns of equal length. The same values give the same bytes.

    `columns` is added to the header: name, dtype (`f4` `i4` `u4` `u2` `u1`) and offset from the start of the file.
    """
    table: list[dict[str, Any]] = [
        {"name": name, "dtype": _dtype(column), "offset": 0} for name, column in columns.items()
    ]
    packed: dict[str, Any] = {**header, "columns": table}
    # Offsets stand in the header and move with its length, so it is padded to a length that has room for all of them.
    room = len(_json(packed)) + len(table) * len("999999999999")
    start = _aligned(8 + room)
    offset = start
    for entry, column in zip(table, columns.values(), strict=True):
        entry["offset"] = offset
        offset = _aligned(offset + column.nbytes)
    out = bytearray(offset)
    out[:4] = MAGIC
    out[4:8] = (start - 8).to_bytes(4, "little")
    out[8:start] = _json(packed).ljust(start - 8)
    for entry, column in zip(table, columns.values(), strict=True):
        laid = column.astype(column.dtype.newbyteorder("<"), copy=False)
        out[entry["offset"] : entry["offset"] + laid.nbytes] = laid.tobytes()
    return bytes(out)


def lay_columns(body: bytes) -> dict[str, NDArray[Any]]:
    """The columns of a file by name, as arrays over its own bytes: nothing is copied, nothing can be written to."""
    length = int.from_bytes(body[4:8], "little")
    header = json.loads(body[8 : 8 + length])
    return {
        column["name"]: np.frombuffer(
            body, np.dtype(column["dtype"]).newbyteorder("<"), header["rows"], column["offset"]
        )
        for column in header["columns"]
    }


def _json(value: Mapping[str, Any]) -> bytes:
    # Surrogates cannot come from the store; escaping them keeps the header JSON whatever is handed in.
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _dtype(column: NDArray[Any]) -> str:
    return np.dtype(column.dtype).str[1:]


def _aligned(offset: int) -> int:
    return -(-offset // _ALIGNMENT) * _ALIGNMENT

"""Bytes of XML → its elements one by one, in memory that does not grow with them; what declares entities is refused."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from footprint.errors import FileTooLarge

MOST_ELEMENTS = 1_000_000
"""Elements of one document; a book has a tenth of it."""


def iter_elements(
    raw: bytes, where: str, *, forbid_dtd: bool = False
) -> Iterator[tuple[str, Element]]:
    """`start` and `end` of every element; at its end it has its text, and what stood inside it is gone.

    Raises FileTooLarge, and what defusedxml raises: DefusedXmlException, ParseError, ValueError, LookupError.
    """
    around: list[Element] = []
    found = 0
    for event, element in iterparse(BytesIO(raw), events=("start", "end"), forbid_dtd=forbid_dtd):
        if event == "start":
            found += 1
            if found > MOST_ELEMENTS:
                raise FileTooLarge(
                    f"{where}: more than {MOST_ELEMENTS:,} elements of XML; split it, or hand its text in as .txt"
                )
            around.append(element)
            yield event, element
            continue
        yield event, element
        around.pop()
        if around:
            around[-1].remove(element)

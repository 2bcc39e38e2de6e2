"""Every word of the sample of made-up claims, in English. The form is that of `texts`."""

from __future__ import annotations

from footprint.wording.language import translated

SAMPLE: dict[str, str] = {
    "offer": "To see what the page is like with many reports:",
    "load": "Show {n} made-up claim|Show {n} made-up claims",
    "making": "{n} claim is made up so far …|{n} claims are made up so far …",
    "stop": "Stop",
    "name": "Made up.",
    "banner": "This is {n} synthetic claim. Nobody reported it.|These are {n} synthetic claims at real places. Nobody reported any of them.",
    "remove": "Remove the sample",
}

translated(globals())

"""Every word of the three steps for whoever is here for the first time, in English. The form is that of `texts`."""

from __future__ import annotations

from footprint.wording.language import translated

TOUR: dict[str, str] = {
    "name": "A look around in three steps",
    "step": "{index} of {total}",
    "mark": "A mark is what a report says",
    "mark_text": "Click one: here you read what happened, and the sentence of the report that says so, with the words that it rests on "
    "underlined.",
    "narrow": "Ask less",
    "narrow_text": "Beside the map choose actors, kinds and types; on the bar below drag the days, or play them. The address keeps it all.",
    "rest": "Nothing is hidden",
    "rest_text": "What cannot be placed stands under the map with its reason, and everything is in the table. The page Method says how "
    "often the reading is wrong.",
    "next": "Next",
    "done": "Begin",
    "dismiss": "Skip",
}

translated(globals())

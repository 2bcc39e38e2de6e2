"""Every word on how well claims are borne out and what ties them to others, in English. The form is that of `texts`."""

from __future__ import annotations

from footprint.wording.language import translated

LINKS: dict[str, str] = {
    "title": "How well it is borne out",
    "also": "Also told by {n} other report, {origins}.|Also told by {n} other reports, {origins}.",
    "origins": "{n} independent source in all|{n} independent sources in all",
    "copies": "Near-copies, reports of one outlet or agency, and reports that quote one and the same party count as one source.",
    "alone": "No other report here tells of it.",
    "rivals": "It fits {n} other event about as well, so it is counted with none.|It fits {n} other events about as well, so it is counted with none.",
    "own_source": "The same source",
    "source": "Source {n}",
    "reprint": "a near-copy",
    "by_way": "linked by way of another report",
    "ruled_one": "A person said that it is the same event.",
    "why": "Linked because",
    "against": "Against it",
    "contradict": "They contradict each other",
    "more": "and {n} more|and {n} more",
    "unnamed": "outlet not named",
    "claim": "claim {n}",
}

WHY_GRADE: dict[str, str] = {
    "single_source": "One source tells of it.",
    "corroborated": "{n} independent sources tell of it.",
    "confirmed": "{actors} says so of its own act.",
    "contested": "What is told of it cannot all be right, or a party denies it.",
    "discounted": "Its sources took it back.",
    "ruled": "A person discounted it.",
}

CONTRADICTIONS: dict[str, str] = {
    "denied": "Whether it happened",
    "who": "Who did it",
    "dates": "When",
    "killed": "How many were killed",
    "wounded": "How many were wounded",
    "taken": "How many were taken",
    "vehicles": "How many vehicles",
    "shots": "How many rockets or shells",
}

SIDES: dict[str, str] = {
    "so": "it did",
    "denied": "it did not, says {actors}",
    "denied_nobody": "it did not",
    "exactly": "{least}",
    "at_least": "{least} or more",
    "between": "{least} to {most}",
}

PARTS: dict[str, str] = {
    "place_same": "the same place",
    "place_within": "places {0} km apart, within {1} km of each other as told",
    "place_apart": "places {0} km apart, a little out of reach",
    "place_none": "no place is told",
    "date_same_day": "the same day",
    "date_same_days": "the same days",
    "date_overlap": "days that overlap, within {0} days",
    "date_next_day": "one day apart",
    "actors_same": "the same actor",
    "actors_related": "actors of one side",
    "actors_other": "another actor",
    "actors_swapped": "the two sides named the other way round",
    "other_side_same": "the same other side",
    "other_side_related": "other sides that go together",
    "other_side_other": "another other side",
    "type_same": "the same kind of event",
    "type_related": "kinds of event that go together",
    "wording_shared": "the words {words}",
    "wording_none": "no telling word in common",
    "numbers_same": "the same numbers",
    "numbers_other": "other numbers",
}

RULE: dict[str, str] = {
    "several": "Other reports of it",
    "part": "Tells of another event",
    "part_hint": "Hold this claim apart from the others, whatever links them.",
    "discount": "Discount the event",
    "discount_hint": "Not to be believed, whatever its sources: its claims stay in sight and are marked so.",
    "join": "Another claim that tells of the same",
    "join_do": "Tell of one event",
    "join_choose": "Choose a likely one, or type a claim’s number or address",
    "join_hint": "The likeliest first: other reports’ claims within two weeks and near it. Any other is found by its number, which stands at the end of its address.",
    "join_km": "{km} km away",
    "join_days": "a day apart|{n} days apart",
    "take_back": "Take back",
    "ruled_one": "Said to be one event with claim {n}.",
    "ruled_apart": "Held apart from claim {n}.",
    "ruled_discounted": "Discounted.",
    "odd_number": "“{typed}” is no number of a claim; it stands at the end of the claim’s address.",
    "join_nothing": "Choose the other claim first.",
}

translated(globals())

"""Every word of the page of the method, in English. The form is that of `texts`; what stands in braces comes from data."""

from __future__ import annotations

from footprint.wording.language import translated

METHOD: dict[str, str] = {
    "title": "Method",
    "lead": "How words become marks, how sure they are, how often the reading is wrong, and what it must not be used for.",
    "flow": "From a report to the map",
    "flow_text": "A report’s text is kept as it was published and never altered. Rules read it clause by clause: the word that tells of "
    "an event, who acts and upon whom, the names of places, the words for time. Each becomes a field of a claim with the characters "
    "of the text that it came from. A gazetteer places the names; what cannot be placed stays in the list under the map. No model "
    "writes anything here unless you turn one on, and then every word that it proposes is looked up in the text.",
    "precision": "How exactly a place is known",
    "precision_text": "A dot stands only where the words name the place itself. All else is drawn as wide as it is known.",
    "pin": "A site or a town: a dot on it.",
    "near": "Near, or on the outskirts: a dashed ring as wide as the words allow.",
    "area": "A sub-district, district, governorate or area: a soft shape. It says “somewhere in here”.",
    "off": "A country, or no place: not on the map, in the list under it, with the reason.",
    "time": "How exactly a time is known",
    "time_text": "A day is a day. “The end of January” is its last third, “last month” the whole month; the panel shows the words and how "
    "they were read. The filter asks either for what possibly lies in its days or for what certainly does.",
    "modality": "What is said to have happened, and what is not",
    "modality_text": "Planned, demanded, threatened, denied and supposed events are told apart from those that are said to have happened. "
    "Only what is said to have happened, to be going on or to be planned is drawn; planned presence is hatched.",
    "certainty": "How well it is borne out",
    "certainty_text": "That is another thing than how exactly it is placed, and the two are never mixed.",
    "single_source": "One source tells of it. Near-copies and reprints of an agency count as one.",
    "corroborated": "Two or more independent sources tell of it.",
    "confirmed": "A party says so of its own act.",
    "contested": "What is told of it cannot all be right, or a party denies it; the sides are shown beside each other.",
    "discounted": "A person said that it is not to be believed, or its sources took it back.",
    "accuracy": "How often the reading is right",
    "accuracy_text": "Measured against claims that people made by hand, on reports that nobody looked at while the reader was made. "
    "A claim of ours counts as found where its words overlap one of theirs and its kind agrees.",
    "set": "Reports",
    "set_ar": "Arabic, first set",
    "set_en": "English, first set",
    "set_own_ar": "Arabic, second set",
    "set_own_en": "English, second set",
    "gold_claims": "claims by hand",
    "ground.precision": "of our claims right",
    "ground.recall": "of theirs found",
    "type_accuracy": "type right",
    "modality_accuracy": "said to have: right",
    "actor_id_f1": "actors right",
    "place@10": "place within 10 km",
    "place@25": "place within 25 km",
    "date_exact": "date exact",
    "accuracy_note": "So of ten events in a report some are missed, and now and then one is wrong. Read the words before you rely on a mark.",
    "limits": "What it cannot do",
    "limit_words": "It reads Arabic and English. Irony, rumour told as fact, and events told only by a picture are beyond it.",
    "limit_places": "Villages that share a name are told apart by what stands around them; where that does not suffice, the unit around "
    "is taken and said so.",
    "limit_sources": "It says what reports say, not what happened. Few reports from somewhere means few reporters, not few events.",
    "limit_presence": "Nothing is carried past its evidence: an old mark is faint because nobody has said anything since.",
    "ethics": "What it is for",
    "ethics_past": "Published and past events, for research, reporting and access. It is no tool for finding people or for aiming.",
    "ethics_people": "Persons are not placed on the map and are no labels on it; actors are forces, parties and groups.",
    "ethics_harm": "Before you publish a map, ask whom an exact point could harm; the list and wider units tell the same story. An export can put its points into squares of ten kilometres.",
    "sources": "Data and licences",
    "sources_text": "GeoNames (CC BY 4.0), OCHA COD-AB (CC BY-IGO), UCDP GED (CC BY 4.0), Natural Earth (public domain), Unicode CLDR. "
    "The words of reports belong to their publishers; quote them with their outlet and date.",
    "cite": "How to cite",
    "cite_text": "Name the report first: outlet, date, address. Then footprint with its version and the day you read it:",
    "citation": "footprint {version}, reader {reader}, read on {day}.",
}

translated(globals())

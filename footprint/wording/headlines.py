"""For each type of claim the sentences, in English, that may tell it in a line. Nothing here comes from a report.

Names in braces are the parts of a sentence (see `footprint.ui.words`); what stands in brackets is left out where one of
its parts is not known.
"""

from __future__ import annotations

from footprint.wording.language import translated

MODAL_HEADLINES: dict[str, str] = {
    "planned": "Planned: {headline}",
    "attempted": "Attempted: {headline}",
    "demanded": "Demanded: {headline}",
    "threatened": "Threatened: {headline}",
    "denied": "Denied: {headline}",
    "hypothetical": "Supposed: {headline}",
    "former": "Ended: {headline}",
}
"""What is not said to have happened is told by the bare noun: "Planned: raid by …", never "Planned: … raided"."""

HEADLINES: dict[str, tuple[str, ...]] = {
    "clash": ("{parties} clashed {place}", "{initiator} in clashes {place}"),
    "attack": ("{initiator} attacked {whom} {place}", "{initiator} attacked {place}"),
    "shelling": ("{initiator} shelled {target} {place}", "{initiator} shelled {spot}"),
    "airstrike": ("{initiator} struck {target} from the air {place}",),
    "ied": ("Mine or bomb[ of {initiator}] hit {whom} {place}",),
    "explosion": ("Explosion hit {whom} {place}",),
    "air_landing": ("{initiator} landed from the air[ against {target}] {place}",),
    "raid": ("{initiator} raided {target} {place}", "{initiator} raided {spot}"),
    "arrest": ("{initiator} arrested {whom} {place}", "{initiator} made arrests {place}"),
    "abduction": ("{initiator} abducted {whom} {place}",),
    "territory_taken": ("{initiator} took ground[ from {target}] {place}",),
    "interception": (
        "{initiator} stopped {target} {place}",
        "{initiator} stopped a movement {place}",
    ),
    "collision": ("{parties} collided {place}",),
    "overflight": ("{initiator} flew {over}",),
    "protest": ("{initiator} protested[ against {target}] {place}",),
    "agreement": ("{parties} agreed {place}", "{initiator} made an agreement {place}"),
    "destruction": ("{initiator} destroyed property[ of {whom}] {place}",),
    "present": ("{holder} present {place}",),
    "deployed": ("{holder} deployed {place}",),
    "reduced": ("{holder} drew down {place}",),
    "withdrawn": ("{holder} withdrew {place}",),
    "relocated": ("{holder} moved {place}",),
    "base_established": ("{holder} set up a base {place}",),
    "base_handed_over": (
        "{holder} handed a base to {partner} {place}",
        "{holder} handed over a base {place}",
    ),
    "patrol": ("{holder} on patrol {place}",),
    "joint_patrol": ("{parties} on joint patrol {place}",),
    "exercise": ("{parties} held an exercise {place}", "{holder} held an exercise {place}"),
    "controls": ("{holder} in control {control}",),
    "demand": ("{speaker} made a demand[ of {addressee}]",),
    "accuse": ("{speaker} accused {target}", "{speaker} accused {addressee}"),
    "deny": ("{speaker} issued a denial",),
    "threaten": ("{speaker} threatened {target}", "{speaker} threatened {addressee}"),
    "pledge": ("{speaker} made a pledge[ to {addressee}]",),
    "consult": ("{speaker} in talks[ with {partner}][ with {addressee}]",),
    "condemn": ("{speaker} condemned {target}",),
}
"""For each type, sentences from the fullest to the barest: the first whose parts are all known is taken."""

NOUNS: dict[str, str] = {
    "clash": "clashes[ involving {involved}] {place}",
    "attack": "attack[ by {initiator}][ on {whom}] {place}",
    "shelling": "shelling[ by {initiator}][ of {target}] {place}",
    "airstrike": "air strike[ by {initiator}][ on {target}] {place}",
    "drone_strike": "drone strike[ by {initiator}][ on {target}] {place}",
    "ied": "mine or bomb[ of {initiator}][ against {whom}] {place}",
    "suicide_bombing": "suicide bombing[ by {initiator}][ against {whom}] {place}",
    "explosion": "explosion[ that hit {whom}] {place}",
    "air_landing": "landing from the air[ by {initiator}][ against {target}] {place}",
    "raid": "raid[ by {initiator}][ on {target}] {place}",
    "arrest": "arrests[ of {whom}][ by {initiator}] {place}",
    "abduction": "abduction[ of {whom}][ by {initiator}] {place}",
    "assassination": "assassination[ of {whom}][ by {initiator}] {place}",
    "territory_taken": "ground taken[ by {initiator}][ from {target}] {place}",
    "interception": "movement[ of {target}] stopped[ by {initiator}] {place}",
    "collision": "collision[ of {involved}] {place}",
    "overflight": "flights[ of {initiator}][ {over}]",
    "protest": "protest[ of {initiator}][ against {target}] {place}",
    "agreement": "agreement[ of {involved}] {place}",
    "destruction": "property[ of {whom}] destroyed[ by {initiator}] {place}",
    "other": "incident[ involving {involved}] {place}",
    "present": "presence[ of {holder}] {place}",
    "deployed": "deployment[ of {holder}] {place}",
    "reinforced": "reinforcements[ of {holder}] {place}",
    "reduced": "drawdown[ of {holder}] {place}",
    "withdrawn": "withdrawal[ of {holder}] {place}",
    "relocated": "move[ of {holder}] {place}",
    "base_established": "new base[ of {holder}] {place}",
    "base_handed_over": "base handed over[ by {holder}][ to {partner}] {place}",
    "patrol": "patrol[ of {holder}] {place}",
    "joint_patrol": "joint patrol[ of {involved}] {place}",
    "convoy": "convoy[ of {holder}] {place}",
    "checkpoint": "checkpoint[ of {holder}] {place}",
    "exercise": "exercise[ of {involved}] {place}",
    "controls": "control[ by {holder}] {control}",
    "demand": "demand[ by {speaker}][ of {addressee}]",
    "accuse": "accusation[ by {speaker}]",
    "deny": "denial[ by {speaker}]",
    "threaten": "threat[ by {speaker}][ against {target}]",
    "pledge": "pledge[ by {speaker}][ to {addressee}]",
    "consult": "talks[ of {speaker}][ with {partner}][ with {addressee}]",
    "condemn": "condemnation[ by {speaker}]",
    "confirm": "confirmation[ by {speaker}]",
    "announce": "announcement[ by {speaker}]",
}
"""For each type, what it is called: where no sentence above can be told, and where it is not said to have happened."""

UNKNOWN: dict[str, str] = {"party": "an unidentified party", "armed": "unidentified gunmen"}
"""How an actor that is not known is called; where it acts and is armed, the second."""
COMMON_NOUNS: dict[str, str] = {"civilians": "civilians"}
"""Actors whose label is no name: in a sentence they are written small."""
UNKNOWN_ACTING: dict[str, str] = {
    "airstrike": "unidentified aircraft",
    "drone_strike": "an unidentified party",
    "shelling": "an unidentified party",
    "overflight": "unidentified aircraft",
    "air_landing": "unidentified troops",
    "collision": "an unidentified party",
    "agreement": "an unidentified party",
    "other": "an unidentified party",
    "ied": "",
    "explosion": "",
    "suicide_bombing": "",
}
"""How an actor that is not known is called where it acts; empty where the sentence says as much without it."""

ON_THE_MOVE = frozenset(
    {"convoy", "deployed", "joint_patrol", "overflight", "patrol", "reinforced", "relocated", "withdrawn"}
)  # fmt: skip
"""Types whose ways are told: from, through, towards."""
LAUNCHED = frozenset({"airstrike", "attack", "drone_strike", "shelling"})
"""Types that may come from elsewhere; where nothing else is known the line says from where."""

translated(globals())

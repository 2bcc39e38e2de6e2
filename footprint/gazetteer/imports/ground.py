"""The gazetteer with what was imported so far laid over it: what a further row is held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from shapely.geometry.base import BaseGeometry

from footprint.gazetteer.gazetteer import Gazetteer
from footprint.gazetteer.imports.given import Given
from footprint.gazetteer.names import skeleton, surface
from footprint.gazetteer.rows import Row, forms_of, row_of
from footprint.gazetteer.words import words
from footprint.knowledge import DATA

_FLAGS = {"never": "-", "cue": "?", "free": ""}
_SHORT = 4
"""A word of fewer letters is also something else."""
_BELIEVED = 15_000
"""Inhabitants from which one word alone is taken for the place it names."""


class Ground:
    """Places by id and by any of their names; rows laid over the gazetteer hide those of the same id."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Nothing lies over it yet."""
        self.gazetteer = gazetteer
        self.rows: dict[str, Row] = {}
        """What was laid over it, by id."""
        self.outlines: dict[str, BaseGeometry] = {}
        """Outlines of units, by id."""
        self._forms: dict[str, list[str]] = defaultdict(list)
        self._skeletons: dict[str, list[str]] = defaultdict(list)
        self._flags: dict[str, str] = {}
        self._aliases: dict[str, str] = {}
        self._stops = _read_stops()

    def get(self, place_id: str) -> Row | None:
        """The place of that id, or the one that a row of that id was merged with; None where there is none."""
        place_id = self._aliases.get(place_id, place_id)
        if row := self.rows.get(place_id):
            return row
        entry = self.gazetteer.get(place_id)
        return row_of(entry) if entry else None

    def find(self, form: str) -> list[Row]:
        """Places one of whose names has that surface."""
        found = [entry.id for entry in self.gazetteer.index.find_exact(form)]
        return self._rows(found + self._forms.get(form, []))

    def find_alike(self, form: str) -> list[Row]:
        """Places one of whose names has the skeleton of that surface."""
        found = [entry.id for entry in self.gazetteer.index.find_by_skeleton(form)]
        return self._rows(found + self._skeletons.get(skeleton(form), []))

    def _rows(self, ids: Iterable[str]) -> list[Row]:
        return [row for row in map(self.get, dict.fromkeys(ids)) if row]

    def lay(self, row: Row, given: Given, *, own: bool) -> None:
        """Put a row over what has its id. `given` is what it was made of; `own` tells a person's own table."""
        if given.id != row.id:
            self._aliases[given.id] = row.id
        self.rows[row.id] = row
        for form in forms_of(row):
            if row.id in self._forms.get(form, ()):
                continue
            if any(entry.id == row.id for entry in self.gazetteer.index.find_exact(form)):
                continue
            self._forms[form].append(row.id)
            if bones := skeleton(form):
                self._skeletons[bones].append(row.id)
            flag = self._flag(form, given, own=own)
            self._flags[form] = min(flag, self._flags.get(form, flag))

    def named(self) -> Iterator[str]:
        """Lines of the names that were added, as `footprint.gazetteer.index.Extra` wants them."""
        for form, ids in sorted(self._forms.items()):
            yield f"{form}\t{self._flags[form]}\t{' '.join(ids)}\t{skeleton(form)}"

    def _flag(self, form: str, given: Given, *, own: bool) -> str:
        """ "" for a name that is believed wherever it stands, "?" for one that needs a cue, "-" for a word that is none.

        A village of one word in a list of thousands is often an ordinary word too; a person's own row is meant.
        """
        bare = form.removeprefix("ال")
        if {form, bare} & words().features_ar.keys() or form in words().features_en:
            return "-"
        if form in self._stops:
            return self._stops[form]
        if " " in form:
            return ""
        if len(bare) < _SHORT:
            return "?"
        free = own or given.population >= _BELIEVED or given.feature in ("admin1", "city")
        return "" if free else "?"


def _read_stops() -> dict[str, str]:
    """Surface → flag of the names that are also other words."""
    stops = {}
    for line in (DATA / "gazetteer" / "stopnames.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, what, _ = line.split("\t")
            stops[surface(name)] = _FLAGS[what]
    return stops

"""The gazetteer with a person's corrections of names: a name in its context is where the person says it is."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from footprint.gazetteer.entry import Context, Entry, Feature, Resolution
from footprint.gazetteer.gazetteer import Gazetteer
from footprint.gazetteer.names import core_forms
from footprint.gazetteer.unresolved import unit_of
from footprint.model import Candidate, Precision

OWN = "fix:"
"""How ids of points begin that a person gave."""


@dataclass(frozen=True, slots=True)
class Fix:
    """Where a name is, as a person says."""

    name: str
    """As the reports have it."""
    form: str
    """What is compared; see `footprint.gazetteer.unresolved.form_of`."""
    within: str
    """Id of a unit: the correction holds where that unit, or one in it, is told around the name. Empty: anywhere."""
    place_id: str
    """Of the gazetteer; empty for a point of one's own that is yet to be kept, then `fix:N`."""
    name_en: str
    name_ar: str | None
    feature: Feature
    lat: float
    lon: float
    radius_km: float
    country: str
    parents: tuple[str, ...]
    reason: str
    """In the person's words."""
    source: str
    """Where the point is from: the gazetteer's source, `your map click`, an online service's attribution."""
    at: str = ""
    """ISO 8601, UTC."""
    number: int = 0
    """0 until it is kept."""

    @property
    def entry(self) -> Entry:
        """Its place, as a gazetteer would have it."""
        return Entry(
            id=self.place_id,
            name_en=self.name_en,
            name_ar=self.name_ar,
            feature=self.feature,
            lat=self.lat,
            lon=self.lon,
            radius_km=self.radius_km,
            country=self.country,
            parents=self.parents,
            source=self.source,
            names=tuple(dict.fromkeys(n for n in (self.name_en, self.name_ar, self.name) if n)),
        )


def version_of(fixes: Sequence[Fix]) -> str:
    """What corrections add to the version of a gazetteer, and of a reader that uses them; nothing where there are none."""
    if not fixes:
        return ""
    told = repr([(f.form, f.within, f.place_id, f.lat, f.lon, f.radius_km) for f in fixes])
    return f"~{hashlib.sha256(told.encode()).hexdigest()[:8]}"


class Corrected(Gazetteer):
    """A gazetteer that asks a person's corrections first. Read-only; safe to share between threads."""

    def __init__(self, base: Gazetteer, fixes: Sequence[Fix]) -> None:
        """`fixes` in the order in which they count: of two for one name, the first that fits."""
        super().__init__(base.index)
        self._base = base
        self._own = {fix.place_id: fix.entry for fix in fixes if fix.place_id.startswith(OWN)}
        self._by_form: dict[str, list[Fix]] = defaultdict(list)
        for fix in fixes:
            self._by_form[fix.form].append(fix)
        self.version = base.version + version_of(fixes)

    def get(self, place_id: str) -> Entry | None:
        """The entry with that id, points that a person gave included; None where there is none."""
        return self._own.get(place_id) or super().get(place_id)

    def resolve(
        self, name: str, ids: tuple[str, ...] | None = None, context: Context | None = None
    ) -> Resolution:
        """As a person says, where a correction of that name fits the context; else as the gazetteer does."""
        fix = self._find(name, context or Context())
        if fix is None:
            return super().resolve(name, ids, context)
        entry = self.get(fix.place_id) or fix.entry
        why = f"{entry.name_en}: corrected by a person" + (f" ({fix.reason})" if fix.reason else "")
        precision: Precision = entry.precision
        told = (Candidate(entry.id, 1.0, (why,)),)
        return Resolution(entry, precision, entry.lat, entry.lon, entry.radius_km, told, why)

    def _find(self, name: str, context: Context) -> Fix | None:
        for form in core_forms(name):
            for fix in self._by_form.get(form, ()):
                if not fix.within or fix.within in self._told(context):
                    return fix
        return None

    def _told(self, context: Context) -> set[str]:
        """Ids of the units told around a name, and of all that hold them."""
        units = {*context.admin, *context.around}
        if home := self._country_ids.get(context.country or ""):
            units.add(home)
        units.update(unit_of(self, unit) for unit in tuple(units))
        for unit in map(self.get, tuple(units)):
            units.update(unit.parents if unit else ())
        return units

    @cached_property
    def _country_ids(self) -> dict[str, str]:
        return self.index.country_ids

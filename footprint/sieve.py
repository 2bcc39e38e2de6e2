"""A filter over the snapshot's columns → which rows pass, one boolean a row. The same rules as `assets/selection.js`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from footprint.columns import UNDATED, Columns, Table
from footprint.filters import (
    ALL_TYPES,
    CERTAINTIES,
    KINDS,
    MODALITIES,
    PRECISIONS,
    REVIEWS,
    ROLES,
    Area,
    Filter,
    day_number,
    is_meant,
    project,
    split_actor,
)

Mask = NDArray[np.bool_]


def mask_of_values(table: Table, wanted: Filter) -> Mask:
    """The rows that pass all parts but the days and the area."""
    columns = table.columns
    mask = np.ones(len(columns.claim), dtype=bool)
    for column, names, chosen in (
        (columns.kind, KINDS, wanted.kinds),
        (columns.type, ALL_TYPES, wanted.types),
        (columns.modality, MODALITIES, wanted.modalities),
        (columns.precision, PRECISIONS, wanted.precisions),
        (columns.certainty, CERTAINTIES, wanted.certainties),
        (columns.review, REVIEWS, wanted.reviews),
        (columns.source, table.sources, wanted.sources),
    ):
        if chosen:
            mask &= np.array([name in chosen for name in names], dtype=bool)[column]
    if wanted.actors or wanted.roles:
        mask &= sets_with(table, wanted)[columns.actor_set]
    return mask


def sets_with(table: Table, wanted: Filter) -> Mask:
    """Which of the combinations of actors a filter lets through, one boolean a combination."""
    sizes = [len(group) for group in table.actor_sets]
    of_set = np.repeat(np.arange(len(sizes)), sizes)
    actor = np.array([each for group in table.actor_sets for each in group], dtype=np.intp)
    roles = np.array([each for group in table.role_sets for each in group], dtype=np.int64)
    any_role = sum(1 << ROLES.index(role) for role in wanted.roles) or -1
    takes_all = wanted.match == "all" and bool(wanted.actors)
    passing = np.full(len(sizes), takes_all)
    for entry in wanted.actors or [""]:
        name, role = split_actor(entry)
        meant = [not name or is_meant(each, name) for each in table.actors]
        bits = 1 << ROLES.index(role) if role else any_role
        hit = np.array(meant, dtype=bool)[actor] & (roles & bits != 0)
        found = np.bincount(of_set[hit], minlength=len(sizes)) > 0
        passing = passing & found if takes_all else passing | found
    return passing


def mask_of_days(columns: Columns, wanted: Filter) -> Mask:
    """The rows whose days lie in the range, or touch it where that is enough; none without a date."""
    start, end = columns.day_start, columns.day_end
    mask: Mask = start != UNDATED
    if wanted.dates == "possibly":
        # The interval ends after the range begins, and begins before it ends.
        start, end = end, start
    if wanted.day_from is not None:
        mask &= start >= day_number(wanted.day_from)
    if wanted.day_to is not None:
        mask &= end <= day_number(wanted.day_to)
    return mask


def mask_of_area(columns: Columns, area: Area) -> Mask:
    """The rows whose point lies inside a polygon, by counting the edges to the east of it; none that is not drawn.

    Edges are straight on the map, as they were drawn. The arithmetic is the browser's, in the same order and doubles.
    """
    corners = [project(*corner) for corner in area]
    xs, ys = zip(*corners, strict=True)
    near = (columns.x >= min(xs) - 1e-6) & (columns.x <= max(xs) + 1e-6)
    near &= (columns.y >= min(ys) - 1e-6) & (columns.y <= max(ys) + 1e-6)
    rows = np.flatnonzero(near)
    x, y = columns.x[rows].astype(np.float64), columns.y[rows].astype(np.float64)
    inside = np.zeros(len(rows), dtype=bool)
    for (ax, ay), (bx, by) in zip(corners, [corners[-1], *corners[:-1]], strict=True):
        if ay != by:
            crosses = (ay > y) != (by > y)
            inside ^= crosses & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    mask = np.zeros(len(columns.x), dtype=bool)
    mask[rows[inside]] = True
    return mask

"""Corrections of names come into the log; they, names without a place and kept answers are tables like any other.

A store of version 3 or 4 made these tables when it first needed them. Its corrections are left in a table aside, from which
`footprint.store.adopt` tells the log of them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_UNRESOLVED = "report_id, form, unit, name, country, why"


def upgrade() -> None:
    """Make the three tables, and carry over what there is of them."""
    there = set(sa.inspect(op.get_bind()).get_table_names())
    if "name_corrections" in there:
        op.rename_table("name_corrections", "old_name_corrections")
    _create_corrections()
    if "online_answers" not in there:
        _create_answers()
    if "unresolved_names" in there:
        op.drop_index("unresolved_by_form")
        op.rename_table("unresolved_names", "old_unresolved_names")
    _create_unresolved()
    if "unresolved_names" in there:
        op.execute(
            f"INSERT INTO unresolved_names ({_UNRESOLVED}) SELECT {_UNRESOLVED} "  # noqa: S608
            "FROM old_unresolved_names WHERE report_id IN (SELECT id FROM reports)"
        )
        op.drop_table("old_unresolved_names")


def _create_corrections() -> None:
    op.create_table(
        "name_corrections",
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "form", "within")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("place_id", "name_en")),
        sa.Column("name_ar", sa.Text(), nullable=True),
        sa.Column("feature", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Float(), nullable=False) for name in ("lat", "lon", "radius_km")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("country", "parents")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("reason", "source", "at")),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )


def _create_answers() -> None:
    op.create_table(
        "online_answers",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("service", "question")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("answer", "at")),
        sa.PrimaryKeyConstraint("service", "question"),
    )


def _create_unresolved() -> None:
    op.create_table(
        "unresolved_names",
        sa.Column("report_id", sa.String(length=64), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("form", "unit", "name")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("country", "why")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"]),
        sa.PrimaryKeyConstraint("report_id", "form", "unit"),
    )
    op.create_index("unresolved_by_form", "unresolved_names", ["form", "unit"], unique=False)

"""Near-copies, and claims of different reports that tell of one event.

What is found is derived: `footprint.store.adopt` makes it once the tables are there.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the tables of sketches, links and rulings, and how well each mark is borne out."""
    op.add_column(
        "marks", sa.Column("certainty", sa.Text(), nullable=False, server_default="single_source")
    )
    op.create_table(
        "sketches",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("agencies", sa.Text(), nullable=False),
        sa.Column("family", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"]),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_index("sketches_of_family", "sketches", ["family"], unique=False)
    op.create_table(
        "bands",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["sketches.report"]),
        sa.PrimaryKeyConstraint("key", "report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "linked",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("block", sa.BigInteger(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("sort", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("facet", sa.Text(), nullable=False),
        sa.Column("grouped", sa.Integer(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"]),
        sa.ForeignKeyConstraint(["report"], ["reports.number"]),
        sa.PrimaryKeyConstraint("claim"),
    )
    op.create_index("linked_by_block", "linked", ["block", "day", "sort", "report"], unique=False)
    op.create_index("linked_of_report", "linked", ["report"], unique=False)
    op.create_index("linked_at_place", "linked", ["place"], unique=False)
    op.create_index("linked_of_group", "linked", ["grouped"], unique=False)
    op.create_index("linked_of_event", "linked", ["event"], unique=False)
    op.create_table(
        "ties",
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("mixed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["linked.claim"]),
        sa.ForeignKeyConstraint(["other"], ["linked.claim"]),
        sa.PrimaryKeyConstraint("one", "other"),
        sqlite_with_rowid=False,
    )
    op.create_index("ties_of_other", "ties", ["other"], unique=False)
    op.create_table(
        "rulings",
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["claims.number"]),
        sa.ForeignKeyConstraint(["other"], ["claims.number"]),
        sa.PrimaryKeyConstraint("one", "other"),
        sqlite_with_rowid=False,
    )
    op.create_index("rulings_of_other", "rulings", ["other"], unique=False)

"""The last day of each claim that is compared, so that the database leaves out those that ended before another began."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_WHEN = 7
"""Where a facet has its first and last day."""
_AT_ONCE = 10_000


def upgrade() -> None:
    """Add the column, fill it from the facets, and let the index have it."""
    op.add_column("linked", sa.Column("until", sa.Integer(), nullable=True))
    op.drop_index("linked_by_block", "linked")
    connection, last = op.get_bind(), -1
    linked = sa.table("linked", *map(sa.column, ("claim", "facet", "until")))
    after = sa.select(linked.c.claim, linked.c.facet).order_by(linked.c.claim).limit(_AT_ONCE)
    put = sa.update(linked).where(linked.c.claim == sa.bindparam("number"))
    while rows := connection.execute(after.where(linked.c.claim > last)).all():
        days = [(row.claim, json.loads(row.facet)[_WHEN]) for row in rows]
        told = [{"number": claim, "end": when[1]} for claim, when in days if when]
        if told:
            connection.execute(put.values(until=sa.bindparam("end")), told)
        last = rows[-1].claim
    columns = ["block", "day", "until", "sort", "report"]
    op.create_index("linked_by_block", "linked", columns, unique=False)

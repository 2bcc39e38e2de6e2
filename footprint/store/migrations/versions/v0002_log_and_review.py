"""A log of every change, people's decisions beside what readers found, and a search index.

Readings are only added from here on, so that what an earlier reader said can always be told. The rows of versions 1 and 2 are
carried over under their numbers; `footprint.store.adopt` then tells the log of them and makes what is derived.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_KEPT = ("changes", "places", "reports", "readings", "claims", "marks")
_READING = "number, report_id, reader, at, status, reason, title, published, language, source, url, current"
_CLAIM = (
    "number, reading, report_id, ordinal, kind, type, modality, section, date_start, date_end, "
    "date_precision, confidence, body"
)
_REPORT = "id, text, title, published, language, source, url, origin, added_at"
_TOKENS = "tokenize = 'porter unicode61 remove_diacritics 0'"


def upgrade() -> None:
    """Make the tables of version 3 and carry those of versions 1 and 2 over into them."""
    for index in ("claims_of_report", "marks_of_report"):
        op.drop_index(index)
    for name in _KEPT:
        op.rename_table(name, f"old_{name}")
    _create()
    op.execute(f"CREATE VIRTUAL TABLE search_reports USING fts5(title, body, {_TOKENS})")
    op.execute(f"CREATE VIRTUAL TABLE search_quotes USING fts5(words, {_TOKENS})")
    op.execute("CREATE VIRTUAL TABLE search_report_terms USING fts5vocab(search_reports, row)")
    op.execute("CREATE VIRTUAL TABLE search_quote_terms USING fts5vocab(search_quotes, row)")
    in_order = "ORDER BY added_at"
    op.execute(f"INSERT INTO reports ({_REPORT}) SELECT {_REPORT} FROM old_reports {in_order}")  # noqa: S608
    op.execute(f"INSERT INTO readings ({_READING}) SELECT {_READING} FROM old_readings")  # noqa: S608
    op.execute(f"INSERT INTO claims ({_CLAIM}) SELECT {_CLAIM} FROM old_claims")  # noqa: S608
    op.execute("INSERT INTO head (number, hash) VALUES (0, '')")
    for name in reversed(_KEPT):
        op.drop_table(f"old_{name}")


def _create() -> None:
    op.create_table(
        "head",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "jobs",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=7), nullable=False),
        sa.Column("leased_to", sa.Text(), nullable=True),
        sa.Column("leased_until", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("jobs_by_key", "jobs", ["run", "key"], unique=True)
    op.create_index("jobs_of_run", "jobs", ["run", "state", "number"], unique=False)
    op.create_table(
        "place_corrections",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("radius_km", sa.Float(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "places",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("raw_sha256", sa.String(length=64), nullable=True),
        sa.Column("fetched", sa.Text(), nullable=True),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "revisions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=True),
        sa.Column("claim", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("revisions_of_report", "revisions", ["report_id"], unique=False)
    op.create_table(
        "readings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=6), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("readings_of_report", "readings", ["report_id"], unique=False)
    op.create_table(
        "revised",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision"],
            ["revisions.number"],
        ),
        sa.PrimaryKeyConstraint("claim", "revision"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=True),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("date_start", sa.Text(), nullable=True),
        sa.Column("date_end", sa.Text(), nullable=True),
        sa.Column("date_precision", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.number"],
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("claims_of_reading", "claims", ["reading", "ordinal"], unique=False)
    op.create_index("claims_of_report", "claims", ["report_id"], unique=False)
    op.create_table(
        "marks",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("inherited", sa.Boolean(), nullable=False),
        sa.Column("day_start", sa.Integer(), nullable=True),
        sa.Column("day_end", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("radius_km", sa.Float(), nullable=True),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        sa.Column("needs", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claims.number"],
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
        ),
        sa.PrimaryKeyConstraint("claim", "ordinal"),
    )
    op.create_index("marks_at_place", "marks", ["place_id"], unique=False)
    op.create_index("marks_of_report", "marks", ["report_id"], unique=False)
    op.create_index(
        "queue_contested",
        "marks",
        ["claim", "ordinal", "needs"],
        unique=False,
        sqlite_where=sa.text("ordinal = 0 AND needs & 16 <> 0"),
    )
    op.create_index(
        "queue_date",
        "marks",
        ["claim", "ordinal", "needs"],
        unique=False,
        sqlite_where=sa.text("ordinal = 0 AND needs & 8 <> 0"),
    )
    op.create_index(
        "queue_model",
        "marks",
        ["claim", "ordinal", "needs"],
        unique=False,
        sqlite_where=sa.text("ordinal = 0 AND needs & 32 <> 0"),
    )
    op.create_index(
        "queue_new",
        "marks",
        ["claim", "ordinal", "needs"],
        unique=False,
        sqlite_where=sa.text("ordinal = 0 AND needs & 1 <> 0"),
    )
    op.create_index(
        "queue_place",
        "marks",
        ["claim", "ordinal", "needs"],
        unique=False,
        sqlite_where=sa.text("ordinal = 0 AND needs & 4 <> 0"),
    )
    op.create_index(
        "queue_unsure",
        "marks",
        ["claim", "ordinal", "needs"],
        unique=False,
        sqlite_where=sa.text("ordinal = 0 AND needs & 2 <> 0"),
    )
    op.create_table(
        "reviews",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("latest", sa.Integer(), nullable=True),
        sa.Column("into", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["base"],
            ["claims.number"],
        ),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claims.number"],
        ),
        sa.ForeignKeyConstraint(
            ["into"],
            ["claims.number"],
        ),
        sa.ForeignKeyConstraint(
            ["latest"],
            ["claims.number"],
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
        ),
        sa.PrimaryKeyConstraint("claim"),
    )
    op.create_index("reviews_of_report", "reviews", ["report_id"], unique=False)
    op.create_table(
        "spans",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claims.number"],
        ),
        sa.PrimaryKeyConstraint("claim", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "corrections",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["reviews.claim"],
        ),
        sa.PrimaryKeyConstraint("claim", "field"),
    )

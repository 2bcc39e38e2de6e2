"""The tables of the store, as SQLAlchemy Core describes them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

reports = Table(
    "reports",
    metadata,
    Column("id", String(64), primary_key=True, comment="SHA-256 of the text"),
    Column("text", Text, nullable=False, comment="as published, never altered"),
    Column("title", Text, comment="this and the next four as handed in, before any reading"),
    Column("published", Text, comment="ISO 8601 with its own UTC offset, where it came with one"),
    Column("language", Text),
    Column("source", Text),
    Column("url", Text),
    Column("origin", Text, nullable=False, comment="the file, or file and line, it came from"),
    Column("added_at", Text, nullable=False, comment="ISO 8601, UTC"),
)

readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("reader", Text, nullable=False, comment="reader and gazetteer version"),
    Column("at", Text, nullable=False, comment="ISO 8601, UTC"),
    Column("status", String(6), nullable=False, comment="ok or failed"),
    Column("reason", Text, comment="why it failed"),
    Column("title", Text, comment="this and the next four as the reader found or was given them"),
    Column("published", Text),
    Column("language", Text),
    Column("source", Text),
    Column("url", Text),
    Column(
        "current", Boolean, nullable=False, comment="one a report: its claims are the ones shown"
    ),
    UniqueConstraint("report_id", "reader"),
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True, comment="never given twice"),
    Column("reading", ForeignKey("readings.number"), nullable=False),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("ordinal", Integer, nullable=False, comment="its place in the reading, from 0"),
    Column("kind", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("date_start", Text, comment="ISO 8601 day"),
    Column("date_end", Text),
    Column("date_precision", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("body", Text, nullable=False, comment="the claim's JSON of the claims contract"),
    UniqueConstraint("reading", "ordinal"),
    Index("claims_of_report", "report_id"),
    sqlite_autoincrement=True,
)

marks = Table(
    "marks",
    metadata,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, comment="0 for the first of a claim's marks"),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("precision", Text, nullable=False, comment="of the place, or none"),
    Column("reason", Text, nullable=False, comment="why it is not drawn; empty where it is"),
    Column("inherited", Boolean, nullable=False),
    Column("day_start", Integer, comment="days since 1970-01-01"),
    Column("day_end", Integer),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("place_id", Text),
    Column("actors", Text, nullable=False, comment="ids with roles, who acts first"),
    Index("marks_of_report", "report_id"),
    comment="what the map needs of the current claims, derived from them, one row a mark",
)

places = Table(
    "places",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name_en", Text, nullable=False),
    Column("name_ar", Text),
    comment="the names of the places that marks stand on, as last read",
)

changes = Table(
    "changes",
    metadata,
    Column("number", Integer, primary_key=True),
    comment="one row, whose number grows with every change of what is shown",
)

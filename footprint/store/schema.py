"""The tables of the store, as SQLAlchemy Core describes them.

What came in is never altered (`reports`, `readings`, `claims`, `revisions` only grow); what people decided stands in
tables of its own (`reviews`, `corrections`, `place_corrections`, `name_corrections`), which the log of `revisions` can give back; and what
is shown (`marks`, `spans`, the search index) is derived from both.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
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
    text,
)

metadata = MetaData()

reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True, comment="for the search index"),
    Column("id", String(64), nullable=False, unique=True, comment="SHA-256 of the text"),
    Column("text", Text, nullable=False, comment="as published, never altered"),
    Column("title", Text, comment="this and the next four as handed in, before any reading"),
    Column("published", Text, comment="ISO 8601 with its own UTC offset, where it came with one"),
    Column("language", Text),
    Column("source", Text),
    Column("url", Text),
    Column("origin", Text, nullable=False, comment="the file, or file and line, it came from"),
    Column("raw_sha256", String(64), comment="of the bytes the text was taken from"),
    Column("fetched", Text, comment="JSON: how and when those bytes came, where they were fetched"),
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
    Column("current", Boolean, nullable=False, comment="the one whose claims are shown"),
    Index("readings_of_report", "report_id"),
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True, comment="never given twice"),
    Column("reading", ForeignKey("readings.number"), comment="null for one that a person made"),
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
    Index("claims_of_report", "report_id"),
    Index("claims_of_reading", "reading", "ordinal"),
)

spans = Table(
    "spans",
    metadata,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, comment="from 0, in the order of the body"),
    Column("field", Text, nullable=False, comment="quote, actor, place, date or attributed_to"),
    Column("start", Integer, nullable=False, comment="code point in the report's text"),
    Column("end", Integer, nullable=False, comment="just after the last one"),
    comment="where the words of each claim stand, as its reader found them",
    sqlite_with_rowid=False,
)

reviews = Table(
    "reviews",
    metadata,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("status", String(8), nullable=False, comment="open, accepted, rejected, split, merged"),
    Column(
        "base", ForeignKey("claims.number"), nullable=False, comment="gives what is not corrected"
    ),
    Column("latest", ForeignKey("claims.number"), comment="the same in the current reading"),
    Column("into", ForeignKey("claims.number"), comment="the claim it was merged into"),
    Column("revision", Integer, nullable=False, comment="that made it so"),
    Index("reviews_of_report", "report_id"),
    comment="the claims that a person has touched, as they stand now",
)

corrections = Table(
    "corrections",
    metadata,
    Column("claim", ForeignKey("reviews.claim"), primary_key=True),
    Column("field", Text, primary_key=True, comment="of the claim's JSON"),
    Column("value", Text, nullable=False, comment="JSON: what the person says"),
    Column("was", Text, nullable=False, comment="JSON: what the reader said when it was corrected"),
    Column("revision", Integer, nullable=False),
    comment="the fields that a person has set",
)

place_corrections = Table(
    "place_corrections",
    metadata,
    Column("id", Text, primary_key=True, comment="of the gazetteer, or own:N"),
    Column("name_en", Text, nullable=False),
    Column("name_ar", Text),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("radius_km", Float, nullable=False),
    Column("revision", Integer, nullable=False),
    comment="places that a person moved or added; they hold for every claim that stands on them",
)

name_corrections = Table(
    "name_corrections",
    metadata,
    Column("number", Integer, primary_key=True, comment="of the revision that made it; fix:N"),
    Column("name", Text, nullable=False, comment="as the reports have it"),
    Column("form", Text, nullable=False, comment="what is compared"),
    Column("within", Text, nullable=False, comment="id of a unit to be named; empty: anywhere"),
    Column("place_id", Text, nullable=False, comment="of the gazetteer, or fix:N for a point"),
    Column("name_en", Text, nullable=False),
    Column("name_ar", Text),
    Column("feature", Text, nullable=False),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("radius_km", Float, nullable=False),
    Column("country", Text, nullable=False),
    Column("parents", Text, nullable=False, comment="ids, a space between"),
    Column("reason", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("at", Text, nullable=False, comment="ISO 8601, UTC"),
    Column("revision", Integer, nullable=False),
    comment="where a person says that a name is; readers ask them before the gazetteer",
)

unresolved_names = Table(
    "unresolved_names",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("form", Text, primary_key=True),
    Column("unit", Text, primary_key=True, comment="id of the narrowest unit named around it"),
    Column("name", Text, nullable=False, comment="as the report has it"),
    Column("country", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index("unresolved_by_form", "form", "unit"),
    comment="what the latest reading of a report could not place; no part of the log",
)

online_answers = Table(
    "online_answers",
    metadata,
    Column("service", Text, primary_key=True),
    Column("question", Text, primary_key=True, comment="JSON: name and country"),
    Column("answer", Text, nullable=False, comment="JSON, as `footprint.gazetteer.online` has it"),
    Column("at", Text, nullable=False, comment="ISO 8601, UTC"),
    comment="what online services answered, so that they are not asked twice; no part of the log",
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
    Column("reviewed", Boolean, nullable=False, comment="a person accepted it"),
    Column("needs", Integer, nullable=False, comment="bits: why a person should look at it"),
    Column(
        "certainty",
        Text,
        nullable=False,
        server_default="single_source",
        comment="how well it is borne out; of `linked`",
    ),
    Index("marks_of_report", "report_id"),
    Index("marks_at_place", "place_id"),
    *(
        Index(
            f"queue_{name}",
            "claim",
            "ordinal",
            "needs",
            sqlite_where=text(f"ordinal = 0 AND needs & {bit} <> 0"),
            postgresql_where=text(f"ordinal = 0 AND needs & {bit} <> 0"),
        )
        for name, bit in (
            ("new", 1),
            ("unsure", 2),
            ("place", 4),
            ("date", 8),
            ("contested", 16),
            ("model", 32),
        )
    ),
    comment="what the map needs of the claims that are shown, derived from them, one row a mark",
)

sketches = Table(
    "sketches",
    metadata,
    Column("report", ForeignKey("reports.number"), primary_key=True),
    Column("agencies", Text, nullable=False, comment="ids of those it credits, a space between"),
    Column(
        "family", Integer, nullable=False, comment="lowest number of the reports that are one text"
    ),
    Index("sketches_of_family", "family"),
    comment="whose near-copy a report is, and whom it credits; derived of its text",
)

bands = Table(
    "bands",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("report", ForeignKey("sketches.report"), primary_key=True),
    comment="two reports that share a key may be near-copies; derived of their texts",
    sqlite_with_rowid=False,
)

linked = Table(
    "linked",
    metadata,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("report", ForeignKey("reports.number"), nullable=False),
    Column("block", BigInteger, comment="where to look for it; null where it is not compared"),
    Column("day", Integer, comment="its first"),
    Column("sort", BigInteger, nullable=False, comment="a bit for its type"),
    Column("place", Text, comment="id of the place that is compared"),
    Column("facet", Text, nullable=False, comment="JSON: what of it is compared"),
    Column("grouped", Integer, nullable=False, comment="lowest number of its group"),
    Column("event", Integer, nullable=False, comment="the group that its group was placed in"),
    Column("certainty", Text, nullable=False),
    Column("until", Integer, comment="its last day"),
    Index("linked_by_block", "block", "day", "until", "sort", "report"),
    Index("linked_of_report", "report"),
    Index("linked_at_place", "place"),
    Index("linked_of_group", "grouped"),
    Index("linked_of_event", "event"),
    comment="the claims that are shown, as they are compared, and the event each tells of; derived",
)

ties = Table(
    "ties",
    metadata,
    Column("one", ForeignKey("linked.claim"), primary_key=True, comment="the lower number"),
    Column("other", ForeignKey("linked.claim"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("mixed", Boolean, nullable=False, comment="a vague claim and a plain one"),
    Index("ties_of_other", "other"),
    comment="claims of different reports that seem to tell of one event; derived",
    sqlite_with_rowid=False,
)

rulings = Table(
    "rulings",
    metadata,
    Column("one", ForeignKey("claims.number"), primary_key=True, comment="the lower number"),
    Column("other", ForeignKey("claims.number"), primary_key=True, comment="itself: discounted"),
    Column("verdict", String(10), nullable=False, comment="one, apart or discounted"),
    Column("revision", Integer, nullable=False),
    Index("rulings_of_other", "other"),
    comment="what people said of claims of different reports; no linking goes over it",
    sqlite_with_rowid=False,
)

places = Table(
    "places",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name_en", Text, nullable=False),
    Column("name_ar", Text),
    comment="the names of the places that marks stand on, as last read",
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("started_at", Text, nullable=False, comment="ISO 8601, UTC"),
    Column("ended_at", Text, comment="when it was done or stopped last"),
    Column("who", Text, nullable=False, comment="the person who started it"),
    Column("given", Text, nullable=False, comment="JSON: the files, folders or addresses"),
    Column("given_hash", String(64), nullable=False, comment="SHA-256 of `given`"),
    Column("reader", Text, nullable=False, comment="version of the reader that works on it"),
    Column("state", String(7), nullable=False, comment="running, stopped or done"),
    Column("is_listed", Boolean, nullable=False, comment="all of what was given is in `jobs`"),
    Column("counts", Text, nullable=False, comment="JSON: how many reports came to what"),
    Column("seconds", Float, nullable=False, comment="worked on it so far"),
    Column("leased_to", Text, comment="the process that works on it"),
    Column("leased_until", Text, comment="ISO 8601, UTC; then another may go on with it"),
    Column("stop", Boolean, nullable=False, comment="somebody asked it to stop"),
    comment="bulk runs; no record of anything, and so no part of the log",
)

jobs = Table(
    "jobs",
    metadata,
    Column("number", Integer, primary_key=True, comment="in the order of what was given"),
    Column("run", ForeignKey("runs.number"), nullable=False),
    Column("key", Text, nullable=False, comment="what is to be done: report id and reader version"),
    Column("name", Text, nullable=False, comment="the file, or file and line, it came from"),
    Column("report_id", String(64), comment="null for what holds no report"),
    Column("payload", Text, comment="JSON: what the worker needs, while it is needed"),
    Column("state", String(7), nullable=False, comment="waiting, leased, done, failed or noted"),
    Column("kept", String(6), comment="what keeping it did: new, reread, again"),
    Column("claims", Integer, comment="that were read in it"),
    Column("leased_to", Text, comment="the process that has it"),
    Column("leased_until", Text, comment="ISO 8601, UTC; then another may take it"),
    Column("attempts", Integer, nullable=False),
    Column("reason", Text, comment="why it failed, or what is to be said of it"),
    Index("jobs_of_run", "run", "state", "number"),
    Index("jobs_by_key", "run", "key", unique=True),
    comment="the reports of bulk runs; no record of anything, and so no part of the log",
)

revisions = Table(
    "revisions",
    metadata,
    Column("number", Integer, primary_key=True, comment="from 1, without a gap"),
    Column("at", Text, nullable=False, comment="ISO 8601, UTC"),
    Column("who", Text, nullable=False, comment="a person, or a reader's version"),
    Column("action", Text, nullable=False),
    Column("report_id", Text),
    Column("claim", Integer, comment="the claim it is about, where it is about one"),
    Column("reason", Text, comment="in the person's words"),
    Column("before", Text, comment="JSON: what it was"),
    Column("after", Text, comment="JSON: what it is, or the digests of the rows that were added"),
    Column(
        "previous",
        String(64),
        nullable=False,
        comment="hash of the revision before; empty for the first",
    ),
    Column("hash", String(64), nullable=False, comment="SHA-256 of all the above"),
    Index("revisions_of_report", "report_id"),
    comment="who changed what when and why; rows are added, never altered",
)

revised = Table(
    "revised",
    metadata,
    Column("claim", Integer, primary_key=True),
    Column("revision", ForeignKey("revisions.number"), primary_key=True),
    comment="which revisions touched a claim, for its history",
    sqlite_with_rowid=False,
)

head = Table(
    "head",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("hash", String(64), nullable=False),
    comment="one row: the last revision, whose number grows with every change of what is shown",
)

-- The ledger: readings and their evidence, appended and never changed; and what is derived from them.
-- Instants are microseconds since 1970-01-01T00:00:00Z; days are counted from 1970-01-01; dates are EDTF.

CREATE TABLE reading (
  sequence         INTEGER PRIMARY KEY AUTOINCREMENT,
  publication      TEXT    NOT NULL,
  version          INTEGER NOT NULL CHECK (version >= 1),
  written          TEXT,
  published        TEXT    NOT NULL,
  published_latest INTEGER,              -- the day by which it was certainly out; null where that is open
  reader           TEXT    NOT NULL,
  knowledge        TEXT    NOT NULL,
  recorded         INTEGER NOT NULL,
  statements       INTEGER NOT NULL,
  warnings         TEXT    NOT NULL      -- JSON array
);

-- For a publication: the reading that counted at a time is that of the highest version, then the last.
CREATE INDEX reading_publication ON reading (publication, version, sequence);

CREATE TABLE evidence (
  id          INTEGER PRIMARY KEY,
  reading     INTEGER NOT NULL REFERENCES reading (sequence),
  ordinal     INTEGER NOT NULL,
  first       TEXT    NOT NULL,          -- the dyad, the smaller id first; of a claim, the state it is about
  second      TEXT,
  type        TEXT    NOT NULL,          -- an event type, or count-claim
  from_actor  TEXT,
  to_actor    TEXT,
  by_actor    TEXT,
  date        TEXT,
  earliest    INTEGER,
  latest      INTEGER,
  place       TEXT,
  kind        TEXT,
  modality    TEXT    NOT NULL,
  measure     TEXT,
  value       INTEGER,
  mentions    TEXT    NOT NULL,          -- JSON, the best first
  attribution TEXT    NOT NULL,          -- JSON, the outermost source first
  rule        TEXT    NOT NULL,
  confidence  REAL    NOT NULL,
  UNIQUE (reading, ordinal)
);

CREATE INDEX evidence_dyad ON evidence (first, second);
CREATE INDEX evidence_second ON evidence (second) WHERE second IS NOT NULL;

-- Derived from here on: dropped and made again by a rebuild, and the same to the byte.

CREATE TABLE current_reading (
  publication TEXT    NOT NULL PRIMARY KEY,
  sequence    INTEGER NOT NULL UNIQUE
) WITHOUT ROWID;

CREATE TABLE act (
  first      TEXT    NOT NULL,
  second     TEXT    NOT NULL,
  ordinal    INTEGER NOT NULL,
  type       TEXT    NOT NULL,
  from_actor TEXT    NOT NULL,
  to_actor   TEXT    NOT NULL,
  modality   TEXT    NOT NULL,
  dates      TEXT    NOT NULL,           -- EDTF, a space between two
  earliest   INTEGER,
  latest     INTEGER,
  place      TEXT,
  kind       TEXT,
  evidence   TEXT    NOT NULL,           -- ids, a space between two, the most precise first
  PRIMARY KEY (first, second, ordinal)
) WITHOUT ROWID;

CREATE INDEX act_second ON act (second);

CREATE TABLE spell (
  first          TEXT    NOT NULL,
  second         TEXT    NOT NULL,
  kind           TEXT    NOT NULL,
  ordinal        INTEGER NOT NULL,       -- the spells of one track follow one another
  from_actor     TEXT    NOT NULL,
  to_actor       TEXT    NOT NULL,
  post           TEXT,
  place          TEXT,
  holds          INTEGER NOT NULL CHECK (holds IN (0, 1)),
  start_ground   TEXT    NOT NULL,
  start_dates    TEXT    NOT NULL,
  start_earliest INTEGER,
  start_latest   INTEGER,
  start_evidence TEXT    NOT NULL,
  end_ground     TEXT,                   -- null where it holds to the present
  end_dates      TEXT,
  end_earliest   INTEGER,
  end_latest     INTEGER,
  end_evidence   TEXT,
  attestations   TEXT    NOT NULL,
  contrary       TEXT    NOT NULL,
  PRIMARY KEY (first, kind, second, ordinal)
) WITHOUT ROWID;

CREATE INDEX spell_second ON spell (second, kind);

-- By which tables the derived rows were made, so that a change of the tables is noticed.
CREATE TABLE derivation (
  one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  tables TEXT    NOT NULL
);

PRAGMA user_version = 2;

-- What editors say about the record: rulings and grades, and the releases they make of it. All of it is appended and never changed.
-- Instants are microseconds since 1970-01-01T00:00:00Z; dates are EDTF.

-- A grade is given to a publisher, so that a reading has to know whose publication it read.
ALTER TABLE reading ADD COLUMN publisher TEXT;

UPDATE reading SET publisher =
  (SELECT v.publisher FROM publication_version v
    WHERE v.publication = reading.publication AND v.version = reading.version);

CREATE INDEX reading_publisher ON reading (publisher) WHERE publisher IS NOT NULL;

CREATE TABLE ruling (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  decision    TEXT    NOT NULL
              CHECK (decision IN ('accept', 'reject', 'merge', 'split', 'date', 'remove', 'withdraw')),
  editor      TEXT    NOT NULL,
  why         TEXT    NOT NULL,
  recorded    INTEGER NOT NULL,
  date        TEXT,                            -- of 'date': when the act was
  publication TEXT,                            -- of 'remove'
  withdraws   INTEGER REFERENCES ruling (id)   -- of 'withdraw'
);

-- What a ruling is about. The statement is a hash over what was read in which words, so that a ruling goes on
-- applying where another reading reads the same again.
CREATE TABLE ruling_event (
  ruling    INTEGER NOT NULL REFERENCES ruling (id),
  ordinal   INTEGER NOT NULL,
  evidence  INTEGER NOT NULL REFERENCES evidence (id),
  first     TEXT    NOT NULL,
  second    TEXT,
  statement TEXT    NOT NULL,
  PRIMARY KEY (ruling, ordinal)
) WITHOUT ROWID;

CREATE TABLE grade (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  about     TEXT    NOT NULL CHECK (about IN ('publisher', 'publication', 'event')),
  subject   TEXT    NOT NULL,                  -- a publisher, a publication, or the hash of a statement
  evidence  INTEGER REFERENCES evidence (id),  -- of 'event'
  first     TEXT,
  second    TEXT,
  grade     TEXT    NOT NULL CHECK (grade IN ('A', 'B', 'C', 'D', 'E', 'F', '1', '2', '3', '4', '5', '6')),
  editor    TEXT    NOT NULL,
  why       TEXT    NOT NULL,
  recorded  INTEGER NOT NULL
);

-- The record as it was at one time, under a name that can be cited.
CREATE TABLE release (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  name         TEXT    NOT NULL UNIQUE,
  title        TEXT    NOT NULL,
  editor       TEXT    NOT NULL,               -- whom a citation names as the author
  recorded     INTEGER NOT NULL,               -- what was recorded by then is in it
  program      TEXT    NOT NULL,
  readers      TEXT    NOT NULL,               -- versions of reader and knowledge, a line each
  publications INTEGER NOT NULL,
  statements   INTEGER NOT NULL,
  events       INTEGER NOT NULL,
  spells       INTEGER NOT NULL,
  sha256       TEXT    NOT NULL,               -- of the canonical record
  code_book    BLOB    NOT NULL                -- the tables by which it is derived: GZIP of JSON, path to text
);

CREATE TRIGGER release_kept BEFORE UPDATE ON release
  BEGIN SELECT raise(ABORT, 'releases are made and never changed'); END;
CREATE TRIGGER release_stays BEFORE DELETE ON release
  BEGIN SELECT raise(ABORT, 'releases are made and never changed'); END;
CREATE TRIGGER ruling_kept BEFORE UPDATE ON ruling
  BEGIN SELECT raise(ABORT, 'rulings are appended and never changed'); END;
CREATE TRIGGER ruling_stays BEFORE DELETE ON ruling
  BEGIN SELECT raise(ABORT, 'rulings are appended and never changed'); END;
CREATE TRIGGER ruling_event_kept BEFORE UPDATE ON ruling_event
  BEGIN SELECT raise(ABORT, 'rulings are appended and never changed'); END;
CREATE TRIGGER ruling_event_stays BEFORE DELETE ON ruling_event
  BEGIN SELECT raise(ABORT, 'rulings are appended and never changed'); END;
CREATE TRIGGER grade_kept BEFORE UPDATE ON grade
  BEGIN SELECT raise(ABORT, 'grades are appended and never changed'); END;
CREATE TRIGGER grade_stays BEFORE DELETE ON grade
  BEGIN SELECT raise(ABORT, 'grades are appended and never changed'); END;

PRAGMA user_version = 3;

-- Which publications are one text. Derived from their latest versions; `rebuild` derives it again.

CREATE TABLE likeness (
  publication TEXT    NOT NULL PRIMARY KEY,
  shingles    INTEGER NOT NULL,              -- different runs of four words
  signature   BLOB    NOT NULL,              -- the least hash of them under 64 functions, 4 bytes each
  report      TEXT    NOT NULL               -- the group, called by its first publication
);

CREATE INDEX likeness_report ON likeness (report);

-- Like texts share a band.
CREATE TABLE likeness_band (
  band        INTEGER NOT NULL,
  publication TEXT    NOT NULL,
  PRIMARY KEY (band, publication)
);

PRAGMA user_version = 10;

-- Bands are entered in the order of a hash, all over the table: what is small is rewritten less often. So they name a
-- publication by its number, and stand in the one tree by which they are found.

CREATE TABLE likeness_new (
  number      INTEGER NOT NULL PRIMARY KEY,
  publication TEXT    NOT NULL UNIQUE,
  shingles    INTEGER NOT NULL,              -- different runs of four words
  signature   BLOB    NOT NULL,              -- the least hash of them under 64 functions, 4 bytes each
  report      TEXT    NOT NULL               -- the group, called by its first publication
);

INSERT INTO likeness_new (publication, shingles, signature, report)
  SELECT publication, shingles, signature, report FROM likeness ORDER BY publication;

-- Like texts share a band.
CREATE TABLE band (
  band   INTEGER NOT NULL,
  number INTEGER NOT NULL,                   -- of the publication
  PRIMARY KEY (band, number)
) WITHOUT ROWID;

INSERT INTO band (band, number)
  SELECT b.band, n.number FROM likeness_band b JOIN likeness_new n ON n.publication = b.publication ORDER BY 1, 2;

DROP TABLE likeness_band;
DROP TABLE likeness;
ALTER TABLE likeness_new RENAME TO likeness;
ALTER TABLE band RENAME TO likeness_band;
CREATE INDEX likeness_report ON likeness (report);

PRAGMA user_version = 11;

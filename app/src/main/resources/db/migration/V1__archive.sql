-- The archive: publications as they were published, every version of them.
-- Instants are microseconds since 1970-01-01T00:00:00Z.

-- Bytes as they were fetched, each content once.
CREATE TABLE original (
  sha256  TEXT    NOT NULL UNIQUE,
  length  INTEGER NOT NULL,           -- before compression
  bytes   BLOB    NOT NULL            -- DEFLATE, RFC 1950
);

CREATE TABLE publication_version (
  publication TEXT    NOT NULL,
  version     INTEGER NOT NULL CHECK (version >= 1),
  recorded    INTEGER NOT NULL,       -- when this desk took it in
  fingerprint TEXT    NOT NULL,       -- SHA-256 of the canonical form
  title       TEXT,
  written     TEXT,                   -- EDTF
  published   TEXT,                   -- EDTF
  publisher   TEXT,
  authors     TEXT    NOT NULL,       -- JSON array
  series      TEXT,
  url         TEXT,
  language    TEXT    NOT NULL,
  rights      TEXT,
  blocks      TEXT    NOT NULL,       -- JSON array of {"kind", "text"}
  original    TEXT    NOT NULL REFERENCES original (sha256),
  media_type  TEXT    NOT NULL,
  PRIMARY KEY (publication, version)
);

CREATE INDEX publication_version_original ON publication_version (original);

PRAGMA user_version = 1;

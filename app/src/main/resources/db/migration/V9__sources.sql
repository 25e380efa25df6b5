-- Addresses of the web that are taken in, and what is remembered of them.
-- Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE source (
  address   TEXT    NOT NULL PRIMARY KEY,
  kind      TEXT,                            -- what it serves, from the first visit on
  rights    TEXT,
  private   INTEGER NOT NULL DEFAULT 0,      -- whether machines of private networks may be asked
  every     INTEGER,                         -- seconds between two visits; NULL where it is not watched
  cursor    TEXT,                            -- where a visit goes on
  visited   INTEGER,
  succeeded INTEGER,
  fresh     INTEGER NOT NULL DEFAULT 0,      -- what the last visit brought
  changed   INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  refused   INTEGER NOT NULL DEFAULT 0,
  error     TEXT
);

-- Documents of a source, so that they are fetched again only where they have changed.
CREATE TABLE fetched (
  source   TEXT    NOT NULL,
  address  TEXT    NOT NULL,
  etag     TEXT,
  modified TEXT,
  mark     TEXT,                             -- by which the source tells whether it has changed
  visit    TEXT,                             -- the visit in which it was last seen
  fetched  INTEGER NOT NULL,
  PRIMARY KEY (source, address)
);

-- Publications that their source has taken back; the archive keeps them.
CREATE TABLE withdrawn (
  publication TEXT    NOT NULL,
  source      TEXT    NOT NULL,
  since       INTEGER NOT NULL,
  until       INTEGER,                       -- when it came again
  PRIMARY KEY (publication, since)
);

PRAGMA user_version = 9;

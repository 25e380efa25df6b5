-- The mailing list. Instants are milliseconds since 1970-01-01T00:00:00Z.

-- One row: what links are signed with.
CREATE TABLE secret (
  one   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  bytes BLOB    NOT NULL
);

CREATE TABLE subscriber (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  address     TEXT    NOT NULL,
  identity    TEXT    NOT NULL UNIQUE,   -- the address in small letters
  state       TEXT    NOT NULL CHECK (state IN ('pending', 'active', 'left', 'stopped')),
  reason      TEXT,                      -- why mail was stopped
  zone        TEXT    NOT NULL,
  hour        INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  quiet_from  INTEGER,                   -- hours of the day, both or none
  quiet_until INTEGER,
  generation  INTEGER NOT NULL,          -- links of an earlier generation have lapsed
  created     INTEGER NOT NULL,
  confirmed   INTEGER,
  asked       INTEGER,                   -- when a confirmation was last sent
  soft        INTEGER NOT NULL           -- passing bounces in a row
);

CREATE TABLE subscription (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  subscriber INTEGER REFERENCES subscriber (id) ON DELETE CASCADE,  -- null: the operator's
  topic      TEXT    NOT NULL,
  frequency  TEXT    NOT NULL,
  channel    TEXT    NOT NULL,
  target     TEXT    NOT NULL,           -- of a webhook its address, of a file its path
  secret     TEXT    NOT NULL,           -- of a webhook
  active     INTEGER NOT NULL CHECK (active IN (0, 1)),
  created    INTEGER NOT NULL,
  UNIQUE (subscriber, topic, channel, target)
);

-- What is newly learned, told or not.
CREATE TABLE item (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  key     TEXT    NOT NULL UNIQUE,       -- the same thing learned again is no news
  learned INTEGER NOT NULL,
  news    TEXT    NOT NULL               -- JSON
);

CREATE TABLE hit (
  subscription INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
  item         INTEGER NOT NULL REFERENCES item (id),
  due          INTEGER NOT NULL,
  message      INTEGER,                  -- in the outbox; null: waits for its hour
  PRIMARY KEY (subscription, item)
) WITHOUT ROWID;

CREATE INDEX hit_due ON hit (due) WHERE message IS NULL;
CREATE INDEX hit_item ON hit (item);

-- Messages as they were composed, until somebody has taken them. None is ever dropped.
CREATE TABLE outbox (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id TEXT    NOT NULL UNIQUE,
  subscriber INTEGER REFERENCES subscriber (id) ON DELETE CASCADE,
  subscription INTEGER REFERENCES subscription (id) ON DELETE CASCADE,
  channel    TEXT    NOT NULL,
  purpose    TEXT    NOT NULL CHECK (purpose IN ('confirmation', 'notice', 'alert')),
  target     TEXT    NOT NULL,
  subject    TEXT    NOT NULL,
  content    BLOB    NOT NULL,           -- DEFLATE, RFC 1950; emptied once handed over
  created    INTEGER NOT NULL,
  due        INTEGER NOT NULL,
  attempts   INTEGER NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('waiting', 'handed', 'failed', 'withdrawn')),
  failure    TEXT,
  handed     INTEGER
);

CREATE INDEX outbox_waiting ON outbox (due, id) WHERE state = 'waiting';
CREATE INDEX outbox_subscriber ON outbox (subscriber);
CREATE INDEX outbox_subscription ON outbox (subscription);

-- What each publication last said, so that a later version can be told from a repetition.
CREATE TABLE told (
  publication TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  first       TEXT    NOT NULL,
  second      TEXT    NOT NULL,
  type        TEXT    NOT NULL,
  from_actor  TEXT    NOT NULL,
  modality    TEXT    NOT NULL,
  date        TEXT    NOT NULL,          -- EDTF or empty
  place       TEXT    NOT NULL,
  headline    TEXT    NOT NULL,
  PRIMARY KEY (publication, first, second, type, from_actor, modality, date, place)
) WITHOUT ROWID;

CREATE INDEX told_dyad ON told (first, second, type);

-- Numbers that were said of the record, and whether it excludes them.
CREATE TABLE claim (
  publication TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  ordinal     INTEGER NOT NULL,
  of_state    TEXT    NOT NULL,
  excluded    INTEGER NOT NULL CHECK (excluded IN (0, 1)),
  PRIMARY KEY (publication, ordinal)
) WITHOUT ROWID;

CREATE INDEX claim_state ON claim (of_state);

-- The last reading of the ledger that was looked at.
CREATE TABLE follower (
  one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  sequence INTEGER NOT NULL,
  looked   TEXT    NOT NULL               -- the day the record was last looked at as a whole
);

-- Whom we must not write to, by a keyed hash: it outlives the address itself.
CREATE TABLE stopped (
  hash   TEXT    NOT NULL PRIMARY KEY,
  reason TEXT    NOT NULL,
  since  INTEGER NOT NULL
) WITHOUT ROWID;

-- Who asked for sign-ups lately, by a keyed hash of where from.
CREATE TABLE asking (
  origin TEXT    NOT NULL,
  at     INTEGER NOT NULL
);

CREATE INDEX asking_at ON asking (at);

INSERT INTO follower (one, sequence, looked) VALUES (1, 0, '');
PRAGMA user_version = 1;

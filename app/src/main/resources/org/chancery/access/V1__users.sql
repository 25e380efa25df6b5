-- Users of the pages, beside the desk's database.
CREATE TABLE user (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  role TEXT NOT NULL,
  password TEXT NOT NULL,
  created TEXT NOT NULL
);

-- A session is known by the hash of its token: who reads this file can sign in as nobody.
CREATE TABLE session (
  token BLOB PRIMARY KEY,
  user INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
  form_token TEXT NOT NULL,
  begun TEXT NOT NULL,
  seen TEXT NOT NULL
);

-- Attempts to sign in that failed, by what was tried: "user:ada" or "from:127.0.0.1".
CREATE TABLE failure (
  what TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX failure_what ON failure (what, at);

-- Appended, never changed.
CREATE TABLE log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  user TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL
);
CREATE TRIGGER log_unchanged BEFORE UPDATE ON log BEGIN SELECT raise(ABORT, 'the log is never changed'); END;
CREATE TRIGGER log_kept BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'the log is never changed'); END;

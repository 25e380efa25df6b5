-- The spells of two states lie together, since every answer and every derivation asks for them: by the former key, all spells of the
-- first state were gone through. What is derived is kept as it is.
CREATE TABLE spell_by_dyad (
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
  PRIMARY KEY (first, second, kind, ordinal)
) WITHOUT ROWID;

INSERT INTO spell_by_dyad
  SELECT first, second, kind, ordinal, from_actor, to_actor, post, place, holds,
         start_ground, start_dates, start_earliest, start_latest, start_evidence,
         end_ground, end_dates, end_earliest, end_latest, end_evidence, attestations, contrary
    FROM spell ORDER BY first, second, kind, ordinal;

DROP TABLE spell;
ALTER TABLE spell_by_dyad RENAME TO spell;

CREATE INDEX spell_first ON spell (first, kind);
CREATE INDEX spell_second ON spell (second, kind);

-- What the graph of a day needs, in the order in which it is answered, so that neither the wide rows of spells are fetched nor sorted.
CREATE INDEX spell_tie ON spell
  (kind, holds, first, second, ordinal, start_earliest, start_latest, end_earliest, end_latest, start_ground, end_ground, start_dates);

DROP INDEX act_second;

PRAGMA user_version = 7;

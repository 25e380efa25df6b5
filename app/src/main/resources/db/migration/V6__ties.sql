-- What the graph of a day needs, in the order in which it is answered, so that neither the wide rows of spells are fetched nor sorted.
CREATE INDEX spell_tie ON spell
  (kind, holds, first, second, ordinal, start_earliest, start_latest, end_earliest, end_latest, start_ground, end_ground, start_dates);

PRAGMA user_version = 6;

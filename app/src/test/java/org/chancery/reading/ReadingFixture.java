package org.chancery.reading;

import org.chancery.actor.Gazetteer;
import org.chancery.knowledge.Knowledge;

/** The one reader of all tests: its parser takes ten seconds to load. */
public final class ReadingFixture {

  private static final Knowledge KNOWLEDGE = Knowledge.bundled();
  private static final Reader READER = Reader.load(KNOWLEDGE, Gazetteer.load(KNOWLEDGE));

  private ReadingFixture() {}

  /** The reader by the bundled knowledge. */
  public static Reader reader() {
    return READER;
  }
}

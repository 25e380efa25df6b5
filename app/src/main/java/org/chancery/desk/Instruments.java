package org.chancery.desk;

import java.util.function.Supplier;
import org.chancery.actor.Gazetteer;
import org.chancery.knowledge.Knowledge;
import org.chancery.reading.Reader;

/**
 * What every desk of this program works with: the knowledge, and the gazetteer and the reader made
 * from it. Both are made at first need, and once.
 */
public final class Instruments {

  private final Knowledge knowledge;
  private final Supplier<Gazetteer> gazetteer;
  private final Supplier<Reader> reader;

  public Instruments(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.gazetteer = new Once<>(() -> Gazetteer.load(knowledge));
    this.reader = new Once<>(() -> Reader.load(knowledge, gazetteer()));
  }

  /** Those that the program carries. */
  public static Instruments bundled() {
    return new Instruments(Knowledge.bundled());
  }

  public Knowledge knowledge() {
    return knowledge;
  }

  public Gazetteer gazetteer() {
    return gazetteer.get();
  }

  /** Loads the reader when it is first asked for. */
  public Supplier<Reader> reader() {
    return reader;
  }
}

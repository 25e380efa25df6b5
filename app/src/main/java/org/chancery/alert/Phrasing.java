package org.chancery.alert;

import org.chancery.event.Statement;
import org.chancery.publication.Publication;

/** How the desk says things in English; the mailing list has no words of its own for the record. */
public interface Phrasing {

  /** A statement in a few words, without its modality: a message says that apart. */
  String headline(Statement statement);

  /** A publication as a footnote names it. */
  String citation(Publication publication, int version);
}

package org.chancery.search;

import java.util.Optional;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;

/** Where the texts are that the index leads to. */
@FunctionalInterface
public interface Texts {

  /** A version of a publication; empty where it is there no more. */
  Optional<Publication> text(PublicationId id, int version);
}

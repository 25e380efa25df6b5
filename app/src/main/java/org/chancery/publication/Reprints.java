package org.chancery.publication;

import java.util.Collection;
import java.util.Map;
import org.chancery.text.PublicationId;

/**
 * Which publications print one text. Whoever counts sources counts texts: a report of an agency
 * that six papers printed is one source.
 *
 * @param groups of each publication that prints what another does, the first of them all
 */
public record Reprints(Map<PublicationId, PublicationId> groups) {

  /** Where nothing is printed twice. */
  public static final Reprints NONE = new Reprints(Map.of());

  public Reprints {
    groups = Map.copyOf(groups);
  }

  /** The publication by which a text is called: the first that prints it. */
  public PublicationId text(PublicationId publication) {
    return groups.getOrDefault(publication, publication);
  }

  /** How many texts there are in some publications. */
  public long texts(Collection<PublicationId> publications) {
    return publications.stream().map(this::text).distinct().count();
  }
}

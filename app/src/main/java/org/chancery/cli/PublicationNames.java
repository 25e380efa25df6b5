package org.chancery.cli;

import org.chancery.text.PublicationId;

/** Publications as people name them. */
final class PublicationNames {

  private PublicationNames() {}

  static PublicationId id(String typed) {
    try {
      return new PublicationId(typed);
    } catch (IllegalArgumentException malformed) {
      throw new UsageException(String.valueOf(malformed.getMessage()));
    }
  }
}

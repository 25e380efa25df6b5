package org.chancery.text;

/**
 * Where words stand: the address that every piece of evidence carries.
 *
 * @param version counted from 1 as the desk saw the publication change
 * @param block index of the block, from 0
 */
public record Passage(PublicationId publication, int version, int block, Span span) {

  public Passage {
    if (version < 1 || block < 0) {
      throw new IllegalArgumentException("version " + version + ", block " + block);
    }
  }
}

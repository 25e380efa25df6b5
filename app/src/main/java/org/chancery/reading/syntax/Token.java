package org.chancery.reading.syntax;

import org.chancery.text.Span;

/**
 * A word of a parsed sentence.
 *
 * @param span in the block
 * @param form as written
 * @param lemma in lower case, "re-establish" as "reestablish"
 * @param tag Penn Treebank part of speech
 * @param head index of the head in the sentence, or -1 for the root
 * @param label dependency label to the head
 */
public record Token(Span span, String form, String lemma, String tag, int head, String label) {

  public boolean isVerb() {
    return tag.startsWith("V");
  }

  public boolean isNoun() {
    return tag.startsWith("N");
  }
}

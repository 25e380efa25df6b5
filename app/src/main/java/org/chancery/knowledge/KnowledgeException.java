package org.chancery.knowledge;

/**
 * A table or rule file that cannot be used. The message says where, what was found and what was
 * expected: {@code gazetteer/states.tsv:12: …}.
 */
public final class KnowledgeException extends RuntimeException {

  public KnowledgeException(String message) {
    super(message);
  }

  public KnowledgeException(String message, Throwable cause) {
    super(message, cause);
  }
}

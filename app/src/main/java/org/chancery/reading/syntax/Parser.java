package org.chancery.reading.syntax;

import java.util.List;

/**
 * Tags, lemmatises and parses one sentence; implementations are deterministic and may be used by
 * many threads.
 */
public interface Parser {

  /** The tokens of a sentence, one for each word, each with its head. */
  List<Token> parse(List<Word> words);
}

package org.chancery.reading.syntax;

import java.util.List;

/**
 * Tags, lemmatises and parses one sentence; implementations are deterministic and may be used by
 * many threads. To find the heads of the words takes four times as long as to tag them: whoever can
 * tell from the tags that a sentence is of no interest need not ask for them.
 */
public interface Parser {

  /** All tags that a word may get. */
  List<String> tags();

  /** The lemma that a word has under each of the {@link #tags}, in their order. */
  List<String> lemmas(Word word);

  /** The words of a sentence with their tags. */
  Tagged tag(List<Word> words);

  /** The tokens of a tagged sentence, one for each word, each with its head. */
  List<Token> parse(Tagged tagged);

  /** The tokens of a sentence, one for each word, each with its head. */
  default List<Token> parse(List<Word> words) {
    return parse(tag(words));
  }

  /** The words of a sentence with their tags, not yet with their heads. */
  interface Tagged {

    /** Which of the parser's {@link Parser#tags} a word has. */
    int tag(int word);
  }
}

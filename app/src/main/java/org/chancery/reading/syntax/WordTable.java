package org.chancery.reading.syntax;

import java.util.ArrayList;
import java.util.List;

/** What a lexicon says of each word: a short list of texts, which many words share. */
final class WordTable {

  private final long[] words;
  private final int[] lists;
  private final List<List<String>> texts;
  private final KeyTable table;

  /**
   * @param words the fingerprints of the words as keys
   * @param lists for each word, which of the texts it has
   */
  WordTable(long[] words, int[] lists, List<List<String>> texts) {
    this.words = words;
    this.lists = lists;
    this.texts = List.copyOf(texts);
    this.table = new KeyTable(words, lists);
  }

  /** The key of a word. */
  static long key(String word) {
    return Fingerprint.key(0, Fingerprint.of(word));
  }

  /** What is said of a word; empty where it is not known. */
  List<String> of(String word) {
    int list = table.find(key(word));
    return list < 0 ? List.of() : texts.get(list);
  }

  void write(ModelWriter out) {
    out.longs(words);
    out.ints(lists);
    out.ints(new int[] {texts.size()});
    texts.forEach(out::texts);
  }

  static WordTable read(ModelReader in) {
    long[] words = in.longs();
    int[] lists = in.ints();
    int size = in.ints()[0];
    List<List<String>> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(in.texts());
    }
    return new WordTable(words, lists, texts);
  }
}

package org.chancery.reading.syntax;

import edu.emory.mathcs.nlp.component.morph.english.EnglishMorphAnalyzer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The models of NLP4J 1.1.3 of Emory University behind {@link Parser}: the same parses, from the
 * same weights, by code that looks up a feature without putting its text together. The model loads
 * at the first sentence, not before, because nothing that does not parse may wait for it.
 */
public final class Nlp4jParser implements Parser {

  /** What has been worked out of more forms than this is forgotten, so that memory stays flat. */
  private static final int MOST_LEXEMES = 50_000;

  /** The loaded model and what is made of it. */
  private static final class Loaded {

    final EnglishModel model = EnglishModel.load();
    final Tagger tagger = new Tagger(model.tagger());
    final ArcParser parser = new ArcParser(model);
    final EnglishMorphAnalyzer morphology = new EnglishMorphAnalyzer();
    final Map<String, Lexeme> lexemes = new ConcurrentHashMap<>();

    Lexeme lexeme(String form) {
      Lexeme known = lexemes.get(form);
      if (known == null) {
        if (lexemes.size() >= MOST_LEXEMES) {
          lexemes.clear();
        }
        known = new Lexeme(form, model, tagger.size());
        lexemes.put(form, known);
      }
      return known;
    }

    String lemma(String simplified, int tag) {
      return morphology.lemmatize(simplified, tagger.name(tag));
    }
  }

  private volatile @Nullable Loaded loaded;

  /**
   * What the tagger has made of a sentence.
   *
   * @param clause changes while it is parsed, so that a sentence is parsed once
   */
  private record TaggedClause(List<Word> words, Clause clause) implements Tagged {

    @Override
    public int tag(int word) {
      return clause.tags[word + 1];
    }
  }

  @Override
  public List<String> tags() {
    return loaded().tagger.names();
  }

  @Override
  public List<String> lemmas(Word word) {
    Loaded english = loaded();
    Lexeme lexeme = english.lexeme(word.parsedAs());
    List<String> lemmas = new ArrayList<>(english.tagger.size());
    for (int tag = 0; tag < english.tagger.size(); tag++) {
      lemmas.add(lemma(lexeme.lemma(tag, english::lemma).text(), word));
    }
    return lemmas;
  }

  @Override
  public Tagged tag(List<Word> words) {
    Loaded english = loaded();
    Lexeme[] lexemes = new Lexeme[words.size()];
    for (int i = 0; i < lexemes.length; i++) {
      lexemes[i] = english.lexeme(words.get(i).parsedAs());
    }
    Clause clause = new Clause(lexemes);
    english.tagger.tag(clause);
    for (int node = 1; node < clause.size; node++) {
      clause.lemma(node, clause.lexemes[node - 1].lemma(clause.tags[node], english::lemma));
    }
    return new TaggedClause(List.copyOf(words), clause);
  }

  @Override
  public List<Token> parse(Tagged tagged) {
    if (!(tagged instanceof TaggedClause(List<Word> words, Clause clause))) {
      throw new IllegalArgumentException("words that this parser has tagged were expected");
    }
    Loaded english = loaded();
    english.parser.parse(clause);
    List<Token> tokens = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      int node = i + 1;
      tokens.add(
          new Token(
              word.span(),
              word.form(),
              lemma(clause.lemma(node), word),
              english.tagger.name(clause.tags[node]),
              clause.heads[node] - 1,
              clause.label(node)));
    }
    return tokens;
  }

  private static String lemma(String found, Word word) {
    // NLP4J writes every number as 0; the figure itself says more.
    String lemma = found.equals("0") ? word.form() : found;
    String lower = lemma.toLowerCase(Locale.ROOT);
    return lower.startsWith("re-") ? "re" + lower.substring(3) : lower;
  }

  private Loaded loaded() {
    Loaded known = loaded;
    if (known == null) {
      synchronized (this) {
        known = loaded;
        if (known == null) {
          known = new Loaded();
          loaded = known;
        }
      }
    }
    return known;
  }
}

package org.chancery.reading.syntax;

import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * NLP4J 1.1.3 of Emory University behind {@link Parser}. Its models load at the first sentence, not
 * before, because nothing that does not parse may wait for them. Word embeddings are left out: they
 * cost 185 MB and change no parse.
 */
public final class Nlp4jParser implements Parser {

  private static final String CONFIGURATION =
      """
      <configuration>
        <tsv><column index="1" field="form"/></tsv>
        <lexica>
          <ambiguity_classes field="word_form_simplified_lowercase">edu/emory/mathcs/nlp/lexica/en-ambiguity-classes-simplified-lowercase.xz</ambiguity_classes>
          <word_clusters field="word_form_simplified_lowercase">edu/emory/mathcs/nlp/lexica/en-brown-clusters-simplified-lowercase.xz</word_clusters>
        </lexica>
        <models>
          <pos>edu/emory/mathcs/nlp/models/en-pos.xz</pos>
          <dep>edu/emory/mathcs/nlp/models/en-dep.xz</dep>
        </models>
      </configuration>
      """;

  private @Nullable NLPDecoder decoder;

  @Override
  public List<Token> parse(List<Word> words) {
    NLPNode[] nodes = new NLPNode[words.size() + 1];
    NLPNode root = new NLPNode();
    root.toRoot();
    nodes[0] = root;
    for (int i = 0; i < words.size(); i++) {
      nodes[i + 1] = new NLPNode(i + 1, words.get(i).parsedAs());
    }
    decoder().decode(nodes);
    List<Token> tokens = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      NLPNode node = nodes[i + 1];
      Word word = words.get(i);
      tokens.add(
          new Token(
              word.span(),
              word.form(),
              lemma(node, word),
              node.getPartOfSpeechTag(),
              node.getDependencyHead().getID() - 1,
              node.getDependencyLabel()));
    }
    return tokens;
  }

  private static String lemma(NLPNode node, Word word) {
    // NLP4J writes every number as 0; the figure itself says more.
    String lemma = node.getLemma().equals("0") ? word.form() : node.getLemma();
    String lower = lemma.toLowerCase(Locale.ROOT);
    return lower.startsWith("re-") ? "re" + lower.substring(3) : lower;
  }

  private synchronized NLPDecoder decoder() {
    NLPDecoder loaded = decoder;
    if (loaded == null) {
      loaded =
          new NLPDecoder(new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8)));
      decoder = loaded;
    }
    return loaded;
  }
}

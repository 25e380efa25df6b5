package org.chancery.reading.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chancery.text.Span;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class Nlp4jParserTest {

  /** The odd ones; the examples of the rules come with them. */
  private static final List<String> SENTENCES =
      List.of(
          "Cuba severed its ties with, and closed its embassy in, Spain on 3 January 1961.",
          "Relations lapsed when the legation was closed; they were never resumed (see No. 7).",
          "\"We have not decided,\" the minister told 12,500 listeners at 3.5% interest.",
          "consulate at tunis, 1795 to 1956",
          "He said that officials who had been asked whether both would meet again said no.",
          "What the two North-South envoys, neither of whom spoke, had signed www.example.org"
              + " says.",
          "The ambassador – appointed in May, recalled in June – presented no letters of credence!",
          "Peru, Chile and Ecuador respectively recognized, ignored, and denounced them.");

  private final Tokenizer tokenizer = new Tokenizer();
  private final Nlp4jParser parser = new Nlp4jParser();

  @Test
  void a_sentence_without_words_has_no_tokens() {
    assertThat(parser.parse(List.of())).isEmpty();
  }

  @Test
  void heads_labels_tags_and_lemmas_are_found() {
    String parsed =
        parser.parse(words("Cuba severed relations with Spain.")).stream()
            .map(token ->
                String.join(
                    "/", token.lemma(), token.tag(), String.valueOf(token.head()), token.label()))
            .collect(Collectors.joining(" "));

    assertThat(parsed)
        .isEqualTo(
            "cuba/NNP/1/nsubj sever/VBD/-1/root relation/NNS/1/dobj with/IN/2/prep"
                + " spain/NNP/3/pobj ././1/punct");
  }

  @Test
  @Tag("proof")
  void every_parse_is_the_one_of_nlp4j() throws IOException {
    String configuration =
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
    NLPDecoder nlp4j =
        new NLPDecoder(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)));
    List<String> sentences = Stream.concat(SENTENCES.stream(), examples()).toList();
    assertThat(sentences).hasSizeGreaterThan(300);
    for (String sentence : sentences) {
      List<Word> words = words(sentence);
      NLPNode[] nodes = new NLPNode[words.size() + 1];
      nodes[0] = new NLPNode();
      nodes[0].toRoot();
      for (int i = 1; i < nodes.length; i++) {
        nodes[i] = new NLPNode(i, words.get(i - 1).parsedAs());
      }
      nlp4j.decode(nodes);

      assertThat(parser.parse(words))
          .as(sentence)
          .extracting(token -> token.tag() + " " + token.head() + " " + token.label())
          .containsExactlyElementsOf(
              IntStream.range(1, nodes.length)
                  .mapToObj(i ->
                      nodes[i].getPartOfSpeechTag()
                          + " "
                          + (nodes[i].getDependencyHead().getID() - 1)
                          + " "
                          + nodes[i].getDependencyLabel())
                  .toList());
    }
  }

  private static Stream<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("knowledge/en/events"))) {
      return files
          .sorted()
          .flatMap(Nlp4jParserTest::lines)
          .filter(line -> line.startsWith("  + ") || line.startsWith("  - "))
          .map(line -> line.substring(4).replaceFirst(" => .*", ""))
          .toList()
          .stream();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<Word> words(String sentence) {
    return tokenizer.words(sentence, new Span(0, sentence.length()), /* titled= */ false);
  }
}

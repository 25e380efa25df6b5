package org.chancery.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chancery.actor.Gazetteer;
import org.chancery.event.Attribution;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.knowledge.Knowledge;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The one reader of all tests, since its parser takes seconds to load, and documents written as
 * text.
 */
public final class ReadingFixture {

  static final Knowledge KNOWLEDGE = Knowledge.bundled();
  static final Reader READER = Reader.load(KNOWLEDGE, Gazetteer.load(KNOWLEDGE));

  private ReadingFixture() {}

  /** The reader by the bundled knowledge. */
  public static Reader reader() {
    return READER;
  }

  /**
   * A publication of one block a line: "# " begins a heading, "* " a row, "title: " and "date: "
   * say what they name.
   */
  static Publication publication(String written) {
    String title = null;
    PartialDate date = null;
    List<Block> blocks = new ArrayList<>();
    for (String line : written.lines().filter(line -> !line.isBlank()).toList()) {
      if (line.startsWith("title: ")) {
        title = line.substring(7);
      } else if (line.startsWith("date: ")) {
        date = PartialDate.parse(line.substring(6));
      } else if (line.startsWith("# ")) {
        blocks.add(new Block(Block.Kind.HEADING, line.substring(2)));
      } else if (line.startsWith("* ")) {
        blocks.add(new Block(Block.Kind.ROW, line.substring(2)));
      } else {
        blocks.add(new Block(Block.Kind.PARAGRAPH, line));
      }
    }
    return publication(title, date, blocks);
  }

  static Publication publication(
      @Nullable String title, @Nullable PartialDate date, List<Block> blocks) {
    return new Publication(
        new PublicationId("test"),
        title,
        date,
        date,
        null,
        List.of(),
        null,
        null,
        "en",
        null,
        blocks);
  }

  /** What a publication states, one event a line in the order of the text. */
  static String read(String written) {
    return print(read(publication(written)));
  }

  /** The reading of a publication, after a look at every quotation in it. */
  static Reading read(Publication publication) {
    Reading reading = READER.read(publication);
    checkQuotes(publication, reading);
    return reading;
  }

  static String print(Reading reading) {
    return reading.statements().stream()
        .map(ReadingFixture::print)
        .collect(Collectors.joining("\n"));
  }

  /**
   * An event as {@code type from to key=value …}; the states of an undirected one in the order of
   * the alphabet.
   */
  static String print(Statement statement) {
    if (!(statement instanceof Statement.Event event)) {
      return statement.toString();
    }
    String from = event.from().value();
    String to = event.to().value();
    boolean turned = !event.type().directed() && from.compareTo(to) > 0;
    StringBuilder text = new StringBuilder(event.type().id());
    text.append(' ').append(turned ? to : from).append(' ').append(turned ? from : to);
    append(text, "by", event.by());
    append(text, "date", event.date());
    append(text, "place", event.place());
    append(text, "kind", event.kind());
    append(text, "", event.modality() == Modality.ASSERTED ? null : event.modality().code());
    for (Attribution attribution : event.attribution()) {
      text.append(" <").append(attribution.source()).append(", ");
      text.append(attribution.kind().code()).append('>');
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String key, @Nullable Object value) {
    if (value != null) {
      text.append(' ').append(key).append(key.isEmpty() ? "" : "=").append(value);
    }
  }

  /** Every statement leads back to words, exactly. */
  static void checkQuotes(Publication publication, Reading reading) {
    for (Statement statement : reading.statements()) {
      assertThat(statement.mentions()).isNotEmpty();
      statement.mentions().forEach(mention -> checkQuote(publication, mention));
      statement.attribution().forEach(a -> checkQuote(publication, a.mention()));
    }
  }

  private static void checkQuote(Publication publication, Mention mention) {
    assertThat(mention.block()).isLessThan(publication.blocks().size());
    String text = publication.blocks().get(mention.block()).text();
    assertThat(mention.span().end()).isLessThanOrEqualTo(text.length());
    assertThat(mention.span().of(text)).isEqualTo(mention.quote()).isNotBlank();
  }
}

package org.chancery.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that once broke a reader, or that are made to; each kept as a file. */
class FoundDocumentsTest {

  private static final Allowance.Limits NARROW = new Allowance.Limits(4 << 20, 1 << 18, 100, 50, 4);

  /** Reads a document; a reader that throws, or that refuses without a reason, is defective. */
  static void check(byte[] document) {
    List<Harvest> harvests = new ArrayList<>();
    new Harvester(Fixtures.TODAY, 1 << 20, NARROW)
        .read(new Source.Stream("in", new ByteArrayInputStream(document)), harvests::add);
    for (Harvest harvest : harvests) {
      if (harvest instanceof Harvest.Refused refused) {
        assertThat(refused.message()).isNotBlank();
      } else {
        assertThat(Fixtures.publication(harvest).blocks()).isNotEmpty();
      }
    }
  }

  static List<Path> found() throws URISyntaxException, IOException {
    URL folder = FoundDocumentsTest.class.getResource("/harvest/found");
    assertThat(folder).isNotNull();
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("found")
  void breaks_no_reader_any_more(Path document) throws IOException {
    check(Files.readAllBytes(document));
  }

  @Test
  void survives_every_truncation_of_a_document() {
    byte[] feed =
        "<rss><channel><item><title>a</title><description><![CDATA[<p>b</p>]]></description></item></channel></rss>"
            .getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length <= feed.length; length++) {
      check(Arrays.copyOf(feed, length));
    }
  }
}

package org.chancery.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeaningsTest {

  private static final Filters NAMES =
      new Filters() {
        @Override
        public String state(String typed) {
          return typed;
        }

        @Override
        public String type(String typed) {
          return typed;
        }
      };

  @TempDir Path folder;
  private final Map<PublicationId, Publication> archive = new LinkedHashMap<>();

  @Test
  void a_question_in_other_words_is_answered_and_one_word_is_looked_for_as_it_is() {
    publication(
        "break", "Ankara severs relations", "Turkey broke off relations after the quarrel.");
    publication("tides", "Tides", "The harbour was quiet and the tide low.");
    publication("trade", "Grain", "Wheat was sold at the usual price.");
    try (Index index = Index.in(folder.resolve("index"));
        Meanings meanings = Meanings.in(folder.resolve("vectors"))) {
      try (Index.Writing writing = Objects.requireNonNull(index.write(true))) {
        archive.values().forEach(text -> writing.put(text, 1, List.of()));
        writing.commit(1);
      }
      assertThat(meanings.nearest("anything", 3)).as("nothing is kept yet").isEmpty();
      assertThat(meanings.put(archive.values().stream().map(MeaningsTest::text).toList())).isTrue();
      assertThat(meanings.versions()).hasSize(3);
      assertThat(meanings.nearest("water in the port at the seaside", 3))
          .extracting(PublicationId::value)
          .first()
          .isEqualTo("tides");
      String question = "governments ending diplomatic ties";
      assertThat(first(index, question, meanings)).containsExactly("break");
      assertThat(first(index, question, null)).isEmpty();
      assertThat(first(index, question + " lang:fr", meanings)).isEmpty();
      assertThat(index.search(Request.best("harbour", 5), NAMES, this::source, meanings).total())
          .isEqualTo(1);
    }
  }

  private List<String> first(
      Index index, String question, @org.jspecify.annotations.Nullable Meanings meanings) {
    return index.search(Request.best(question, 1), NAMES, this::source, meanings).hits().stream()
        .map(hit -> hit.publication().id().value())
        .toList();
  }

  private Optional<Publication> source(PublicationId id, int version) {
    return Optional.ofNullable(archive.get(id));
  }

  private static Meanings.Text text(Publication publication) {
    return new Meanings.Text(publication, 1, List.of());
  }

  private void publication(String id, String title, String text) {
    PublicationId identity = new PublicationId(id);
    archive.put(
        identity,
        new Publication(
            identity,
            title,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            "en",
            null,
            List.of(new Block(Block.Kind.PARAGRAPH, text))));
  }
}

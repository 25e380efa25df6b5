package org.chancery.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.chancery.publication.Publication;
import org.chancery.text.Span;

/** Cuts from a publication the passages that answer a query best. */
final class Excerpts {

  private static final int PASSAGES = 3;

  private final Query query;
  private final UnifiedHighlighter highlighter;

  Excerpts(Query query) {
    this.query = query;
    this.highlighter =
        UnifiedHighlighter.builderWithoutSearcher(Words.ANALYZER)
            .withBreakIterator(() -> java.text.BreakIterator.getSentenceInstance(Locale.ROOT))
            .withMaxLength(Integer.MAX_VALUE - 1)
            .withMaxNoHighlightPassages(0)
            .withFormatter(new Kept())
            .build();
  }

  List<Excerpt> of(Publication publication) throws IOException {
    List<Scored> found = new ArrayList<>();
    for (int block = 0; block < publication.blocks().size(); block++) {
      String text = publication.blocks().get(block).text();
      Object passages = highlighter.highlightWithoutSearcher("body", query, text, PASSAGES);
      if (passages instanceof Passage[] array) {
        for (Passage passage : array) {
          if (passage.getNumMatches() > 0) {
            found.add(new Scored(excerpt(block, text, passage), passage.getScore()));
          }
        }
      }
    }
    return found.stream()
        .sorted(
            Comparator.comparingDouble((Scored scored) -> -scored.score)
                .thenComparing(scored -> scored.excerpt, TEXT_ORDER))
        .limit(PASSAGES)
        .map(Scored::excerpt)
        .sorted(TEXT_ORDER)
        .toList();
  }

  private static final Comparator<Excerpt> TEXT_ORDER =
      Comparator.comparingInt(Excerpt::block).thenComparing(Excerpt::span);

  private record Scored(Excerpt excerpt, float score) {}

  private static Excerpt excerpt(int block, String text, Passage passage) {
    int start = passage.getStartOffset();
    int end = Math.min(passage.getEndOffset(), text.length());
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    List<Span> matches = new ArrayList<>();
    for (int match = 0; match < passage.getNumMatches(); match++) {
      Span span = new Span(passage.getMatchStarts()[match], passage.getMatchEnds()[match]);
      if (!matches.isEmpty() && matches.getLast().overlaps(span)) {
        matches.set(matches.size() - 1, matches.getLast().cover(span));
      } else {
        matches.add(span);
      }
    }
    return new Excerpt(block, new Span(start, end), text.substring(start, end), matches);
  }

  /** Hands the passages on instead of writing them out. */
  private static final class Kept extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      return passages;
    }
  }
}

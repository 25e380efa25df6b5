package org.chancery.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.SplittingBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.chancery.publication.Publication;
import org.chancery.text.Span;

/**
 * Cuts from publications the passages that answer a query best, by the offsets of words that the
 * index holds: the texts are not analysed again.
 */
final class Excerpts {

  private static final int PASSAGES = 3;

  /** A text that is being read for its passages. */
  record Read(int document, Publication publication) {}

  private final List<Read> texts;
  private final Map<String, Object[]> passages;

  /** Cuts the excerpts of the texts, in whichever order they are. */
  Excerpts(IndexSearcher searcher, Query query, List<Read> texts) throws IOException {
    this.texts = texts;
    int[] documents = texts.stream().mapToInt(Read::document).toArray();
    this.passages =
        documents.length == 0
            ? Map.of()
            : new Highlighter(searcher, texts)
                .of(new String[] {"body"}, query, documents, new int[] {PASSAGES});
  }

  /** The best passages of one of the texts, in their order. */
  List<Excerpt> of(int text) {
    List<Excerpt> found = new ArrayList<>();
    Object[] bodies = passages.get("body");
    if (bodies != null && bodies[text] instanceof Passage[] cut) {
      Publication publication = texts.get(text).publication();
      for (Passage passage : cut) {
        if (passage.getNumMatches() > 0) {
          found.add(excerpt(publication, passage));
        }
      }
    }
    return found;
  }

  /** Leads from an offset in the body back to the block and the offset there. */
  private static Excerpt excerpt(Publication publication, Passage passage) {
    int block = 0;
    int begin = 0;
    while (passage.getMatchStarts()[0] > begin + publication.blocks().get(block).text().length()) {
      begin += publication.blocks().get(block).text().length() + 1;
      block++;
    }
    String text = publication.blocks().get(block).text();
    int start = Math.max(0, passage.getStartOffset() - begin);
    int end = Math.min(passage.getEndOffset() - begin, text.length());
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    List<Span> matches = new ArrayList<>();
    for (int match = 0; match < passage.getNumMatches(); match++) {
      int first = passage.getMatchStarts()[match] - begin;
      int last = passage.getMatchEnds()[match] - begin;
      if (last <= end) {
        add(matches, new Span(first, last));
      }
    }
    return new Excerpt(block, new Span(start, end), text.substring(start, end), matches);
  }

  private static void add(List<Span> matches, Span span) {
    if (!matches.isEmpty() && matches.getLast().overlaps(span)) {
      matches.set(matches.size() - 1, matches.getLast().cover(span));
    } else {
      matches.add(span);
    }
  }

  /** Takes the texts from the archive, and hands the passages on instead of writing them out. */
  private static final class Highlighter extends UnifiedHighlighter {

    private final List<Read> texts;

    Highlighter(IndexSearcher searcher, List<Read> texts) {
      super(
          new Builder(searcher, Words.ANALYZER)
              .withBreakIterator(() ->
                  new SplittingBreakIterator(BreakIterator.getSentenceInstance(Locale.ROOT), '\n'))
              .withMaxLength(Integer.MAX_VALUE - 1)
              .withMaxNoHighlightPassages(0)
              .withFormatter(new Kept()));
      this.texts = texts;
    }

    Map<String, Object[]> of(String[] fields, Query query, int[] documents, int[] most)
        throws IOException {
      return highlightFieldsAsObjects(fields, query, documents, most);
    }

    @Override
    protected List<CharSequence[]> loadFieldValues(
        String[] fields, DocIdSetIterator documents, int most) throws IOException {
      List<CharSequence[]> values = new ArrayList<>();
      for (int document = documents.nextDoc();
          document != DocIdSetIterator.NO_MORE_DOCS;
          document = documents.nextDoc()) {
        values.add(new CharSequence[] {body(document)});
      }
      return values;
    }

    private String body(int document) {
      return texts.stream()
          .filter(text -> text.document() == document)
          .findFirst()
          .map(text -> Entry.body(text.publication()))
          .orElse("");
    }
  }

  private static final class Kept extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      return Objects.requireNonNull(passages);
    }
  }
}

package org.chancery.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.chancery.event.Statement;
import org.chancery.publication.Publication;
import org.jspecify.annotations.Nullable;

/**
 * Searches that wait for publications, the reverse of an index: of many searches it finds those
 * that one publication answers.
 *
 * <p>Each search is filed under words of which a publication must have one to answer it; only those
 * filed under its words are run. A search that names no such word ("dipl*", "-Cuba") is run each
 * time.
 */
public final class SavedSearches {

  private static final List<String> FIELDS =
      List.of("title", "body", "series", "author", "publisher");

  private static final Set<String> NARROWING = Set.of("date", "language");

  private final Map<String, List<Saved>> byWord = new HashMap<>();
  private final List<Saved> always = new ArrayList<>();

  private record Saved(int number, Query query) {}

  /** Words alone: what is filtered by state or type is filtered before it comes here. */
  private static final Filters NO_FILTERS =
      new Filters() {
        @Override
        public String state(String typed) {
          throw new QueryException("state: was not expected in a saved search, found " + typed);
        }

        @Override
        public String type(String typed) {
          throw new QueryException("type: was not expected in a saved search, found " + typed);
        }
      };

  /**
   * Whether the words make a search.
   *
   * @throws QueryException where they do not
   */
  public static void check(String words) {
    parse(words);
  }

  /** Who waits for years for what he asked must not wait for something else. */
  private static Query parse(String words) {
    Words parsed = Words.parse(words, NO_FILTERS);
    if (!parsed.notices().isEmpty()) {
      throw new QueryException(parsed.notices().getFirst());
    }
    return parsed.query();
  }

  /**
   * Adds a search.
   *
   * @param number by which {@link #matching} names it
   * @throws QueryException where it makes no sense
   */
  public void add(int number, String words) {
    Saved saved = new Saved(number, parse(words));
    Set<String> anchors = anchors(saved.query());
    if (anchors == null) {
      always.add(saved);
    } else {
      anchors.forEach(word -> byWord.computeIfAbsent(word, filed -> new ArrayList<>(1)).add(saved));
    }
  }

  /** The numbers of the searches that a publication answers, the smallest first. */
  public Set<Integer> matching(Publication publication, List<Statement> statements) {
    Set<Integer> found = new TreeSet<>();
    if (byWord.isEmpty() && always.isEmpty()) {
      return found;
    }
    MemoryIndex memory = new MemoryIndex();
    for (IndexableField field : Entry.of(publication, 1, statements)) {
      if (FIELDS.contains(field.name()) && field.stringValue() != null) {
        memory.addField(field.name(), field.stringValue(), Words.ANALYZER);
      } else if (NARROWING.contains(field.name())) {
        memory.addField(field, Words.ANALYZER);
      }
    }
    IndexSearcher searcher = memory.createSearcher();
    Set<Integer> tried = new HashSet<>();
    for (String word : words(searcher)) {
      for (Saved saved : byWord.getOrDefault(word, List.of())) {
        if (tried.add(saved.number())) {
          run(saved, searcher, found);
        }
      }
    }
    always.forEach(saved -> run(saved, searcher, found));
    return found;
  }

  private static void run(Saved saved, IndexSearcher searcher, Set<Integer> found) {
    try {
      if (searcher.count(saved.query()) > 0) {
        found.add(saved.number());
      }
    } catch (java.io.IOException impossible) {
      throw new SearchException("an index in memory cannot fail", impossible);
    }
  }

  private static Set<String> words(IndexSearcher searcher) {
    Set<String> words = new HashSet<>();
    IndexReader reader = searcher.getIndexReader();
    try {
      for (LeafReaderContext leaf : reader.leaves()) {
        for (String field : FIELDS) {
          Terms terms = leaf.reader().terms(field);
          if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef term = each.next(); term != null; term = each.next()) {
              words.add(term.utf8ToString());
            }
          }
        }
      }
    } catch (java.io.IOException impossible) {
      throw new SearchException("an index in memory cannot fail", impossible);
    }
    return words;
  }

  /**
   * Words of which every publication that answers the query has one; null where none can be told.
   */
  private static @Nullable Set<String> anchors(Query query) {
    return switch (query) {
      case TermQuery term -> Set.of(term.getTerm().text());
      case BoostQuery boost -> anchors(boost.getQuery());
      case PhraseQuery phrase -> phrase(phrase);
      case DisjunctionMaxQuery fields -> anchors(fields);
      case BooleanQuery all -> anchors(all);
      default -> null;
    };
  }

  private static @Nullable Set<String> anchors(DisjunctionMaxQuery fields) {
    Set<String> any = new HashSet<>();
    for (Query field : fields.getDisjuncts()) {
      Set<String> words = anchors(field);
      if (words == null) {
        return null;
      }
      any.addAll(words);
    }
    return any;
  }

  private static @Nullable Set<String> phrase(PhraseQuery phrase) {
    String longest = "";
    for (var term : phrase.getTerms()) {
      longest = term.text().length() > longest.length() ? term.text() : longest;
    }
    return longest.isEmpty() ? null : Set.of(longest);
  }

  private static @Nullable Set<String> anchors(BooleanQuery query) {
    Set<String> best = null;
    Set<String> any = new HashSet<>();
    boolean must = false;
    boolean open = false;
    for (BooleanClause clause : query) {
      if (clause.occur() == BooleanClause.Occur.MUST_NOT) {
        continue;
      }
      Set<String> words = anchors(clause.query());
      if (clause.isRequired()) {
        must = true;
        if (words != null && (best == null || rarer(words, best))) {
          best = words;
        }
      } else if (words == null) {
        open = true;
      } else {
        any.addAll(words);
      }
    }
    if (must) {
      return best;
    }
    return open || any.isEmpty() ? null : any;
  }

  /** Fewer alternatives are better, and longer words are rarer. */
  private static boolean rarer(Set<String> words, Set<String> others) {
    return words.size() != others.size()
        ? words.size() < others.size()
        : shortest(words) > shortest(others);
  }

  private static int shortest(Set<String> words) {
    return words.stream().mapToInt(String::length).min().orElse(0);
  }
}

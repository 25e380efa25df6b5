package org.chancery.search;

/**
 * A search.
 *
 * @param query as somebody typed it
 * @param offset how many of the best to leave out
 * @param limit how many to find at most
 * @param facets whether to count by year, state, type of event, series, author and source
 */
public record Request(String query, int offset, int limit, Order order, boolean facets) {

  /** What stands first. */
  public enum Order {
    RELEVANCE,
    /** The latest first; what bears no date stands last. */
    NEWEST,
    /** The earliest first; what bears no date stands last. */
    OLDEST
  }

  public Request {
    if (offset < 0 || limit < 1) {
      throw new IllegalArgumentException(
          "an offset from 0 and a limit from 1 were expected, found " + offset + " and " + limit);
    }
  }

  /** The best matches, without counts. */
  public static Request best(String query, int limit) {
    return new Request(query, 0, limit, Order.RELEVANCE, false);
  }
}

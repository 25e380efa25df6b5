package org.chancery.search;

/** What people may write behind {@code state:} and {@code type:}. */
public interface Filters {

  /**
   * The id of the state that somebody named.
   *
   * @throws QueryException where it means none or several
   */
  String state(String typed);

  /**
   * The id of the type of event that somebody named.
   *
   * @throws QueryException where there is none
   */
  String type(String typed);
}

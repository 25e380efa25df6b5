package org.chancery.reading.mention;

import java.util.Set;

/**
 * Given names common in front of surnames that are also places ("George Washington", "Michael
 * Jordan").
 */
final class GivenNames {

  private static final Set<String> NAMES =
      Set.of(
          "George",
          "John",
          "William",
          "Robert",
          "James",
          "Charles",
          "Henry",
          "Thomas",
          "Michael",
          "David",
          "Richard",
          "Joseph",
          "Edward",
          "Paul",
          "Peter",
          "Martin",
          "Booker",
          "Jack",
          "Walter",
          "Frank",
          "Mary",
          "Elizabeth",
          "Anne",
          "Queen",
          "King",
          "Prince",
          "Princess",
          "Lord",
          "Lady",
          "Sir",
          "Saint");

  private GivenNames() {}

  static boolean contains(String word) {
    return NAMES.contains(word);
  }
}

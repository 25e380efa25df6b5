package org.chancery.reading.table;

import java.time.DateTimeException;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The date in a cell of a table. What a table says with "before" or "by" stays an open interval:
 * "Before 1995" is no 1995.
 */
final class TableDate {

  private static final String MONTH = "(?<month>\\p{L}{3,9})\\.?";
  private static final Pattern DAY_FIRST =
      Pattern.compile("(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+" + MONTH + ",?\\s+(?<year>\\d{4})");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(MONTH + "\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})");
  private static final Pattern NUMBERS =
      Pattern.compile("(?<year>\\d{4})-(?<number>\\d{1,2})(?:-(?<day>\\d{1,2}))?(?!\\d)");
  private static final Pattern MONTH_ONLY = Pattern.compile(MONTH + ",?\\s+(?<year>\\d{4})");
  private static final Pattern YEARS =
      Pattern.compile("(?<!\\d)(?<year>\\d{4})\\s*[–/-]\\s*(?<until>\\d{4})(?!\\d)");
  private static final Pattern DECADE = Pattern.compile("(?<!\\d)(?<year>\\d{3})0s");
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?<year>\\d{4})(?!\\d)");

  private static final Pattern BEFORE =
      Pattern.compile("(?i)\\b(?:before|by|prior to|until)\\b|\\bor (?:before|earlier)\\b");
  private static final Pattern AFTER = Pattern.compile("(?i)\\b(?:after|since)\\b|\\bor later\\b");
  private static final Pattern ABOUT = Pattern.compile("(?i)(?:^|\\s)(?:circa|ca?\\.|about|c)\\s");

  private TableDate() {}

  /** The date that a cell gives; null where it gives none. */
  static @Nullable PartialDate read(String cell) {
    String text = cell.replaceAll("[\\s\\u00a0]+", " ").strip();
    if (text.contains("/..") || text.startsWith("../") || text.endsWith("~")) {
      return parsed(text);
    }
    String date = plain(text);
    if (date == null) {
      return null;
    }
    if (BEFORE.matcher(text).find()) {
      return parsed("../" + date);
    }
    if (AFTER.matcher(text).find()) {
      return parsed(date + "/..");
    }
    boolean about = ABOUT.matcher(text).find() && date.indexOf('/') < 0;
    return parsed(about ? date + "~" : date);
  }

  private static @Nullable PartialDate parsed(String edtf) {
    try {
      return PartialDate.parse(edtf);
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static @Nullable String plain(String text) {
    for (Pattern pattern : new Pattern[] {DAY_FIRST, MONTH_FIRST}) {
      Matcher day = pattern.matcher(text);
      if (day.find()) {
        int month = month(day.group("month"));
        if (month > 0) {
          return "%s-%02d-%02d"
              .formatted(day.group("year"), month, Integer.parseInt(day.group("day")));
        }
      }
    }
    Matcher years = YEARS.matcher(text);
    if (years.find() && years.group("year").compareTo(years.group("until")) < 0) {
      return years.group("year") + "/" + years.group("until");
    }
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.find()) {
      String day = numbers.group("day");
      String month =
          "%s-%02d".formatted(numbers.group("year"), Integer.parseInt(numbers.group("number")));
      return day == null ? month : month + "-%02d".formatted(Integer.parseInt(day));
    }
    Matcher monthOnly = MONTH_ONLY.matcher(text);
    if (monthOnly.find() && month(monthOnly.group("month")) > 0) {
      return "%s-%02d".formatted(monthOnly.group("year"), month(monthOnly.group("month")));
    }
    Matcher decade = DECADE.matcher(text);
    if (decade.find()) {
      return decade.group("year") + "X";
    }
    Matcher year = YEAR.matcher(text);
    return year.find() ? year.group("year") : null;
  }

  /** The month of a name or an abbreviation of it; 0 where it is none. */
  private static int month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (Month month : Month.values()) {
      String full = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
      if (full.equals(lower) || (lower.length() >= 3 && full.startsWith(lower))) {
        return month.getValue();
      }
    }
    return lower.equals("sept") ? 9 : 0;
  }
}

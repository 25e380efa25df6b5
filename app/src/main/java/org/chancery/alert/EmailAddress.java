package org.chancery.alert;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to. Quoted local parts, comments and domain literals are legal
 * and nobody's: they are refused, and with them every way to smuggle a header or a second recipient
 * into a message.
 */
public record EmailAddress(String value) {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final Pattern LOCAL_PART =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})");

  /**
   * An address as it will be written to.
   *
   * @throws AlertException where it is none
   */
  public EmailAddress {
    int at = value.lastIndexOf('@');
    if (value.length() > LONGEST
        || at < 1
        || at > LONGEST_LOCAL_PART
        || !LOCAL_PART.matcher(value.substring(0, at)).matches()
        || !DOMAIN.matcher(value.substring(at + 1)).matches()) {
      throw new AlertException(
          "an e-mail address such as name@example.org was expected, found something else");
    }
  }

  /**
   * An address as somebody typed it, its domain in small letters and in ASCII.
   *
   * @throws AlertException where it is none; the message does not repeat it
   */
  public static EmailAddress parse(String typed) {
    String stripped = typed.strip();
    int at = stripped.lastIndexOf('@');
    if (at < 0) {
      return new EmailAddress(stripped);
    }
    String domain;
    try {
      domain = IDN.toASCII(stripped.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException malformed) {
      throw new AlertException(
          "an e-mail address such as name@example.org was expected, found something else",
          malformed);
    }
    return new EmailAddress(stripped.substring(0, at) + "@" + domain.toLowerCase(Locale.ROOT));
  }

  /** One person's address however it is written: servers that tell case apart are not known. */
  String identity() {
    return value.toLowerCase(Locale.ROOT);
  }

  /** As lists and logs show it: "a…@example.org". */
  public String masked() {
    return value.charAt(0) + "…" + value.substring(value.lastIndexOf('@'));
  }

  @Override
  public String toString() {
    return masked();
  }
}

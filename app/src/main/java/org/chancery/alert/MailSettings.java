package org.chancery.alert;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a desk sends mail: {@code mail.properties} in its folder.
 *
 * @param from who writes, such as {@code Chancery <list@example.org>}
 * @param bounces where servers return what they cannot deliver
 * @param listId of RFC 2919
 * @param base where the desk's pages are reached by subscribers, without a slash at the end
 * @param host of the SMTP server; null where mail is composed and not sent yet
 * @param perMinute how many messages at most; 0 for no limit
 * @param confirmationsPerHour how many confirmations at most, whoever asks
 */
public record MailSettings(
    InternetAddress from,
    InternetAddress bounces,
    String listId,
    URI base,
    @Nullable String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable Path passwordFile,
    @Nullable Dkim dkim,
    int perMinute,
    int confirmationsPerHour,
    Duration every) {

  /** The file's name in the folder of a desk. */
  public static final String FILE = "mail.properties";

  private static final Set<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "from",
              "bounces",
              "list-id",
              "base-url",
              "smtp.host",
              "smtp.port",
              "smtp.security",
              "smtp.user",
              "smtp.password-file",
              "dkim.domain",
              "dkim.selector",
              "dkim.key-file",
              "messages-per-minute",
              "confirmations-per-hour",
              "minutes-between-runs"));

  /** How the way to the server is kept private. */
  public enum Security {
    NONE,
    /** Refuses to send where the server offers no encryption. */
    STARTTLS,
    TLS
  }

  /** With what messages are signed (RFC 6376). */
  public record Dkim(String domain, String selector, Path keyFile) {}

  /**
   * The settings of a desk; where there is no file, those by which messages can be composed and
   * looked at.
   *
   * @throws AlertException that names file, key, what was found and what was expected
   */
  public static MailSettings of(Path folder) {
    Path file = folder.resolve(FILE);
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException unreadable) {
        throw new AlertException(file + ": cannot be read: " + unreadable, unreadable);
      }
    }
    return new Entries(file, properties).settings();
  }

  private record Entries(Path file, Properties properties) {

    MailSettings settings() {
      for (String name : new TreeSet<>(properties.stringPropertyNames())) {
        if (!KNOWN.contains(name)) {
          throw wrong(name, "one of " + String.join(", ", KNOWN), "an unknown name");
        }
      }
      InternetAddress from = address("from", "Chancery <chancery@localhost.localdomain>");
      String domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
      Security security = security();
      return new MailSettings(
          from,
          address("bounces", from.getAddress()),
          text("list-id", "chancery." + domain),
          base(),
          properties.getProperty("smtp.host"),
          number("smtp.port", security == Security.TLS ? 465 : 587),
          security,
          properties.getProperty("smtp.user"),
          path("smtp.password-file"),
          dkim(),
          number("messages-per-minute", 0),
          number("confirmations-per-hour", 200),
          Duration.ofMinutes(number("minutes-between-runs", 1)));
    }

    private AlertException wrong(String name, String expected, String found) {
      return new AlertException(
          file + ": " + name + ": " + expected + " was expected, found " + found);
    }

    private String text(String name, String otherwise) {
      String value = properties.getProperty(name, otherwise).strip();
      if (value.isEmpty() || value.chars().anyMatch(Character::isISOControl)) {
        throw wrong(name, "one line of text", "\"" + value + "\"");
      }
      return value;
    }

    private int number(String name, int otherwise) {
      String value = text(name, Integer.toString(otherwise));
      try {
        int number = Integer.parseInt(value);
        if (number >= 0) {
          return number;
        }
      } catch (NumberFormatException none) {
        // complained of below
      }
      throw wrong(name, "a number from 0", "\"" + value + "\"");
    }

    private InternetAddress address(String name, String otherwise) {
      String value = text(name, otherwise);
      try {
        InternetAddress address = new InternetAddress(value, true);
        if (address.getAddress().contains("@")) {
          return address;
        }
      } catch (AddressException none) {
        // complained of below
      }
      throw wrong(name, "an address such as Desk <desk@example.org>", "\"" + value + "\"");
    }

    private URI base() {
      String value = text("base-url", "http://localhost:8080");
      String address = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
      try {
        URI uri = URI.create(address);
        if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
            && uri.getHost() != null) {
          return uri;
        }
      } catch (IllegalArgumentException none) {
        // complained of below
      }
      throw wrong("base-url", "an address such as https://desk.example.org", "\"" + value + "\"");
    }

    private Security security() {
      String value = text("smtp.security", "starttls").toUpperCase(Locale.ROOT);
      for (Security security : Security.values()) {
        if (security.name().equals(value)) {
          return security;
        }
      }
      throw wrong("smtp.security", "none, starttls or tls", value);
    }

    private @Nullable Path path(String name) {
      String value = properties.getProperty(name);
      if (value == null) {
        return null;
      }
      Path path = file.resolveSibling(value.strip());
      if (!Files.isReadable(path)) {
        throw wrong(name, "a file that can be read", path.toString());
      }
      return path;
    }

    private @Nullable Dkim dkim() {
      Path key = path("dkim.key-file");
      if (key == null) {
        return null;
      }
      return new Dkim(
          Objects.requireNonNull(text("dkim.domain", "")), text("dkim.selector", ""), key);
    }
  }
}

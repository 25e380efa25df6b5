package org.chancery.harvest;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chancery.text.PublicationId;
import org.jspecify.annotations.Nullable;

/**
 * The id of a document that gives none: from its address, else from its path within the source,
 * else from its title and content.
 *
 * <p>The same document gets the same id on every machine and every day; otherwise a second visit
 * would make a second publication.
 */
final class Identity {

  private static final Pattern SUFFIX =
      Pattern.compile("\\.(?:html?|xhtml|php|aspx?|jsp)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern TRACKING =
      Pattern.compile("(?:utm_\\w+|fbclid|gclid|mc_[ce]id|ref|source|share)(?:=.*)?");
  private static final Pattern NOT_IN_SLUG = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._~=]+");
  private static final Pattern EDGES = Pattern.compile("^[-.]+|[-.]+$");

  private Identity() {}

  /** An absolute web address, or none. */
  static Optional<String> address(@Nullable String given) {
    return given == null ? Optional.empty() : web(given.strip()).map(URI::toString);
  }

  /** The id of a document; the id that it gives itself goes before all this. */
  static PublicationId of(Received document, @Nullable String url, @Nullable String title) {
    Optional<String> fromAddress = url == null ? Optional.empty() : web(url).flatMap(Identity::of);
    if (fromAddress.isPresent()) {
      return new PublicationId(fromAddress.get());
    }
    String path = document.path();
    String slug = path == null ? "" : slugs(path);
    if (!slug.isEmpty()) {
      return new PublicationId(slug);
    }
    // A stream has no place. Title and content together are the same for the same bytes, and
    // differ for two editorials that are both called "Editorial".
    String name = title == null ? "" : slug(start(title).toLowerCase(Locale.ROOT));
    return new PublicationId(
        (name.isEmpty() ? "document" : name) + "-" + Digest.of(document.bytes(), 6));
  }

  /** Enough of a title to recognise it by; the hash tells the rest apart. */
  private static String start(String title) {
    return title.substring(
        0, title.offsetByCodePoints(0, Math.min(80, title.codePointCount(0, title.length()))));
  }

  /** An id as a document gives it, with white space made hyphens; none where nothing is left. */
  static Optional<PublicationId> given(@Nullable String id) {
    if (id == null) {
      return Optional.empty();
    }
    String whole = Hygiene.line(id).replace(' ', '-');
    return whole.isEmpty() ? Optional.empty() : Optional.of(new PublicationId(whole));
  }

  private static Optional<URI> web(String given) {
    try {
      URI uri = new URI(given.replace(" ", "%20"));
      String scheme = uri.getScheme();
      boolean web = scheme != null && scheme.toLowerCase(Locale.ROOT).matches("https?");
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty(); // pages hold all sorts of things where an address should stand
    }
  }

  /** None for the front page: broken sites give it as the address of every page. */
  private static Optional<String> of(URI uri) {
    String path = slugs(SUFFIX.matcher(decoded(uri.getRawPath())).replaceFirst(""));
    String query =
        uri.getRawQuery() == null
            ? ""
            : Arrays.stream(uri.getRawQuery().split("&"))
                .filter(parameter -> !TRACKING.matcher(parameter).matches())
                .map(parameter -> slug(decoded(parameter)))
                .filter(parameter -> !parameter.isEmpty())
                .collect(Collectors.joining("&"));
    if (path.isEmpty() && query.isEmpty()) {
      return Optional.empty();
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return Optional.of(
        (host.startsWith("www.") ? host.substring(4) : host)
            + (path.isEmpty() ? "" : "/" + path)
            + (query.isEmpty() ? "" : "?" + query));
  }

  private static String decoded(@Nullable String raw) {
    if (raw == null) {
      return "";
    }
    try {
      return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return raw; // a stray per cent sign
    }
  }

  private static String slugs(String path) {
    return Arrays.stream(path.split("[/\\\\]+"))
        .map(Identity::slug)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("/"));
  }

  private static String slug(String name) {
    String slug = NOT_IN_SLUG.matcher(Hygiene.line(name)).replaceAll("-");
    return EDGES.matcher(slug).replaceAll("");
  }
}

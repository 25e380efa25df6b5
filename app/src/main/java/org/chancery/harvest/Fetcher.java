package org.chancery.harvest;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what the web serves, politely and safely: as robots.txt allows, one request a host at a
 * time with a pause between, anew where a server is busy; from public machines alone, redirects
 * included; and never more than so much, nor for longer than so long.
 */
final class Fetcher implements AutoCloseable {

  /** By this name a robots.txt speaks to this program. */
  private static final String ROBOT = "chancery";

  private static final String AGENT =
      "Chancery/0.1 (research desk for diplomatic relations; robot \"chancery\")";

  private static final int MOST_REDIRECTS = 8;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> FOR_THE_MOMENT = Set.of(408, 425, 429, 500, 502, 503, 504);

  private final Manners manners;
  private final Turns turns;
  private final Clock clock;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("fetch-limit").daemon(true).factory());
  private final Map<String, BaseRobotRules> robots = new HashMap<>();

  Fetcher(Manners manners, boolean allowPrivate, Turns turns, Clock clock) {
    this.manners = manners;
    this.turns = turns;
    this.clock = clock;
    Timeout patience = Timeout.of(manners.patience());
    this.client =
        HttpClients.custom()
            .setUserAgent(AGENT)
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new Guard(manners.names(), allowPrivate))
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(patience)
                            .setSocketTimeout(patience)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(patience).build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  /** Fetches an address, whatever was had from it before. */
  Answer fetch(URI address) throws FetchException {
    return fetch(address, null, null);
  }

  /**
   * Fetches an address, where it has changed.
   *
   * @param etag the tag, and {@code modified} the date, that came with the last answer
   */
  Answer fetch(URI address, @Nullable String etag, @Nullable String modified)
      throws FetchException {
    URI at = address;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      refuseOdd(at);
      BaseRobotRules rules = rules(at);
      if (!rules.isAllowed(at.toString())) {
        throw new FetchException("robots.txt of " + at.getHost() + " does not allow " + at);
      }
      Answer answer = insistently(at, etag, modified, delay(rules));
      if (!REDIRECTS.contains(answer.status())) {
        return accepted(answer);
      }
      at = redirected(answer);
    }
    throw new FetchException(
        "more than " + MOST_REDIRECTS + " redirects were found, a document was expected");
  }

  private static Answer accepted(Answer answer) throws FetchException {
    if (answer.status() == 200 || answer.unchanged()) {
      return answer;
    }
    throw new FetchException(
        "the server answered " + answer.status() + ", 200 was expected", answer.status());
  }

  private static URI redirected(Answer answer) throws FetchException {
    String location =
        answer
            .header("location")
            .orElseThrow(() -> new FetchException("a redirect to nowhere was found"));
    try {
      return answer.address().resolve(new URI(location.strip().replace(" ", "%20")));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new FetchException(
          "a redirect to \"" + location + "\" was found, an address was expected");
    }
  }

  private static void refuseOdd(URI address) throws FetchException {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if ((!scheme.equals("http") && !scheme.equals("https"))
        || address.getHost() == null
        || address.getUserInfo() != null) {
      throw new FetchException(
          "\"" + address + "\" was found, an address of the web (http, https) was expected");
    }
  }

  // ---- robots.txt ----

  private Duration delay(BaseRobotRules rules) {
    return rules.getCrawlDelay() > manners.delay().toMillis()
        ? Duration.ofMillis(rules.getCrawlDelay())
        : manners.delay();
  }

  private BaseRobotRules rules(URI address) throws FetchException {
    String origin = address.getScheme() + "://" + address.getRawAuthority();
    BaseRobotRules known = robots.get(origin);
    if (known != null) {
      return known;
    }
    BaseRobotRules rules = rulesOf(origin);
    robots.put(origin, rules);
    return rules;
  }

  /** Where there is no robots.txt all is allowed; where it cannot be had now, nothing is. */
  private BaseRobotRules rulesOf(String origin) throws FetchException {
    URI at = URI.create(origin + "/robots.txt");
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      refuseOdd(at);
      Answer answer = insistently(at, null, null, manners.delay());
      if (REDIRECTS.contains(answer.status())) {
        at = redirected(answer);
      } else if (answer.status() == 200) {
        return new SimpleRobotRulesParser()
            .parseContent(at.toString(), answer.bytes(), "text/plain", List.of(ROBOT));
      } else if (answer.status() >= 500) {
        throw new FetchException(
            "robots.txt of " + at.getHost() + " cannot be had (" + answer.status() + ")",
            answer.status());
      } else {
        break;
      }
    }
    return new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
  }

  // ---- one request ----

  /** Tries again where the trouble may pass, and waits as long as the server asks. */
  private Answer insistently(
      URI address, @Nullable String etag, @Nullable String modified, Duration delay)
      throws FetchException {
    Duration backoff = manners.backoff();
    for (int attempt = 1; ; attempt++) {
      String trouble;
      Duration wait = backoff;
      try {
        turns.await(address.getRawAuthority(), delay);
        Answer answer = once(address, etag, modified);
        if (!FOR_THE_MOMENT.contains(answer.status()) || attempt >= manners.attempts()) {
          return answer;
        }
        trouble = "the server answered " + answer.status();
        wait = wished(answer, backoff);
      } catch (Guard.ForbiddenException | SSLException | TooMuchException forever) {
        throw new FetchException(said(forever));
      } catch (IOException | HttpException passing) {
        trouble = said(passing);
        if (attempt >= manners.attempts()) {
          throw new FetchException("after " + attempt + " attempts: " + trouble);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new FetchException("interrupted");
      }
      pause(wait, trouble);
      backoff = backoff.multipliedBy(4);
    }
  }

  private void pause(Duration wait, String trouble) throws FetchException {
    if (wait.compareTo(manners.longestWait()) > 0) {
      throw new FetchException(
          trouble + " and asks to come again in " + wait.toSeconds() + " seconds");
    }
    try {
      Thread.sleep(wait);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FetchException("interrupted");
    }
  }

  private Duration wished(Answer answer, Duration backoff) {
    String wish = answer.header("retry-after").orElse("").strip();
    if (wish.matches("\\d{1,9}")) {
      Duration asked = Duration.ofSeconds(Long.parseLong(wish));
      return asked.compareTo(backoff) > 0 ? asked : backoff;
    }
    try {
      Instant until = ZonedDateTime.parse(wish, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration asked = Duration.between(clock.instant(), until);
      return asked.compareTo(backoff) > 0 ? asked : backoff;
    } catch (DateTimeException none) {
      return backoff; // no wish, or one that nobody understands
    }
  }

  private static String said(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** Nothing outlasts the patience: neither silence, nor a byte now and then. */
  private Answer once(URI address, @Nullable String etag, @Nullable String modified)
      throws IOException, HttpException {
    HttpGet request = new HttpGet(address);
    request.setHeader("Accept", "text/html, application/xhtml+xml, application/xml, */*;q=0.8");
    if (etag != null) {
      request.setHeader("If-None-Match", etag);
    }
    if (modified != null) {
      request.setHeader("If-Modified-Since", modified);
    }
    Future<?> limit =
        watch.schedule(request::cancel, manners.patience().toMillis(), TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
      return answer(address, request, response);
    } catch (IOException broken) {
      if (request.isCancelled() && !(broken instanceof TooMuchException)) {
        throw new IOException(
            "the server took longer than " + manners.patience().toSeconds() + " seconds", broken);
      }
      throw broken;
    } finally {
      limit.cancel(false);
      turns.asked(address.getRawAuthority());
    }
  }

  private Answer answer(URI address, HttpGet request, ClassicHttpResponse response)
      throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      headers.merge(
          header.getName().toLowerCase(Locale.ROOT),
          String.valueOf(header.getValue()),
          (one, other) -> one + ", " + other);
    }
    HttpEntity entity = response.getEntity();
    byte[] bytes = entity == null ? new byte[0] : content(entity, request);
    return new Answer(address, response.getCode(), bytes, Map.copyOf(headers));
  }

  /** The connection is cut where there is too much: reading on to its end is what must not be. */
  private byte[] content(HttpEntity entity, HttpGet request) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    InputStream in = entity.getContent();
    while (in != null) {
      int read = in.read(buffer);
      if (read < 0) {
        break;
      }
      if (content.size() + read > manners.limit()) {
        request.cancel();
        throw new TooMuchException(
            "an answer of more than "
                + manners.limit()
                + " bytes was found, at most that many are"
                + " read");
      }
      content.write(buffer, 0, read);
    }
    return content.toByteArray();
  }

  /** An answer that does not end. */
  private static final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1L;

    TooMuchException(String message) {
      super(message);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    try {
      client.close();
    } catch (IOException unclosed) {
      throw new HarvestException("connections cannot be closed: " + said(unclosed), unclosed);
    }
  }
}

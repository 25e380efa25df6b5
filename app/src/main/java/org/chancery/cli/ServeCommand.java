package org.chancery.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.chancery.desk.Desk;
import org.chancery.web.WebException;
import org.chancery.web.Website;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Show the desk in a browser on this machine; `chancery add` works meanwhile.",
    footer = {"", "Example:", "  chancery serve --port 8080"})
final class ServeCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Where to serve (default: 8080; 0 for any free one).")
  private int port = 8080;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description =
          "Under which a proxy on this machine serves the pages, such as https://desk.example.org;"
              + " with https, those who sign in do so over TLS alone.")
  private @Nullable URI address;

  @Option(
      names = "--allow-private",
      description =
          "Let those who are signed in to add have addresses of this machine and of private"
              + " networks fetched too, such as those of an intranet.")
  private boolean allowPrivate;

  @Override
  public Integer call() {
    return serve(deskOptions.folder(), port, checked(address), allowPrivate, program.terminal());
  }

  private static @Nullable URI checked(@Nullable URI address) {
    boolean whole =
        address == null
            || (String.valueOf(address.getScheme()).matches("https?")
                && address.getAuthority() != null
                && address.getUserInfo() == null
                && address.getPath().matches("/?"));
    if (!whole) {
      throw new UsageException(
          "--address: an address such as https://desk.example.org was expected, found \""
              + address
              + "\"");
    }
    return address;
  }

  /** Serves until the process is asked to end. */
  static int serve(Path folder, int port, Terminal terminal) {
    return serve(folder, port, null, false, terminal);
  }

  private static int serve(
      Path folder, int port, @Nullable URI address, boolean allowPrivate, Terminal terminal) {
    if (port < 0 || port > 65535) {
      throw new UsageException("--port: a number up to 65535 was expected, found " + port);
    }
    CountDownLatch stopped = new CountDownLatch(1);
    try (Desk desk = DeskOptions.open(folder, terminal);
        Website website = Website.start(desk, port, address, allowPrivate)) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                website.stop();
                stopped.countDown();
              }));
      terminal.out().println("http://localhost:" + website.port() + "/");
      terminal.out().flush();
      terminal.say("serving " + folder + "; Ctrl-C ends it.");
      // Begins to gather them, so that the first pages soon show them.
      desk.signals(Set.of(), Duration.ZERO);
      WatchRound.start(desk, stopped, terminal);
      desk.keepEmbedding();
      MailRound.repeat(desk, stopped, terminal);
      return Chancery.OK;
    } catch (WebException failure) {
      terminal.complain(failure);
      return Chancery.FAILED;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Chancery.FAILED;
    }
  }
}

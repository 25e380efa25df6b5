package org.chancery.harvest;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Which machines may be asked: those of the public network alone, unless others are allowed.
 *
 * <p>The connection goes to the very addresses that were judged here, so that a name that points
 * elsewhere a moment later gains nothing. A name of which one address is private is refused whole.
 */
final class Guard implements DnsResolver {

  /** Finds the addresses of a name; another than the system's in tests. */
  interface Names {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /** A machine that may not be asked. */
  static final class ForbiddenException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenException(String message) {
      super(message);
    }
  }

  /**
   * Networks of version 4 that are private, of this machine, of the link, reserved, or for groups.
   */
  private static final List<Network> CLOSED =
      List.of(
          network(0, 0, 0, 0, 8),
          network(10, 0, 0, 0, 8),
          network(100, 64, 0, 0, 10),
          network(127, 0, 0, 0, 8),
          network(169, 254, 0, 0, 16),
          network(172, 16, 0, 0, 12),
          network(192, 0, 0, 0, 24),
          network(192, 0, 2, 0, 24),
          network(192, 88, 99, 0, 24),
          network(192, 168, 0, 0, 16),
          network(198, 18, 0, 0, 15),
          network(198, 51, 100, 0, 24),
          network(203, 0, 113, 0, 24),
          network(224, 0, 0, 0, 4),
          network(240, 0, 0, 0, 4));

  private record Network(int prefix, int bits) {
    boolean holds(int address) {
      return (address ^ prefix) >>> (32 - bits) == 0;
    }
  }

  private final Names names;
  private final boolean allowPrivate;

  Guard(Names names, boolean allowPrivate) {
    this.names = names;
    this.allowPrivate = allowPrivate;
  }

  private static Network network(int a, int b, int c, int d, int bits) {
    return new Network(a << 24 | b << 16 | c << 8 | d, bits);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    for (InetAddress address : addresses) {
      if (!allowPrivate && !isPublic(address)) {
        throw new ForbiddenException(
            host
                + " is "
                + address.getHostAddress()
                + ", which is no address of the public network; --allow-private would allow it");
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** Whether everybody on the internet may know this address. */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address ? isPublicSix(bytes) : isPublicFour(word(bytes, 0));
  }

  private static boolean isPublicFour(int address) {
    return CLOSED.stream().noneMatch(network -> network.holds(address));
  }

  /**
   * Of version 6, the global unicast network alone, without its parts for documentation and
   * tunnels; and addresses that stand for one of version 4, judged as that one.
   */
  private static boolean isPublicSix(byte[] bytes) {
    int first = word(bytes, 0);
    int second = word(bytes, 4);
    int third = word(bytes, 8);
    int last = word(bytes, 12);
    boolean mapped = first == 0 && second == 0 && third == 0x0000FFFF;
    boolean translated = first == 0x0064FF9B && second == 0 && third == 0;
    if (mapped || translated) {
      return isPublicFour(last);
    }
    boolean global = first >>> 29 == 1;
    boolean special = first >>> 9 == 0x20010000 >>> 9; // tunnels, benchmarks, hashes
    boolean documentation = first == 0x20010DB8 || first >>> 12 == 0x3FFF0000 >>> 12;
    boolean tunnel = first >>> 16 == 0x2002;
    return global && !special && !documentation && !tunnel;
  }

  private static int word(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 24)
        | ((bytes[at + 1] & 0xff) << 16)
        | ((bytes[at + 2] & 0xff) << 8)
        | (bytes[at + 3] & 0xff);
  }
}

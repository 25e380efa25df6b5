package org.chancery.alert;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what links carry, so that a link is proof of having read the mail it stood in.
 *
 * <p>A token names its purpose, a subscriber or a subscription, the generation of that subscriber,
 * and when it lapses; a keyed hash over all of it makes guessing hopeless. The generation rises
 * with every confirmation and departure, and with it all earlier links lapse: replayed ones change
 * nothing.
 */
final class Tokens {

  /** What a link allows. */
  enum Purpose {
    CONFIRM('c'),
    PREFERENCES('p'),
    UNSUBSCRIBE('u'),
    FEED('f');

    private final byte letter;

    Purpose(char letter) {
      this.letter = (byte) letter;
    }
  }

  /**
   * What a token says.
   *
   * @param subject of a subscriber, or of a subscription for its feed
   */
  record Claim(Purpose purpose, long subject, int generation, Instant until) {}

  /** For links that must work as long as the mail they stand in lies somewhere (RFC 8058). */
  static final Instant NEVER = Instant.ofEpochSecond(253_402_300_799L);

  private static final String ALGORITHM = "HmacSHA256";
  private static final int CLAIM_BYTES = 1 + Long.BYTES + Integer.BYTES + Long.BYTES;
  private static final int SIGNATURE_BYTES = 20;

  private final byte[] secret;

  Tokens(byte[] secret) {
    this.secret = secret.clone();
  }

  String sign(Claim claim) {
    ByteBuffer bytes = ByteBuffer.allocate(CLAIM_BYTES + SIGNATURE_BYTES);
    bytes
        .put(claim.purpose().letter)
        .putLong(claim.subject())
        .putInt(claim.generation())
        .putLong(claim.until().getEpochSecond());
    bytes.put(hash(Arrays.copyOf(bytes.array(), CLAIM_BYTES)), 0, SIGNATURE_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** What a token says, where we made it for that purpose and it has not lapsed. */
  Optional<Claim> verify(String token, Purpose purpose, Instant now) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    if (bytes.length != CLAIM_BYTES + SIGNATURE_BYTES) {
      return Optional.empty();
    }
    byte[] expected = hash(Arrays.copyOf(bytes, CLAIM_BYTES));
    // The comparison takes as long whatever differs, so that time tells a guesser nothing.
    boolean ours =
        MessageDigest.isEqual(
            Arrays.copyOf(expected, SIGNATURE_BYTES),
            Arrays.copyOfRange(bytes, CLAIM_BYTES, bytes.length));
    ByteBuffer said = ByteBuffer.wrap(bytes);
    if (!ours || said.get() != purpose.letter) {
      return Optional.empty();
    }
    Claim claim =
        new Claim(purpose, said.getLong(), said.getInt(), Instant.ofEpochSecond(said.getLong()));
    return now.isAfter(claim.until()) ? Optional.empty() : Optional.of(claim);
  }

  /** A keyed hash in letters, for names that must not be guessed or traced back. */
  String name(String text) {
    return HexFormat.of().formatHex(hash(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
  }

  private byte[] hash(byte[] bytes) {
    return hash(secret, bytes);
  }

  static byte[] hash(byte[] secret, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}

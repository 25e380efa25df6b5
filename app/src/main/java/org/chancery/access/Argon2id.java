package org.chancery.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as Argon2id makes them hard to guess (RFC 9106), in the usual printed form {@code
 * $argon2id$v=19$m=…,t=…,p=…$salt$hash}: the costs stand with each hash, so that they can be raised
 * later.
 */
final class Argon2id {

  /** What OWASP recommends as the least: 19 MiB, two passes, one lane. */
  private static final int MEMORY_KIB = 19_456;

  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** Beyond these, a hash is no hash of ours but an attack on the memory. */
  private static final int MOST_MEMORY_KIB = 1 << 20;

  private static final int MOST_PASSES = 64;

  private static final Pattern PRINTED =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(?<m>\\d{1,7}),t=(?<t>\\d{1,2}),p=(?<p>\\d{1,2})\\$"
              + "(?<salt>[A-Za-z0-9+/]{22,86})\\$(?<hash>[A-Za-z0-9+/]{22,86})");

  private final SecureRandom chance;

  Argon2id(SecureRandom chance) {
    this.chance = chance;
  }

  String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    chance.nextBytes(salt);
    byte[] hash = derive(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /** Whether a password is the one that was hashed; takes as long where it is not. */
  boolean matches(String password, String printed) {
    Matcher matcher = PRINTED.matcher(printed);
    if (!matcher.matches()) {
      throw new AccessException("a password is kept in a form that is not understood");
    }
    int memory = Integer.parseInt(matcher.group("m"));
    int passes = Integer.parseInt(matcher.group("t"));
    int lanes = Integer.parseInt(matcher.group("p"));
    if (memory > MOST_MEMORY_KIB || passes < 1 || passes > MOST_PASSES || lanes < 1) {
      throw new AccessException("a password is kept with costs that are not understood");
    }
    byte[] salt = Base64.getDecoder().decode(matcher.group("salt"));
    byte[] expected = Base64.getDecoder().decode(matcher.group("hash"));
    byte[] found = derive(password, salt, memory, passes, lanes, expected.length);
    return MessageDigest.isEqual(expected, found);
  }

  private static byte[] derive(
      String password, byte[] salt, int memory, int passes, int lanes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    // The same letters are typed in several ways on different machines.
    generator.generateBytes(
        Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(UTF_8), hash);
    return hash;
  }
}

package org.chancery.alert;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Checks a signature of RFC 6376, relaxed/relaxed with rsa-sha256, as a receiving server does. */
final class Dkim {

  private Dkim() {}

  static boolean verifies(MimeMessage message, PublicKey key) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    String whole = bytes.toString(ISO_8859_1);
    int empty = whole.indexOf("\r\n\r\n");
    List<String> headers = new ArrayList<>();
    for (String line : whole.substring(0, empty).split("\r\n", -1)) {
      if (line.startsWith(" ") || line.startsWith("\t")) {
        headers.add(headers.removeLast() + " " + line.strip());
      } else {
        headers.add(line);
      }
    }
    String body =
        whole.substring(empty + 4).replaceAll("[ \t]+\r\n", "\r\n").replaceAll("[ \t]+", " ");
    body = body.replaceAll("(\r\n)+$", "") + "\r\n";
    String signature = null;
    for (String header : headers) {
      if (header.toLowerCase(Locale.ROOT).startsWith("dkim-signature:")) {
        signature = header;
      }
    }
    if (signature == null) {
      return false;
    }
    String bodyHash =
        Base64.getEncoder()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes(ISO_8859_1)));
    if (!tag(signature, "bh").equals(bodyHash)) {
      return false;
    }
    StringBuilder signed = new StringBuilder();
    List<String> left = new ArrayList<>(headers);
    for (String name : tag(signature, "h").split(":", -1)) {
      for (int i = left.size() - 1; i >= 0; i--) {
        if (left.get(i).toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          signed.append(relaxed(left.remove(i))).append("\r\n");
          break;
        }
      }
    }
    signed.append(relaxed(signature.replaceAll("(?<=[;\\s]b=)[^;]*", "")));
    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(key);
    check.update(signed.toString().getBytes(ISO_8859_1));
    return check.verify(Base64.getDecoder().decode(tag(signature, "b")));
  }

  private static String tag(String signature, String name) {
    for (String part : signature.substring(signature.indexOf(':') + 1).split(";", -1)) {
      String[] pair = part.strip().split("=", 2);
      if (pair[0].strip().equals(name)) {
        return pair[1].replaceAll("\\s+", "");
      }
    }
    return "";
  }

  private static String relaxed(String header) {
    int colon = header.indexOf(':');
    return header.substring(0, colon).strip().toLowerCase(Locale.ROOT)
        + ":"
        + header.substring(colon + 1).strip().replaceAll("\\s+", " ");
  }
}

package org.chancery.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.chancery.event.Statement;
import org.chancery.event.Statement.CountClaim;
import org.chancery.event.Statement.Event;
import org.chancery.text.PublicationId;

/**
 * What makes two statements the same to an editor: a publication says the same thing in the same
 * words, whichever version or reading of it. Rulings and grades hold on to this, since a later
 * reading gives its evidence numbers of its own; where it reads something else, they have no
 * object.
 */
final class StatementKey {

  private StatementKey() {}

  static String of(Evidence evidence) {
    return of(evidence.publication(), evidence.statement());
  }

  private static String of(PublicationId publication, Statement statement) {
    List<String> said =
        switch (statement) {
          case Event event ->
              List.of(
                  event.type().id(),
                  event.from().value(),
                  event.to().value(),
                  String.valueOf(event.date()),
                  String.valueOf(event.place()),
                  String.valueOf(event.kind()));
          case CountClaim claim ->
              List.of(
                  claim.measure().code(),
                  claim.of().value(),
                  Integer.toString(claim.value()),
                  String.valueOf(claim.asOf()));
        };
    String whole =
        publication.value()
            + "\n"
            + String.join("\n", said)
            + "\n"
            + statement.modality().code()
            + "\n"
            + statement.mentions().getFirst().quote();
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(whole.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

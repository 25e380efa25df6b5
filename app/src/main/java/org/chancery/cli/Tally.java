package org.chancery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.intake.Outcome;

/** Counts what became of the documents of an input. */
final class Tally {

  private long fresh;
  private long changed;
  private long unchanged;
  private long read;
  private long refused;
  private long withdrawn;
  private long statements;

  void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Refused refusal -> refused++;
      case Outcome.Withdrawn taken -> withdrawn++;
      case Outcome.Read reading -> {
        read++;
        statements += reading.reading().statements().size();
      }
      case Outcome.Taken taken -> {
        statements += taken.statements();
        switch (taken.stored().outcome()) {
          case NEW -> fresh++;
          case CHANGED -> changed++;
          case UNCHANGED -> unchanged++;
        }
      }
    }
  }

  long documents() {
    return fresh + changed + unchanged + read + refused + withdrawn;
  }

  long statements() {
    return statements;
  }

  long refused() {
    return refused;
  }

  int code() {
    return refused == 0 ? Chancery.OK : Chancery.FAILED;
  }

  /** Such as "3 new, 1 changed, 12 unchanged; 31 statements read". */
  String summary() {
    List<String> parts = new ArrayList<>();
    parts.add(number(fresh) + " new");
    if (changed > 0) {
      parts.add(number(changed) + " changed");
    }
    if (unchanged > 0) {
      parts.add(number(unchanged) + " unchanged");
    }
    if (refused > 0) {
      parts.add(number(refused) + " refused");
    }
    if (withdrawn > 0) {
      parts.add(number(withdrawn) + " withdrawn");
    }
    return String.join(", ", parts) + "; " + number(statements) + " statements read";
  }

  private static String number(long value) {
    return String.format(Locale.ENGLISH, "%,d", value);
  }
}

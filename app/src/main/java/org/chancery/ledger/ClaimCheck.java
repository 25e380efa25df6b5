package org.chancery.ledger;

import java.util.List;
import java.util.Locale;
import org.chancery.actor.ActorId;
import org.chancery.event.Statement.CountClaim;
import org.jspecify.annotations.Nullable;

/**
 * A number said of the record, beside what the ledger counts for that day.
 *
 * @param counted all states of that day, as the ledger counts them
 * @param reading how the number can be meant so that the ledger agrees; null where it cannot
 * @param outside states counted as certain that were no members of the United Nations
 * @param missing members of the United Nations of which the record says no or nothing, the state
 *     itself left out
 */
public record ClaimCheck(
    Evidence evidence,
    CountClaim claim,
    Count counted,
    List<Count> byMembership,
    Finding finding,
    @Nullable Among reading,
    List<ActorId> outside,
    List<ActorId> missing) {

  /** How a number stands to the ledger. */
  public enum Finding {
    /** The ledger counts just as many, among the states of {@link ClaimCheck#reading}. */
    AGREES,
    /** The number lies between what is certain and what is possible. */
    POSSIBLE,
    /** The ledger counts fewer, even with all that is uncertain. */
    MORE_THAN_RECORDED,
    /** The ledger counts more, even without what is uncertain. */
    FEWER_THAN_RECORDED;

    /** The form used in the public JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public ClaimCheck {
    byMembership = List.copyOf(byMembership);
    outside = List.copyOf(outside);
    missing = List.copyOf(missing);
  }

  /** Whether the record does not bear the number out. */
  public boolean contested() {
    return finding == Finding.MORE_THAN_RECORDED || finding == Finding.FEWER_THAN_RECORDED;
  }
}

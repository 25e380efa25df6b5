package org.chancery.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The replies of late, for as long as the record and the day stay as they are. What is asked again
 * costs nothing then, and what was asked before a change is never shown after it.
 */
final class ReplyCache {

  private static final int BYTES = 96 << 20;

  /**
   * What a reply rests on.
   *
   * @param state of the desk, such as its last sequence number and the day
   */
  private record Key(String address, String state) {}

  private final Map<Key, Reply> replies = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /** The reply that is kept, or a new one. Two who ask at once may both make it. */
  Reply reply(String address, String state, Supplier<Reply> maker) {
    Key key = new Key(address, state);
    synchronized (this) {
      Reply kept = replies.get(key);
      if (kept != null) {
        return kept;
      }
    }
    Reply made = maker.get();
    synchronized (this) {
      Reply former = replies.put(key, made);
      bytes += made.weight() - (former == null ? 0 : former.weight());
      var eldest = replies.entrySet().iterator();
      while (bytes > BYTES && eldest.hasNext()) {
        bytes -= eldest.next().getValue().weight();
        eldest.remove();
      }
    }
    return made;
  }
}

package org.chancery.reading;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import org.chancery.publication.Block;
import org.junit.jupiter.api.Tag;

/**
 * Looks for a text that breaks the reader; what it finds is kept in {@link ReaderRobustnessTest}.
 */
@Tag("fuzz")
class ReaderFuzzTest {

  @FuzzTest(maxDuration = "3m")
  void any_text_is_read_and_quoted_exactly(FuzzedDataProvider source) {
    List<Block> blocks = new ArrayList<>();
    while (source.remainingBytes() > 0 && blocks.size() < 4) {
      Block.Kind kind = source.pickValue(Block.Kind.values());
      StringBuilder text = new StringBuilder();
      while (source.remainingBytes() > 0 && text.length() < 600 && source.consumeInt(0, 15) > 0) {
        text.append(
            source.consumeBoolean()
                ? source.pickValue(ReaderRobustnessTest.WORDS)
                : source.consumeString(12));
        text.append(source.consumeInt(0, 7) > 0 ? " " : "");
      }
      blocks.add(new Block(kind, text.toString()));
    }
    ReaderRobustnessTest.check(source.consumeRemainingAsString(), blocks);
  }
}

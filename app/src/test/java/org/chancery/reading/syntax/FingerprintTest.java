package org.chancery.reading.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void joined_texts_have_the_fingerprint_of_the_whole() {
    long joined =
        Fingerprint.joined(Fingerprint.of("sever"), Fingerprint.of("VBD"), Fingerprint.power(3));

    assertThat(joined).isEqualTo(Fingerprint.of("sever_VBD"));
  }

  @Test
  void the_order_and_the_place_of_the_joint_matter() {
    assertThat(Fingerprint.of("ab_c")).isNotEqualTo(Fingerprint.of("a_bc"));
    assertThat(Fingerprint.of("ab")).isNotEqualTo(Fingerprint.of("ba"));
    assertThat(Fingerprint.of("\0")).isNotEqualTo(Fingerprint.of(""));
  }

  @Test
  void one_text_has_another_key_as_another_feature() {
    assertThat(Fingerprint.key(0, 5)).isNotEqualTo(Fingerprint.key(1, 5)).isNotZero();
  }

  @Test
  void a_table_finds_all_of_its_keys_and_no_other() {
    long[] keys = new long[1000];
    int[] values = new int[1000];
    for (int i = 0; i < keys.length; i++) {
      // All of them want one place, so that each has to look for another.
      keys[i] = (i + 1L) << 32;
      values[i] = i;
    }
    KeyTable table = new KeyTable(keys, values);

    for (long key : keys) {
      assertThat(table.find(key)).isEqualTo((int) (key >> 32) - 1);
    }
    assertThat(table.find(77)).isEqualTo(-1);
  }
}

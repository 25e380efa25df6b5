package org.chancery.harvest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** What documents come packed in, told from the content whatever the name. */
enum Packing {
  GZIP("gzip", ".gz"),
  BZIP2("bzip2", ".bz2"),
  XZ("xz", ".xz"),
  ZIP("zip", ".zip"),
  TAR("tar", ".tar");

  /** How much of the beginning tells. */
  static final int HEAD = 512;

  /** Memory that an xz file may ask for, in KiB; what `xz -9` makes takes 65 MB. */
  private static final int XZ_MEMORY = 256 << 10;

  /** Where the checksum stands in the header of a tar file. */
  private static final int CHECKSUM = 148;

  private final String word;
  private final String suffix;

  Packing(String word, String suffix) {
    this.word = word;
    this.suffix = suffix;
  }

  /** What messages call it. */
  String word() {
    return word;
  }

  /** Whether it holds several documents with names, rather than one without. */
  boolean isArchive() {
    return this == ZIP || this == TAR;
  }

  /** The packing that begins so; null for what is not packed. */
  static @Nullable Packing of(byte[] head) {
    if (begins(head, 0x1f, 0x8b)) {
      return GZIP;
    }
    if (begins(head, 'B', 'Z', 'h') && head.length > 3 && head[3] >= '1' && head[3] <= '9') {
      return BZIP2;
    }
    if (begins(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return XZ;
    }
    if (begins(head, 'P', 'K', 3, 4)) {
      return ZIP;
    }
    return isTar(head) ? TAR : null;
  }

  private static boolean begins(byte[] head, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Old tar files carry no magic number, but every header carries a checksum of itself. */
  private static boolean isTar(byte[] head) {
    return head.length >= HEAD && head[0] != 0 && stated(head) == sum(head);
  }

  /** The checksum is octal, with zeros or spaces before it. */
  private static long stated(byte[] head) {
    long stated = 0;
    for (int i = CHECKSUM; i < CHECKSUM + 8; i++) {
      if (head[i] >= '0' && head[i] <= '7') {
        stated = stated * 8 + head[i] - '0';
      } else if (head[i] != ' ' && head[i] != 0) {
        return -1;
      }
    }
    return stated;
  }

  /** All bytes of the header, those of the checksum counted as spaces. */
  private static long sum(byte[] head) {
    long sum = 0;
    for (int i = 0; i < HEAD; i++) {
      sum += i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : head[i] & 0xff;
    }
    return sum;
  }

  /** The one stream that is compressed in another. */
  InputStream decompressed(InputStream in) throws IOException {
    return switch (this) {
      case GZIP ->
          GzipCompressorInputStream.builder()
              .setInputStream(in)
              .setDecompressConcatenated(true)
              .get();
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      case XZ -> new XZInputStream(in, XZ_MEMORY);
      case ZIP, TAR -> throw new IllegalArgumentException(word + " holds many documents");
    };
  }

  /** The name of what is inside: without the suffixes of compression, however many. */
  static String unpacked(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (Packing packing : values()) {
      if (!packing.isArchive() && lower.endsWith(packing.suffix)) {
        return unpacked(name.substring(0, name.length() - packing.suffix.length()));
      }
    }
    for (String joined : new String[] {".tgz", ".tbz2", ".txz"}) {
      if (lower.endsWith(joined)) {
        return name.substring(0, name.length() - joined.length()) + TAR.suffix;
      }
    }
    return name;
  }
}

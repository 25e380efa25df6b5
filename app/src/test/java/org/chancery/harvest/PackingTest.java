package org.chancery.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {

  private static final byte[] TEXT =
      "A title\n\nChad and Israel resumed relations.".getBytes(UTF_8);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"gz", "bz2", "xz"})
  void opens_what_is_compressed_whatever_its_name(String kind) throws IOException {
    assertThat(Fixtures.read(compressed(kind, TEXT)))
        .singleElement()
        .isInstanceOf(Harvest.Found.class);
  }

  @Test
  void opens_several_members_of_one_gzip_file() throws IOException {
    byte[] one = compressed("gz", "{\"id\":\"a\",\"blocks\":[{\"text\":\"x\"}]}\n".getBytes(UTF_8));
    byte[] two = compressed("gz", "{\"id\":\"b\",\"blocks\":[{\"text\":\"y\"}]}\n".getBytes(UTF_8));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(one);
    both.write(two);

    assertThat(Fixtures.read(both.toByteArray())).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tar", "tar.gz", "tar.bz2", "tar.xz", "zip"})
  void reads_every_document_of_an_archive_and_names_it(String kind) throws IOException {
    byte[] archive =
        kind.equals("zip")
            ? zip("a/one.txt", TEXT, "a/.hidden.txt", TEXT, "b.txt.gz", compressed("gz", TEXT))
            : tar("a/one.txt", TEXT, "a/.hidden.txt", TEXT, "b.txt.gz", compressed("gz", TEXT));
    Path file = folder.resolve("papers." + kind);
    Files.write(file, kind.startsWith("tar.") ? compressed(kind.substring(4), archive) : archive);

    List<Harvest> harvests = Fixtures.read(new Source.Location(file));

    assertThat(harvests)
        .extracting(Harvest::origin)
        .containsExactly(file + "!/a/one.txt", file + "!/b.txt.gz");
    assertThat(harvests)
        .extracting(harvest -> Fixtures.publication(harvest).id().value())
        .containsExactly("papers/a/one", "papers/b");
  }

  @Test
  void refuses_one_bad_document_of_an_archive_and_reads_the_rest() throws IOException {
    List<Harvest> harvests =
        Fixtures.read(zip("a.txt", TEXT, "b.bin", new byte[] {0, 1, 2, 0}, "c.txt", TEXT));

    assertThat(harvests).hasSize(3);
    assertThat(harvests.get(1).toString())
        .contains("in!/b.bin")
        .contains("a binary file was found");
  }

  @Test
  void says_that_a_damaged_archive_is_damaged() throws IOException {
    byte[] zip = zip("a.txt", TEXT, "b.txt", TEXT);
    byte[] xz = compressed("xz", TEXT);
    xz[xz.length / 2] ^= 0x55;

    assertThat(Fixtures.read(Arrays.copyOf(zip, 40)).getLast().toString())
        .contains("a whole zip file was expected");
    assertThat(Fixtures.read(xz).getLast().toString()).contains("a whole xz file was expected");
  }

  @Test
  void stops_at_what_grows_beyond_all_measure() throws IOException {
    byte[] zeros = " ".repeat(2_000_000).getBytes(UTF_8);
    byte[] bomb = compressed("bz2", zeros);
    Allowance.Limits narrow = new Allowance.Limits(10_000_000, 100_000, 100, 10, 4);

    assertThat(read(bomb, narrow).toString())
        .contains("bytes become more than")
        .contains("at most 100 times");
    assertThat(read(compressed("gz", bomb), narrow).toString()).contains("at most 100 times");
  }

  @Test
  void stops_at_too_many_entries_layers_and_bytes() throws IOException {
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(many)) {
      for (int i = 0; i < 20; i++) {
        zip.putNextEntry(new ZipEntry(i + ".txt"));
        zip.write(TEXT);
      }
    }
    byte[] deep = TEXT;
    for (int i = 0; i < 6; i++) {
      deep = zip("a.zip", deep);
    }
    Allowance.Limits narrow = new Allowance.Limits(100_000, 1 << 20, 100, 10, 4);

    assertThat(read(many.toByteArray(), narrow)).hasSize(11);
    assertThat(read(many.toByteArray(), narrow).getLast().toString())
        .contains("more than 10 entries");
    assertThat(read(deep, narrow).toString()).contains("5 layers deep");
    assertThat(read(zip("a.txt", " a".repeat(60_000).getBytes(UTF_8)), narrow).toString())
        .contains("more than 100000 bytes");
  }

  private static List<Harvest> read(byte[] document, Allowance.Limits limits) {
    List<Harvest> harvests = new ArrayList<>();
    new Harvester(Fixtures.TODAY, 1 << 20, limits)
        .read(new Source.Stream("in", new ByteArrayInputStream(document)), harvests::add);
    return harvests;
  }

  private static byte[] compressed(String kind, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream compressor =
        switch (kind) {
          case "gz" -> new GzipCompressorOutputStream(out);
          case "bz2" -> new BZip2CompressorOutputStream(out);
          default -> new XZCompressorOutputStream(out);
        }) {
      compressor.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] zip(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
      }
    }
    return out.toByteArray();
  }

  private static byte[] tar(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        TarArchiveEntry entry = new TarArchiveEntry((String) namesAndContents[i]);
        entry.setSize(((byte[]) namesAndContents[i + 1]).length);
        tar.putArchiveEntry(entry);
        tar.write((byte[]) namesAndContents[i + 1]);
        tar.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }
}

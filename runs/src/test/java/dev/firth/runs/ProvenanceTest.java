package dev.firth.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {
  @TempDir Path folder;

  @Test
  void hashesAreThoseOfSha256sum() throws IOException {
    // FIPS 180-2, appendix B.1 and the well-known hash of nothing
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        HashedFile.of(Files.writeString(folder.resolve("abc"), "abc")).sha256());
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        HashedFile.of(Files.createFile(folder.resolve("empty"))).sha256());
  }

  @Test
  void manyFilesAtOnceAreAsOneByOneAndInOrder() throws IOException {
    List<Path> files = new ArrayList<>();
    List<HashedFile> oneByOne = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      byte[] bytes = new byte[1 + (i % 3) * (1 << 20)];
      Seeds.random(i).nextBytes(bytes);
      files.add(Files.write(folder.resolve("part" + i), bytes));
      oneByOne.add(HashedFile.of(files.getLast()));
    }
    assertEquals(oneByOne, HashedFile.of(files), Seeds.describe(0));
    String combined = HashedFile.combined(oneByOne);
    assertNotEquals(combined, HashedFile.combined(oneByOne.reversed()));
    assertNotEquals(combined, HashedFile.combined(oneByOne.subList(0, 8)));
  }

  @Test
  void aMissingCorpusFileIsBadInput() {
    Path missing = folder.resolve("missing");
    assertThrows(BadInputException.class, () -> HashedFile.of(missing));
    assertThrows(BadInputException.class, () -> HashedFile.of(List.of(missing, missing)));
    assertThrows(BadInputException.class, CorpusHash.start(List.of(missing))::get);
  }

  @Test
  void saysWhatRanWhere() {
    Provenance provenance = Provenance.capture(42, "simd-512", List.of("firth", "train"));
    assertFalse(provenance.hardware().cpu().isBlank());
    assertTrue(provenance.hardware().cores() > 0);
    assertTrue(provenance.javaVersion().startsWith("" + Runtime.version().feature()));
    assertTrue(provenance.firthVersion().matches("\\d+\\.\\d+.*"), provenance.firthVersion());
    assertTrue(Hardware.residentBytes() > 1 << 20);
    assertEquals(null, provenance.toMap().get("corpusSha256"));
  }
}

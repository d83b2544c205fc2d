package dev.firth.corpora.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.UsageException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetCatalogTest {
  private final DatasetCatalog catalog = DatasetCatalog.builtIn();

  @Test
  void hasWhatUsersOfTheFieldExpect() {
    for (String id :
        List.of(
            "text8",
            "enwik8",
            "enwik9",
            "wikitext-2",
            "wikitext-103",
            "1-billion-word",
            "multi30k",
            "google-analogies",
            "bats",
            "wordsim-353",
            "simlex-999",
            "men",
            "rw",
            "mturk-771",
            "rg-65",
            "mc-30")) {
      assertEquals(id, catalog.get(id).id());
    }
  }

  @Test
  void anUnknownIdListsTheKnownOnes() {
    var e = assertThrows(UsageException.class, () -> catalog.get("text9"));
    assertTrue(e.getMessage().startsWith("no data set text9 in the catalogue, which has text8,"));
  }

  @Test
  void everyEntryIsWhole() {
    var ids = new HashSet<String>();
    var names = new HashSet<String>();
    for (Dataset dataset : catalog.all()) {
      assertTrue(ids.add(dataset.id()), dataset.id() + " twice");
      assertTrue(dataset.id().matches("[a-z0-9-]+"), dataset.id());
      for (String text : List.of(dataset.what(), dataset.licence(), dataset.note())) {
        assertFalse(text.isBlank(), dataset.id());
      }
      assertFalse(dataset.files().isEmpty(), dataset.id());
      for (RemoteFile file : dataset.files()) {
        assertTrue(names.add(file.name()), file.name() + " twice: mirrors need unique names");
        assertWhole(file);
      }
    }
  }

  @Test
  void unknownChecksumsSaySo() {
    assertEquals("not known", catalog.get("bats").checksum());
    assertEquals(-1, catalog.get("bats").bytes());
    assertEquals(64, catalog.get("text8").checksum().length());
    assertEquals("22 of 22 files known", catalog.get("multi30k").checksum());
    assertEquals(31_344_016, catalog.get("text8").bytes());
  }

  private static void assertWhole(RemoteFile file) {
    assertTrue(file.url().getScheme().matches("https?"), file.url().toString());
    assertTrue(file.url().getPath().endsWith(file.name()) && !file.name().isEmpty());
    file.sha256().ifPresent(hash -> assertTrue(hash.matches("[0-9a-f]{64}"), hash));
    assertTrue(file.bytes() > 0 || file.bytes() == -1, file.name());
    boolean archive = file.name().matches(".*\\.(zip|gz|tgz)");
    assertEquals(archive, !file.members().isEmpty(), file.name());
    assertEquals(archive, file.unpackAtMost() > 0, file.name());
    for (RemoteFile.Member member : file.members()) {
      assertEquals(member.isFolder(), member.to().isEmpty() || member.to().endsWith("/"));
      assertTrue(member.bytes() <= file.unpackAtMost(), file.name());
    }
  }
}

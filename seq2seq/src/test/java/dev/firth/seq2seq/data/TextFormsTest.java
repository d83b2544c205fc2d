package dev.firth.seq2seq.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.words.Casing;
import dev.firth.tokenizers.words.LineForm;
import dev.firth.tokenizers.words.LineFormOptions;
import dev.firth.tokenizers.words.TruecaserTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormsTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    var trainer = new TruecaserTrainer();
    trainer.add("so the Dog sleeps .");
    var german = new LineFormOptions(true, "de", Casing.TRUE);
    var english = new LineFormOptions(true, "en", Casing.LOWER);
    var forms =
        new TextForms(
            LineForm.of(german, trainer.train()), LineForm.of(english), List.of("<bt>", "<de>"));
    forms.write(folder);
    TextForms read = TextForms.read(folder);
    assertEquals(forms.options(), read.options());
    assertEquals("the Dog sleeps .", read.source().prepare("The dog sleeps."));
    assertEquals("the dog 's", read.target().prepare("The DOG's"));
    List<Path> files = TextForms.files(folder, read.options());
    assertEquals(2, files.size());
    assertTrue(files.stream().allMatch(Files::exists));
  }

  @Test
  void linesAsTheyAreNeedNoFiles() throws IOException {
    new TextForms(
            LineForm.of(new LineFormOptions(true, "en", Casing.LOWER)), LineForm.RAW, List.of())
        .write(folder);
    TextForms.RAW.write(folder);
    try (var files = Files.list(folder)) {
      assertFalse(files.findAny().isPresent());
    }
    assertEquals(TextFormOptions.RAW, TextForms.read(folder).options());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"source\": null, \"target\": null, \"tags\": []}",
        "{\"source\": {\"moses\": true, \"language\": \"\", \"casing\": \"KEEP\"},"
            + " \"target\": {\"moses\": false, \"language\": \"\", \"casing\": \"KEEP\"},"
            + " \"tags\": []}",
        "{\"source\": {\"moses\": false, \"language\": \"\", \"casing\": \"SMALL\"},"
            + " \"target\": {\"moses\": false, \"language\": \"\", \"casing\": \"KEEP\"},"
            + " \"tags\": []}",
        "{\"source\": {\"moses\": true, \"language\": \"en\", \"casing\": \"TRUE\"},"
            + " \"target\": {\"moses\": false, \"language\": \"\", \"casing\": \"KEEP\"},"
            + " \"tags\": [\"<b t>\"]}"
      })
  void damagedFilesAreRefusedInALine(String json) throws IOException {
    Files.writeString(folder.resolve("text.json"), json);
    var e = assertThrows(BadInputException.class, () -> TextForms.read(folder));
    assertTrue(e.getMessage().contains("text.json"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @Test
  void tagsAreWords() {
    LineFormOptions raw = LineFormOptions.RAW;
    for (List<String> tags : List.of(List.of(""), List.of("a b"), List.of("<x>", "<x>"))) {
      assertThrows(UsageException.class, () -> new TextFormOptions(raw, raw, tags));
    }
    assertEquals(new TaggedLine("<x>", "a b"), TaggedLine.of("<x> a b", List.of("<y>", "<x>")));
    assertEquals(new TaggedLine("", "<x>a b"), TaggedLine.of("<x>a b", List.of("<x>")));
  }
}

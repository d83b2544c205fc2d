package dev.firth.cli.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --copy}: from training to all that is done with a model. */
@TestInstance(Lifecycle.PER_CLASS)
class TranslateCopyTest {
  private static final List<Object> TINY =
      List.of(
          "--dim",
          16,
          "--max-steps",
          5,
          "--valid-beam",
          0,
          "--measure",
          "loss",
          "--vocab-size",
          30,
          "--progress=none");

  @TempDir static Path folder;
  private ReversedText text;

  @BeforeAll
  void write() throws IOException {
    text = ReversedText.write(folder.resolve("text"), 200, 20);
  }

  private Path trained(String name, Object... more) {
    Path out = folder.resolve(name);
    CommandRun.of(text.training(out, TINY, more)).succeeded();
    return out;
  }

  @ParameterizedTest
  @ValueSource(strings = {"transformer", "gru", "lstm"})
  void modelsThatCopyAreUsedLikeOthers(String kind) throws IOException {
    Path copies = trained(kind, "--model", kind, "--copy");
    assertTrue(Files.readString(copies.resolve("config.json")).contains("\"copy\" : true"));
    for (Object[] search :
        List.of(
            new Object[] {"--n-best", 2},
            new Object[] {"--sample"},
            new Object[] {"--ensemble", copies},
            new Object[] {"--repetition-penalty", 1.5})) {
      Object[] command = new Object[3 + search.length];
      System.arraycopy(new Object[] {"translate", "run", copies}, 0, command, 0, 3);
      System.arraycopy(search, 0, command, 3, search.length);
      assertFalse(CommandRun.withInput("a b c\n", command).succeeded().out().isEmpty());
    }
    CommandRun.of("translate", "score", copies, text.validSource(), text.validTarget()).succeeded();
    CommandRun.of(
            text.training(copies, TINY, "--model", kind, "--copy", "--max-steps", 7, "--resume"))
        .succeeded();
  }

  @Test
  void othersSayNothingOfIt() throws IOException {
    Path plain = trained("plain", "--model", "gru");
    assertFalse(Files.readString(plain.resolve("config.json")).contains("copy"));
    Path both = trained("both", "--model", "gru", "--copy");
    var together = CommandRun.withInput("a b\n", "translate", "run", plain, "--ensemble", both);
    assertEquals(1, together.succeeded().out().lines().count());
  }

  @Test
  void whatDoesNotFitIsSaid() throws IOException {
    Path out = folder.resolve("none");
    refused(out, 2, "--separate-vocab", "--copy", "--separate-vocab");
    refused(out, 2, "copying needs attention", "--copy", "--model", "gru", "--attention", "none");
    assertFalse(Files.exists(out));
    Path damaged = trained("damaged", "--model", "gru");
    Path config = damaged.resolve("config.json");
    String json = Files.readString(config);
    Files.writeString(config, json.replace("\"bridge\"", "\"copy\" : 3, \"bridge\""));
    CommandRun.withInput("a\n", "translate", "run", damaged)
        .failed(3, "config.json", "'options.copy' is 3; it takes true or false");
    Files.writeString(config, json.replace("\"bridge\"", "\"copy\" : true, \"bridge\""));
    CommandRun.withInput("a\n", "translate", "run", damaged)
        .failed(3, "has no tensor 'copy.gate.weight'");
    Files.writeString(config, json.replace("\"bridge\"", "\"copied\" : true, \"bridge\""));
    CommandRun.withInput("a\n", "translate", "run", damaged).failed(3, "options.copied");
  }

  private void refused(Path out, int code, String why, Object... options) {
    CommandRun.of(text.training(out, TINY, options)).failed(code, why);
  }
}

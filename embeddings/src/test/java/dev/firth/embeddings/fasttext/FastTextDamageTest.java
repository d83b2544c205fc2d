package dev.firth.embeddings.fasttext;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.firth.embeddings.WordVectors;
import dev.firth.runs.BadInputException;
import dev.firth.testkit.Damage;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged models are refused in a line, or read as another model; nothing else happens. */
class FastTextDamageTest {
  private static final int[] LIES = {0, -1, 1, 255, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE};

  /** Bytes of the header and the numbers behind it. */
  private static final int SIZES_END = 4 * 14 + 8 + 3 * 4 + 2 * 8;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"skipgram.bin", "hs.bin", "ova.bin", "norms.ftz", "both.ftz", "pruned.ftz"})
  void noDamageIsWorseThanALine(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Parity.file(name));
    var random = Seeds.random(11);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int at = 0; at + 4 <= SIZES_END; at += 4) {
            for (int lie : LIES) {
              use(Damage.intField(whole, at, lie));
            }
          }
          for (int i = 0; i < 100; i++) {
            use(Damage.bitFlipped(whole, random.nextLong(8L * whole.length)));
            // Words, codes and sizes behind the header are the tenth that matters most.
            use(Damage.bitFlipped(whole, random.nextLong(8L * SIZES_END + 4096)));
            use(Damage.intField(whole, random.nextInt(whole.length - 4), LIES[i % LIES.length]));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"skipgram.bin", "both.ftz"})
  void everyShorterAndEveryLongerFileIsRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Parity.file(name));
    Path file = folder.resolve("damaged.bin");
    for (int length = 4; length < whole.length; length += 1 + length / 40) {
      var damage = Damage.truncated(whole, length);
      Files.write(file, damage.bytes());
      assertThrows(BadInputException.class, () -> FastTextModel.open(file), damage.what());
    }
    Files.write(file, Damage.extended(whole, 1).bytes());
    assertThrows(BadInputException.class, () -> FastTextModel.open(file));
  }

  /** Everything that a model can be asked for. */
  private void use(Damage damage) throws IOException {
    Path file = folder.resolve("damaged.bin");
    Files.write(file, damage.bytes());
    try (var model = FastTextModel.open(file)) {
      model.wordVector("riverside");
      model.sentenceVector("the owl sees the straße");
      if (model.isClassifier()) {
        model.predict("the owl sees the straße", 3, 0);
      }
      WordVectors.open(file).close();
    } catch (BadInputException e) {
      assertFalse(e.getMessage().contains("\n"), damage.what() + ": " + e.getMessage());
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof BadInputException)) {
        throw e;
      }
    } catch (RuntimeException | Error e) {
      throw new AssertionError(damage.what() + ", " + Seeds.describe(11), e);
    }
  }
}

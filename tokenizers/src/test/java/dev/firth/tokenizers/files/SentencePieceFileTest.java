package dev.firth.tokenizers.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.Damage;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencePieceFileTest {
  private static final String TEXT = "the walking painters <sep> é über Ω";

  @ParameterizedTest
  @ValueSource(strings = {"unigram-bytes", "unigram-suffix", "bpe-bytes", "char", "word"})
  void whatIsWrittenReadsTheSame(String name, @TempDir Path folder) throws IOException {
    SentencePieceFile file = SentencePieceFile.read(name, bytes(name));
    Path written = folder.resolve("m.model");
    file.write(written);
    SentencePieceFile again = SentencePieceFile.read(written);
    assertEquals(file.type(), again.type());
    assertEquals(file.vocabulary().pieces(), again.vocabulary().pieces());
    assertEquals(file.normalizer().options(), again.normalizer().options());
    assertArrayEquals(file.bytes(), again.bytes());
    assertArrayEquals(file.tokenizer().ids(TEXT), again.tokenizer().ids(TEXT));
  }

  @Test
  void becomesATokenizer() throws IOException {
    Tokenizer tokenizer = SentencePieceFile.read("unigram", bytes("unigram")).tokenizer();
    int[] ids = tokenizer.ids("the walking painter");
    assertArrayEquals(new int[] {7, 38, 17}, ids);
    assertEquals("the walking painter", tokenizer.decode(ids, true));
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void damagedFilesAreRefusedOrRead(Damage damage) {
    try {
      SentencePieceFile file = SentencePieceFile.read("m.model", damage.bytes());
      file.tokenizer().ids(TEXT);
    } catch (BadInputException e) {
      assertTrue(e.getMessage().startsWith("m.model: "), e.getMessage());
      assertTrue(e.getMessage().contains("(byte "), e.getMessage());
      assertEquals(1, e.getMessage().lines().count());
    }
  }

  static Stream<Damage> damaged() throws IOException {
    return Stream.concat(
        Damage.fuzz(bytes("unigram-bytes"), 300), Damage.fuzz(bytes("bpe-bytes"), 150));
  }

  @Test
  void errorsNameFieldAndByte() throws IOException {
    byte[] bytes = bytes("unigram");
    assertEquals(
        "m: pieces[0] says it has 127 bytes, where 10 are left (byte 0):"
            + " the file is damaged or not a SentencePiece model",
        message(Damage.overwritten(Damage.truncated(bytes, 12).bytes(), 1, new byte[] {127})));
    assertEquals(
        "m: pieces are not complete: there is no unknown piece (byte 0):"
            + " the file is damaged or not a SentencePiece model",
        message(Damage.truncated(bytes, 0)));
  }

  private static String message(Damage damage) {
    return assertThrows(BadInputException.class, () -> SentencePieceFile.read("m", damage.bytes()))
        .getMessage();
  }

  private static byte[] bytes(String name) throws IOException {
    return SentencePieceParityTest.bytes(name + ".model");
  }
}

package dev.firth.tokenizers.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.Damage;
import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.HuggingFace;
import dev.firth.tokenizers.SmallTokenizers;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerFiles.Case;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.SubwordNmtOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerFilesTest {
  private static final String TEXT = "the king's cat, Naïve  café 北京 👩‍👧 <|endoftext|>\u0000 x";
  private static final String CODES = "#version: 0.2\nt h\nth e</w>\nc a\nca t</w>\n";
  private static final String WORDS = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nThe\nthe\n##s\n";

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** A small tokenizer in the files of a format; gives the file to open. */
  private Path small(TokenizerFormat format) throws IOException {
    Path ranks = folder.resolve("small.ranks");
    return switch (format) {
      case TOKENIZER_JSON -> write("t.dat", SmallTokenizers.wordPiece().toString());
      case VOCAB_TXT -> write("words.dat", WORDS);
      case VOCAB_JSON_AND_MERGES -> {
        GptVocabulary.write(
            byteLevel(), folder.resolve("vocab.json"), folder.resolve("merges.txt"));
        yield folder.resolve("vocab.json");
      }
      case TIKTOKEN -> {
        TiktokenFile.write(byteLevel(), ranks);
        yield ranks;
      }
      case SENTENCEPIECE ->
          Files.write(
              folder.resolve("pieces.dat"), SentencePieceParityTest.bytes("unigram-bytes.model"));
      case SUBWORD_NMT -> write("codes.dat", CODES);
    };
  }

  private static BpeModel byteLevel() throws IOException {
    return (BpeModel)
        TokenizerJson.parse(SmallTokenizers.byteLevelBpe().toString(), "small").model();
  }

  private static final TokenizerFileOptions OPTIONS =
      TokenizerFileOptions.DEFAULTS.withTiktoken(TiktokenEncoding.CL100K_BASE);

  @ParameterizedTest
  @EnumSource(TokenizerFormat.class)
  void contentTellsTheFormatWhateverTheName(TokenizerFormat format) throws IOException {
    Path file = small(format);
    assertEquals(format, TokenizerSource.find(file).format());
    Tokenizer tokenizer = TokenizerFiles.read(file, OPTIONS);
    Encoding encoding = tokenizer.encode(TEXT, false);
    assertTrue(encoding.size() > 3);
    assertArrayEquals(encoding.ids(), tokenizer.ids(TEXT));
  }

  @ParameterizedTest
  @EnumSource(TokenizerFormat.class)
  void damagedFilesAreReadOrRefusedInOneLine(TokenizerFormat format) throws IOException {
    Path file = small(format);
    byte[] whole = Files.readAllBytes(file);
    long refused = Damage.fuzz(whole, 120).filter(damage -> refuses(file, damage)).count();
    assertTrue(refused > 10, "only " + refused + " of 120 were refused");
  }

  private static boolean refuses(Path file, Damage damage) {
    try {
      TokenizerFiles.read(damage.writeTo(file), OPTIONS).ids(TEXT);
      return false;
    } catch (BadInputException e) {
      assertEquals(1, e.getMessage().lines().count(), e.getMessage());
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
      return true;
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(damage.what(), e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vocab.json", "merges.txt", "vocab.json,%s/merges.txt", ""})
  void twoFilesAreNamedByOneByBothOrByTheirFolder(String name) throws IOException {
    small(TokenizerFormat.VOCAB_JSON_AND_MERGES);
    Path path = Path.of(folder + "/" + name.formatted(folder));
    TokenizerSource source = TokenizerSource.find(path);
    assertEquals("vocab.json", source.file().getFileName().toString());
    assertEquals("merges.txt", source.merges().orElseThrow().getFileName().toString());
  }

  @Test
  void twoFilesMayComeInAnyOrder() throws IOException {
    GptVocabulary.write(byteLevel(), folder.resolve("a"), folder.resolve("b"));
    Path path = Path.of(folder.resolve("b") + "," + folder.resolve("a"));
    assertEquals(folder.resolve("a"), TokenizerSource.find(path).file());
  }

  @Test
  void aFolderOfOneModelIsEnough() throws IOException {
    Files.write(
        folder.resolve("spiece.model"), SentencePieceParityTest.bytes("unigram-bytes.model"));
    assertEquals(TokenizerFormat.SENTENCEPIECE, TokenizerSource.find(folder).format());
    write("other.codes", CODES);
    complains(folder, "several tokenizers", "other.codes", "spiece.model");
  }

  @ParameterizedTest
  @CsvSource({"true,false", "false,true"})
  void theConfigurationBesideAVocabularySaysItsCase(boolean lower, boolean cased)
      throws IOException {
    Path file = write("vocab.txt", WORDS);
    write("tokenizer_config.json", "{\"do_lower_case\": " + lower + "}");
    int[] expected = cased ? new int[] {5, 7} : new int[] {6, 7};
    assertArrayEquals(expected, TokenizerFiles.read(file).ids("Thes"));
    assertArrayEquals(
        new int[] {5}, TokenizerFiles.read(file, OPTIONS.withLetters(Case.CASED)).ids("The"));
    write("tokenizer_config.json", "{");
    complains(file, "tokenizer_config.json", "--cased");
  }

  @Test
  void byteLevelFilesAreCutAsGpt2() throws IOException {
    Tokenizer tokenizer = TokenizerFiles.read(small(TokenizerFormat.VOCAB_JSON_AND_MERGES));
    try (var reference = HuggingFace.of(TokenizerJson.toJson(tokenizer))) {
      for (int i = 0; i < 100; i++) {
        String whole = HardStrings.wellFormed(HardStrings.random(Seeds.random(i), 20));
        assertEquals(reference.placed(whole), placed(tokenizer.encode(whole, false)), whole);
      }
    }
    assertEquals(TEXT, tokenizer.decode(tokenizer.ids(TEXT), false));
  }

  private static List<String> placed(Encoding encoding) {
    return IntStream.range(0, encoding.size())
        .mapToObj(i -> encoding.id(i) + ":" + encoding.start(i) + "-" + encoding.end(i))
        .toList();
  }

  @Test
  void endsOfWordsAndSpaceSymbolsTellHowTextIsCut() throws IOException {
    write("x-vocab.json", "{\"<unk>\":0,\"a\":1,\"b</w>\":2,\"ab</w>\":3,\"A\":4}");
    Path merges = write("x-merges.txt", "#version: 0.2\na b</w>\n");
    Tokenizer ends = TokenizerFiles.read(merges);
    assertArrayEquals(new int[] {3, 0, 3}, ends.ids("ab ,ab"));
    assertEquals("ab ab", ends.decode(new int[] {3, 3}, false));
    write("y-vocab.json", "{\"<unk>\":0,\"a\":1,\"▁\":2,\"▁a\":3,\"<s>\":4}");
    Path spaces = write("y-merges.txt", "▁ a\n");
    assertArrayEquals(new int[] {3, 1, 4}, TokenizerFiles.read(spaces).ids("aa<s>"));
    write("z-vocab.json", "{\"a\":0,\"b\":1,\"ab\":2}");
    complains(write("z-merges.txt", "#version: 0.2\na b\n"), "z-vocab.json", "neither");
  }

  @Test
  void codesJoinWhatTheyMay() throws IOException {
    Path codes = small(TokenizerFormat.SUBWORD_NMT);
    Tokenizer all = TokenizerFiles.read(codes);
    assertEquals("the ca@@ r@@ s", String.join(" ", all.encode("the cars", false).tokens()));
    var few = SubwordNmtOptions.DEFAULTS.withVocabulary(Set.of("the", "c@@", "a@@"));
    Tokenizer some = TokenizerFiles.read(codes, OPTIONS.withSubwordNmt(few));
    assertEquals("the c@@ a@@ t", String.join(" ", some.encode("the cat", false).tokens()));
    assertEquals("the cat", all.decode(all.ids("the  cat"), false));
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    complains(folder.resolve("none"), "none does not exist");
    complains(folder, "holds no tokenizer");
    complains(write("vocab.json", "{\"a\": 0}"), "vocab.json", "merges.txt beside it");
    Files.delete(folder.resolve("vocab.json"));
    complains(write("merges.txt", "#version: 0.2\na b\n"), "merges.txt", "vocab.json beside it");
    complains(
        Path.of(folder.resolve("merges.txt") + "," + folder.resolve("merges.txt")), "are not a");
    complains(write("my.ranks", "QQ== 0\nQg== 1\n"), "2 ranks", "cl100k_base");
    complains(write("cl100k_base.tiktoken", "QQ== 0\n"), "the byte 0 is no token");
    complains(Files.write(folder.resolve("zeros"), new byte[9]), "zeros", "sentencepiece");
    complains(write("empty", ""), "empty is no tokenizer");
    complains(write("list", "a\nb\n"), "[UNK] is missing");
  }

  private static void complains(Path path, String... parts) {
    String message =
        assertThrows(BadInputException.class, () -> TokenizerFiles.read(path)).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
    assertEquals(1, message.lines().count());
  }
}

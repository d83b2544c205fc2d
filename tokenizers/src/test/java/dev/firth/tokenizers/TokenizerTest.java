package dev.firth.tokenizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.files.TokenizerJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  private static Tokenizer bytes() {
    return read(
        SmallTokenizers.byteLevelBpe().withToken("<|endoftext|>", "s").withToken("dog", ""));
  }

  private static Tokenizer read(SmallTokenizers small) {
    try {
      return TokenizerJson.parse(small.toString(), "test");
    } catch (BadInputException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void specialTokensAreAllowedTakenAsTextOrRefused() {
    Tokenizer allow = bytes();
    int end = allow.idOf("<|endoftext|>");
    String text = "hello<|endoftext|>world";
    assertTrue(IntStream.of(allow.ids(text)).anyMatch(id -> id == end));

    Tokenizer asText = allow.toBuilder().specialTokens(SpecialTokenPolicy.AS_TEXT).build();
    assertFalse(IntStream.of(asText.ids(text)).anyMatch(id -> id == end));
    assertEquals(text, asText.decode(asText.ids(text), true));

    Tokenizer forbid = allow.toBuilder().specialTokens(SpecialTokenPolicy.FORBID).build();
    var refused = assertThrows(ForbiddenTokenException.class, () -> forbid.ids(text));
    assertEquals("<|endoftext|>", refused.token());
    assertEquals(5, refused.offset());
    assertTrue(refused.getMessage().contains("<|endoftext|> at offset 5"));
    // Tokens that are no control tokens stay allowed.
    assertEquals(allow.idOf("dog"), forbid.ids("dog")[0]);
  }

  @Test
  void refusedTokenInNormalizedTextIsNamedWithItsPlaceInTheOriginal() {
    Tokenizer forbid =
        read(
                SmallTokenizers.wordPiece()
                    .with("normalizer", SmallTokenizers.type("NFD"))
                    .withToken("stop", "ns"))
            .toBuilder()
            .specialTokens(SpecialTokenPolicy.FORBID)
            .build();
    var refused = assertThrows(ForbiddenTokenException.class, () -> forbid.ids("ééé stop"));
    assertEquals(4, refused.offset());
  }

  @Test
  void addedTokensFollowTheModelsIds() {
    Tokenizer tokenizer = bytes();
    int size = tokenizer.model().size();
    assertEquals(size, tokenizer.idOf("<|endoftext|>"));
    assertEquals(
        List.of(size), tokenizer.addedTokens().keySet().stream().filter(id -> id >= size).toList());
    assertEquals(size + 1, tokenizer.size());
    assertEquals("<|endoftext|>", tokenizer.tokenOf(size));
  }

  /** Where the longest added token is long, a text of near misses takes little more time. */
  @Test
  void manyAddedTokensWithTheSameBeginning() {
    var tokens = new ArrayList<AddedToken>();
    for (int i = 1; i < 60; i++) {
      tokens.add(AddedToken.special("x" + "<".repeat(i) + "|"));
    }
    Tokenizer tokenizer = bytes().toBuilder().addedTokens(tokens).build();
    String text = "x" + "<".repeat(80);
    assertArrayEquals(bytes().ids(text), tokenizer.ids(text));
    assertEquals(tokenizer.idOf("x<<|"), tokenizer.ids("x<<|<|")[0]);
  }

  @Test
  void piecesOfSplitAreTheTextAndShortEnough() {
    for (SmallTokenizers small : SmallTokenizers.kinds()) {
      Tokenizer tokenizer = read(small);
      for (int i = 0; i < 20; i++) {
        SplittableRandom random = Seeds.random(i);
        String text = HardStrings.random(random, 120);
        int most = 4 + random.nextInt(20);
        List<String> pieces = tokenizer.split(text, most);
        assertEquals(text, String.join("", pieces), () -> Seeds.describe(0));
        for (String piece : pieces) {
          assertTrue(tokenizer.count(piece) <= most, () -> piece + " of " + text);
          assertFalse(piece.isEmpty());
          assertFalse(cutsPair(text, piece));
        }
      }
    }
  }

  private static boolean cutsPair(String text, String piece) {
    return HardStrings.wellFormed(text).equals(text)
        && !HardStrings.wellFormed(piece).equals(piece);
  }

  @Test
  void splitKeepsWordsWhole() {
    Tokenizer tokenizer = bytes();
    for (String piece : tokenizer.split("hello unquestionable world ".repeat(20), 17)) {
      assertTrue(piece.startsWith(" ") || piece.startsWith("hello"), piece);
    }
  }

  @Test
  void splitRefusesWhatCannotBe() {
    Tokenizer tokenizer = bytes();
    assertThrows(UsageException.class, () -> tokenizer.split("a", 0));
    var tooMany = assertThrows(UsageException.class, () -> tokenizer.split("ab \u1234", 2));
    assertTrue(tooMany.getMessage().contains("offset 3"), tooMany.getMessage());
  }

  @Test
  void streamGivesWholeCharactersAndInTheEndTheText() {
    for (SmallTokenizers small : SmallTokenizers.kinds()) {
      Tokenizer tokenizer = read(small);
      for (int i = 0; i < 15; i++) {
        int[] ids = tokenizer.ids(HardStrings.random(Seeds.random(i), 25));
        DecodeStream stream = tokenizer.decodeStream(true);
        var text = new StringBuilder();
        for (int id : ids) {
          String part = stream.step(id);
          assertEquals(part, HardStrings.wellFormed(part));
          text.append(part);
        }
        assertEquals(tokenizer.decode(ids, true), text.append(stream.finish()).toString());
      }
    }
  }

  @Test
  void streamHoldsBackHalfCharacters() {
    Tokenizer tokenizer = bytes();
    DecodeStream stream = tokenizer.decodeStream(true);
    var parts = new ArrayList<String>();
    for (int id : tokenizer.ids("\u1234")) {
      parts.add(stream.step(id));
    }
    assertEquals(List.of("", "", "\u1234"), parts);
    stream.step(tokenizer.ids("\u1234")[0]);
    assertEquals("\ufffd", stream.finish());
    assertEquals("", stream.finish());
  }

  /** Bytes that form no character must not be held back for ever. */
  @Test
  void streamOfBrokenBytesGoesOn() {
    Tokenizer tokenizer = bytes();
    DecodeStream stream = tokenizer.decodeStream(true);
    int broken = tokenizer.ids("\u1234")[0];
    int length = 0;
    for (int i = 0; i < 1000; i++) {
      length += stream.step(broken).length();
    }
    assertTrue(length > 900, length + "");
    assertEquals(1000, length + stream.finish().length());
  }

  @Test
  void batchKeepsOrderAndTellsOfFailures() {
    Tokenizer tokenizer = bytes();
    List<String> texts = IntStream.range(0, 1000).mapToObj(i -> "the dog " + i).toList();
    List<int[]> ids = tokenizer.idsBatch(texts, 4);
    for (int i = 0; i < texts.size(); i++) {
      assertArrayEquals(tokenizer.ids(texts.get(i)), ids.get(i));
    }
    Tokenizer forbid = tokenizer.toBuilder().specialTokens(SpecialTokenPolicy.FORBID).build();
    assertThrows(
        ForbiddenTokenException.class,
        () -> forbid.idsBatch(List.of("a", "<|endoftext|>", "b"), 2));
    assertEquals(List.of(), tokenizer.idsBatch(List.of(), 3));
  }

  @Test
  void truncationThatCannotWorkIsRefused() {
    Tokenizer tokenizer = read(SmallTokenizers.wordPiece());
    assertThrows(
        UsageException.class,
        () ->
            tokenizer.toBuilder()
                .truncation(new Truncation(3, 4, Truncation.Strategy.LONGEST_FIRST, Side.RIGHT))
                .build());
    Tokenizer second =
        tokenizer.toBuilder()
            .truncation(new Truncation(3, 0, Truncation.Strategy.ONLY_SECOND, Side.RIGHT))
            .build();
    assertThrows(UsageException.class, () -> second.encode("a a a a a"));
    assertThrows(UsageException.class, () -> second.encode(EncodeInput.of("a a a a a", "a"), true));
    Encoding cut = second.encode(EncodeInput.of("a", "a a a a a"), true);
    assertEquals(3, cut.size());
    assertEquals(2, cut.overflow().size());
  }

  @Test
  void byteOffsets() {
    Tokenizer tokenizer = bytes();
    String text = "é😀a \ud800語";
    Encoding encoding = tokenizer.encode(text);
    byte[] utf8 = HardStrings.wellFormed(text).getBytes(StandardCharsets.UTF_8);
    int[][] offsets = encoding.byteOffsets();
    for (int i = 0; i < encoding.size(); i++) {
      String inUnits = HardStrings.wellFormed(text.substring(encoding.start(i), encoding.end(i)));
      var inBytes =
          new String(utf8, offsets[i][0], offsets[i][1] - offsets[i][0], StandardCharsets.UTF_8);
      assertEquals(inUnits, inBytes);
    }
  }

  @Test
  void encodingsDoNotShareWhatLaterCallsOverwrite() {
    Tokenizer tokenizer = bytes();
    Encoding first = tokenizer.encode("the quick brown fox");
    List<String> before = first.tokens();
    tokenizer.encode("over the lazy dog, over the lazy dog");
    assertEquals(before, first.tokens());
    assertEquals(first.tokenAt(6, 0), first.tokenAt(5, 0));
    assertEquals(-1, first.tokenAt(100, 0));
  }
}

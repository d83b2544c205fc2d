package dev.firth.seq2seq.align;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import dev.firth.seq2seq.align.TextPieces.Word;
import dev.firth.testkit.HardStrings;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.train.BpeTrainerOptions;
import dev.firth.tokenizers.train.TokenizerKind;
import dev.firth.tokenizers.train.TokenizerTrainer;
import dev.firth.tokenizers.train.WordCountingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextPiecesTest {
  private static final String TEXT = "kleine häuser  stehen am see und kleine schiffe";

  @TempDir Path folder;

  private Tokenizer learned(TokenizerKind kind) throws IOException {
    Path text = folder.resolve("text");
    Files.writeString(text, "kleine häuser am see\nkleine schiffe\nam see stehen häuser und\n");
    var options =
        BpeTrainerOptions.defaults().withVocabSize(kind == TokenizerKind.BYTE_BPE ? 270 : 40);
    return new TokenizerTrainer(kind, options, true)
        .train(Corpus.of(text), WordCountingOptions.defaults(), Progress.none())
        .tokenizer();
  }

  private static TextPieces encoded(Tokenizer tokenizer, String text) {
    return TextPieces.encoded(tokenizer.encode(text, false), text);
  }

  @ParameterizedTest
  @EnumSource(TokenizerKind.class)
  void everyPieceBelongsToTheWordItIsCutFrom(TokenizerKind kind) throws IOException {
    TextPieces pieces = encoded(learned(kind), TEXT);
    assertEquals(List.of(TEXT.split(" +")), pieces.words().stream().map(Word::text).toList());
    for (int word = 0; word < pieces.words().size(); word++) {
      int number = word;
      String joined =
          IntStream.range(0, pieces.pieces().size())
              .filter(piece -> pieces.wordOf()[piece] == number)
              .mapToObj(pieces.pieces()::get)
              .reduce("", String::concat);
      if (kind != TokenizerKind.BYTE_BPE) {
        assertEquals(
            pieces.words().get(word).text(), joined.replaceAll("[▁ ]|##", ""), kind.toString());
      }
      assertTrue(joined.length() > 0);
    }
  }

  @ParameterizedTest
  @EnumSource(TokenizerKind.class)
  void decodedPiecesBelongToTheSameWords(TokenizerKind kind) throws IOException {
    Tokenizer tokenizer = learned(kind);
    String text = TEXT.replace("  ", " ");
    TextPieces there = encoded(tokenizer, text);
    TextPieces back = TextPieces.decoded(tokenizer, tokenizer.ids(text));
    assertEquals(text, back.text());
    assertEquals(there.words(), back.words());
    assertEquals(there.pieces(), back.pieces());
    assertArrayEquals(there.wordOf(), back.wordOf(), kind.toString());
  }

  @ParameterizedTest
  @EnumSource(TokenizerKind.class)
  void anyTextHasWordsInOrder(TokenizerKind kind) throws IOException {
    Tokenizer tokenizer = learned(kind);
    for (String text : HardStrings.all(100)) {
      inOrder(encoded(tokenizer, text), text);
      inOrder(TextPieces.decoded(tokenizer, tokenizer.ids(text)), text);
    }
  }

  private static void inOrder(TextPieces pieces, String text) {
    int least = pieces.words().isEmpty() ? TextPieces.NO_WORD : 0;
    int last = least;
    for (int word : pieces.wordOf()) {
      assertTrue(word >= last && word < Math.max(pieces.words().size(), least + 1), text);
      last = word;
    }
  }

  @ParameterizedTest
  @EnumSource(names = "BPE")
  void whatIsCutOffHasWordsButNoPieces(TokenizerKind kind) throws IOException {
    Tokenizer tokenizer = learned(kind);
    TextPieces all = encoded(tokenizer, TEXT);
    TextPieces cut = all.first(3);
    assertEquals(all.words(), cut.words());
    assertArrayEquals(Arrays.copyOf(all.wordOf(), 3), cut.wordOf());
    TextPieces tagged = cut.behind("<tag>");
    assertEquals("<tag> " + TEXT, tagged.text());
    assertEquals(all.words().size() + 1, tagged.words().size());
    assertEquals("<tag>", tagged.words().getFirst().text());
    assertEquals(cut.wordOf()[2] + 1, tagged.wordOf()[3]);
  }
}

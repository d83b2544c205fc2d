package dev.firth.transformer.bert.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.almanac.Almanac;
import dev.firth.corpora.almanac.AlmanacForm;
import dev.firth.corpora.almanac.AlmanacOptions;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.seq2seq.data.VocabularyMark;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentEncoderTest {
  private static final String TEXT =
      """
      The dog barks. Dr. Smith sees the dog!
      The cat sleeps.

      The dog sleeps? "The cat barks." So it is.
      """;

  @TempDir Path folder;

  private final Tokenizer tokenizer =
      WordPieces.of(
          "the", "dog", "cat", "bark", "##s", "sleep", "see", "dr", "smith", ".", "!", "?", "\"",
          "so", "it", "is", "[", "]", "mask");

  private EncodedDocuments encode(String text, DocumentOptions options) throws IOException {
    Path file = folder.resolve("text.txt");
    Files.writeString(file, text);
    return encode(Corpus.of(file), options);
  }

  private EncodedDocuments encode(Corpus corpus, DocumentOptions options) throws IOException {
    BertTokens special = BertTokens.of(tokenizer, "test");
    return new DocumentEncoder(tokenizer, special, options)
        .encode(corpus, folder.resolve("train.ids"), folder.resolve("valid.ids"), Progress.none());
  }

  private List<List<String>> documents(String name) throws IOException {
    var documents = new ArrayList<List<String>>();
    try (var file = DocumentFile.open(folder.resolve(name))) {
      file.requireVocabulary(VocabularyMark.of(tokenizer), "test");
      for (int document = 0; document < file.documents(); document++) {
        var sentences = new ArrayList<String>();
        for (int i = file.firstOf(document); i < file.endOf(document); i++) {
          var ids = new long[file.length(i)];
          file.copy(i, ids, 0);
          int[] small = Arrays.stream(ids).mapToInt(id -> (int) id).toArray();
          sentences.add(tokenizer.decode(small, false));
        }
        documents.add(sentences);
      }
    }
    return documents;
  }

  @Test
  void blankLinesEndDocumentsAndMarksEndSentences() throws IOException {
    EncodedDocuments encoded = encode(TEXT, DocumentOptions.defaults());
    assertEquals(
        List.of(
            List.of("the dog barks.", "dr. smith sees the dog!", "the cat sleeps."),
            List.of("the dog sleeps?", "\" the cat barks. \"", "so it is.")),
        documents("train.ids"));
    assertEquals(2, encoded.kept().documents());
    assertEquals(6, encoded.kept().sentences());
    assertEquals(0, encoded.heldOut().documents());
    assertEquals(3, encoded.text().lines());
  }

  @Test
  void linesCanBeDocumentsOrSentences() throws IOException {
    var lines = DocumentOptions.defaults().withBounds(DocumentBounds.LINES, SentenceBounds.MARKS);
    assertEquals(3, encode(TEXT, lines).kept().documents());
    var sentences =
        DocumentOptions.defaults().withBounds(DocumentBounds.BLANK_LINES, SentenceBounds.LINES);
    assertEquals(3, encode(TEXT, sentences).kept().sentences());
    var files = DocumentOptions.defaults().withBounds(DocumentBounds.FILES, SentenceBounds.MARKS);
    assertEquals(1, encode(TEXT, files).kept().documents());
  }

  @Test
  void longSentencesAreCut() throws IOException {
    EncodedDocuments encoded =
        encode(
            "the dog the cat the dog the cat the dog",
            DocumentOptions.defaults().withMaxSentence(4));
    assertEquals(
        List.of(List.of("the dog the", "cat the dog", "the cat the dog")), documents("train.ids"));
    assertEquals(1, encoded.kept().cut());
    assertEquals(10, encoded.kept().longest());
  }

  @Test
  void specialTokensInTheTextAreText() throws IOException {
    EncodedDocuments encoded = encode("[MASK] sleeps.", DocumentOptions.defaults());
    assertEquals(0, encoded.kept().reserved());
    assertEquals(List.of(List.of("[ mask ] sleeps.")), documents("train.ids"));
  }

  @Test
  void whatIsWrongWithTheTextIsCounted() throws IOException {
    Path file = folder.resolve("text.txt");
    byte[] text = "the dog\nthe dog\nthe Ã¤ dog\nthe ? zebra".getBytes(StandardCharsets.UTF_8);
    text[text.length - 7] = (byte) 0xFF;
    Files.write(file, text);
    EncodedDocuments encoded = encode(Corpus.of(file), DocumentOptions.defaults());
    assertEquals(new TextCounts(4, 1, 1, 1, 1), encoded.text());
    assertEquals(2, encoded.kept().unknown());
    var strict = Corpus.of(file).strict(true);
    assertThrows(BadInputException.class, () -> encode(strict, DocumentOptions.defaults()));
  }

  @Test
  void filesDoNotDependOnThreadsAndHeldOutDocumentsAreWhole() throws IOException {
    Path text = folder.resolve("almanac.txt");
    var almanac = AlmanacOptions.defaults().withForm(AlmanacForm.PROSE).withTokens(60_000);
    new Almanac(almanac).write(text);
    var options = DocumentOptions.defaults().withHeldOut(0.1, 5);
    EncodedDocuments one = encode(Corpus.of(text), options.withThreads(1));
    byte[] train = Files.readAllBytes(folder.resolve("train.ids"));
    byte[] valid = Files.readAllBytes(folder.resolve("valid.ids"));
    EncodedDocuments two = encode(Corpus.of(text), options.withThreads(2));
    assertEquals(one, two);
    assertArrayEquals(train, Files.readAllBytes(folder.resolve("train.ids")));
    assertArrayEquals(valid, Files.readAllBytes(folder.resolve("valid.ids")));
    double share =
        (double) one.heldOut().documents() / (one.heldOut().documents() + one.kept().documents());
    assertEquals(0.1, share, 0.04);
    EncodedDocuments whole = encode(Corpus.of(text), DocumentOptions.defaults());
    assertEquals(whole.kept().tokens(), one.kept().tokens() + one.heldOut().tokens());
    assertTrue(one.kept().sentences() > 3 * one.kept().documents());
  }

  @Test
  void aFileWithoutDocumentsIsRefused() throws IOException {
    encode(TEXT, DocumentOptions.defaults());
    var refused =
        assertThrows(BadInputException.class, () -> DocumentFile.open(folder.resolve("valid.ids")));
    assertTrue(refused.getMessage().contains("no document"));
  }

  @Test
  void idsOfAnotherVocabularyAreRefused() throws IOException {
    encode(TEXT, DocumentOptions.defaults());
    Tokenizer other = WordPieces.of("the", "dog");
    try (var file = DocumentFile.open(folder.resolve("train.ids"))) {
      var mark = VocabularyMark.of(other);
      var refused =
          assertThrows(BadInputException.class, () -> file.requireVocabulary(mark, "other.json"));
      assertTrue(refused.getMessage().contains("other.json"));
    }
  }

  @Test
  void aTokenizerWithoutAMaskIsRefused() {
    var refused =
        assertThrows(
            BadInputException.class,
            () -> BertTokens.of(WordPieces.without("[MASK]", "the"), "mine.json"));
    assertTrue(refused.getMessage().contains("[MASK]"));
  }
}

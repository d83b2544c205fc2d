package dev.firth.eval.language.train;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.Split;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/** Finds {@code <s>}, {@code </s>} and {@code <unk>} where they should not be: in the text. */
final class MarksInText {
  private MarksInText() {}

  /**
   * The ids of the marks that the text holds.
   *
   * @throws BadInputException if there are any and they are not allowed, with the place of the
   *     first
   */
  static BitSet ids(Vocabulary vocabulary, Corpus text, boolean allowed) throws IOException {
    var found = new BitSet();
    for (String mark : ModelWords.MARKS) {
      int id = vocabulary.id(mark);
      if (id != Vocabulary.UNKNOWN) {
        if (!allowed) {
          throw error(mark, text);
        }
        found.set(id);
      }
    }
    return found;
  }

  private static BadInputException error(String mark, Corpus text) throws IOException {
    return new BadInputException(
        "%s: the text holds %s, which the model needs for itself: remove it, or pass over such"
                .formatted(place(mark, text), mark)
            + " words with --skip-symbols");
  }

  private static String place(String mark, Corpus text) throws IOException {
    byte[] wanted = mark.getBytes(StandardCharsets.UTF_8);
    for (Split file : text.splits(Long.MAX_VALUE)) {
      long line = 1;
      try (TextReader reader = text.open(file)) {
        while (reader.next()) {
          if (holds(reader, wanted)) {
            return text.nameOf(file.file()) + ":" + line;
          }
          line += reader.endsLine() ? 1 : 0;
        }
      }
    }
    return text.nameOf(text.files().getFirst());
  }

  private static boolean holds(TextReader reader, byte[] wanted) {
    var found = new boolean[1];
    new WhitespaceWords()
        .tokenize(
            reader.buffer(),
            reader.offset(),
            reader.length(),
            (utf8, offset, length) ->
                found[0] |=
                    length == wanted.length
                        && Arrays.equals(utf8, offset, offset + length, wanted, 0, length));
    return found[0];
  }
}

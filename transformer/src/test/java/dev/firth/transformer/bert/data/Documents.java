package dev.firth.transformer.bert.data;

import dev.firth.seq2seq.data.SentenceWriter;
import dev.firth.seq2seq.data.VocabularyMark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up files of documents for tests: document d has sentences of the id {@code FIRST + d}. */
final class Documents {
  static final BertTokens SPECIAL = new BertTokens(0, 2, 3, 4, 1);
  static final int FIRST = 5;

  private Documents() {}

  /** A document for each count, with so many sentences of 1 to {@code longest} tokens. */
  static DocumentFile write(Path file, int longest, int... sentences) throws IOException {
    var random = new SplittableRandom(7);
    var mark = new VocabularyMark(FIRST + sentences.length, 1);
    SentenceWriter.write(
        file,
        List.of(mark),
        out -> {
          for (int document = 0; document < sentences.length; document++) {
            for (int i = 0; i < sentences[document]; i++) {
              var sentence = new int[1 + random.nextInt(longest)];
              Arrays.fill(sentence, FIRST + document);
              out.add(List.of(sentence));
            }
            out.add(List.of(new int[0]));
          }
        });
    return DocumentFile.open(file);
  }

  /** So many documents of 1 to 40 sentences. */
  static DocumentFile random(Path file, int documents, int longest) throws IOException {
    return write(file, longest, new SplittableRandom(3).ints(documents, 1, 41).toArray());
  }
}

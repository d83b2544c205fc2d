package dev.firth.seq2seq.data;

import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.pretokenize.Whitespace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up sentences and tokenizers for tests. */
public final class Sentences {
  public static final int VOCABULARY = 50;
  public static final VocabularyMark MARK = new VocabularyMark(VOCABULARY, 12345);
  public static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);

  private Sentences() {}

  /** Sentences of random ids that are not special, most of them short. */
  public static List<List<int[]>> random(
      SplittableRandom random, int count, int sides, int longest) {
    var sentences = new ArrayList<List<int[]>>();
    for (int i = 0; i < count; i++) {
      var sentence = new ArrayList<int[]>();
      for (int side = 0; side < sides; side++) {
        int length = random.nextInt(1 + random.nextInt(1 + longest));
        sentence.add(random.ints(length, 4, VOCABULARY).toArray());
      }
      sentences.add(sentence);
    }
    return sentences;
  }

  public static Path write(Path file, int sides, List<List<int[]>> sentences) throws IOException {
    var marks = new ArrayList<VocabularyMark>();
    for (int side = 0; side < sides; side++) {
      marks.add(MARK);
    }
    SentenceWriter.write(
        file,
        marks,
        out -> {
          for (List<int[]> sentence : sentences) {
            out.add(sentence);
          }
        });
    return file;
  }

  /** A tokenizer of whole words with {@code <unk> <pad> <s> </s>} before them. */
  static Tokenizer words(String... words) {
    var vocabulary = new LinkedHashMap<String, Integer>();
    for (String word : List.of("<unk>", "<pad>", "<s>", "</s>")) {
      vocabulary.put(word, vocabulary.size());
    }
    for (String word : words) {
      vocabulary.put(word, vocabulary.size());
    }
    return Tokenizer.builder(new WordLevelModel(vocabulary, "<unk>"))
        .preTokenizer(new Whitespace())
        .addedTokens(
            List.of(
                AddedToken.special("<unk>"),
                AddedToken.special("<pad>"),
                AddedToken.special("<s>"),
                AddedToken.special("</s>")))
        .build();
  }
}

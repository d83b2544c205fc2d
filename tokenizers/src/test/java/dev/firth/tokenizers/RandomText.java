package dev.firth.tokenizers;

import dev.firth.corpora.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Text for tests: words with Zipf-like frequencies in several scripts, in lines. */
public final class RandomText {
  private static final String[] LETTERS = {
    "a", "b", "c", "e", "é", "ß", "ж", "語", "\u00a0", "\u2028", "\0", "𝒳", "'", "."
  };

  private final SplittableRandom random;
  private final List<String> words = new ArrayList<>();

  public RandomText(SplittableRandom random, int types) {
    this.random = random;
    for (int i = 0; i < types; i++) {
      words.add(word());
    }
  }

  private String word() {
    // Mostly short words, some across the limits of 8 and 16 bytes, a few long ones.
    int letters = 1 + random.nextInt(random.nextInt(20) == 0 ? 60 : 9);
    var word = new StringBuilder();
    for (int i = 0; i < letters; i++) {
      word.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return word.toString();
  }

  /** Lines of up to 20 words, some of them empty, with all kinds of white space inside. */
  public String lines(int count) {
    String[] blanks = {" ", " ", " ", "\t", "  ", " \u000b", "\f", " \r "};
    var text = new StringBuilder();
    for (int line = 0; line < count; line++) {
      int length = random.nextInt(20);
      for (int i = 0; i < length; i++) {
        int type = (int) (words.size() * Math.pow(random.nextDouble(), 3));
        text.append(words.get(type)).append(blanks[random.nextInt(blanks.length)]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  /**
   * All files of a folder by name, since in a folder a file with NUL bytes is taken for no text.
   */
  public static Corpus corpus(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return Corpus.of(files.sorted().toArray(Path[]::new));
    }
  }

  /** The words of a line as the plainest program would find them. */
  public static List<String> split(String line) {
    var words = new ArrayList<String>();
    for (String word : line.split("[ \t\n\u000b\f\r]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}

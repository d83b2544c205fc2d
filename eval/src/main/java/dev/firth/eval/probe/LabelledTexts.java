package dev.firth.eval.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.classify.LabelledFormat;
import dev.firth.embeddings.classify.LabelledReader;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts with one label each, in memory.
 *
 * @param labels one a text, in the same order
 * @param texts their words with single spaces between
 */
public record LabelledTexts(List<String> labels, List<String> texts) {
  public LabelledTexts {
    labels = List.copyOf(labels);
    texts = List.copyOf(texts);
    if (labels.size() != texts.size()) {
      throw new IllegalArgumentException(labels.size() + " labels for " + texts.size() + " texts");
    }
  }

  /**
   * Reads labelled text; empty lines are passed over.
   *
   * @throws BadInputException if a text has no label or several, or there is no text
   */
  public static LabelledTexts read(Corpus corpus, LabelledFormat format, String labelPrefix)
      throws IOException {
    var labels = new ArrayList<String>();
    var texts = new ArrayList<String>();
    String name = corpus.nameOf(corpus.files().getFirst());
    try (var reader = new LabelledReader(corpus, format, labelPrefix)) {
      while (reader.next()) {
        String line = new String(reader.line(), 0, reader.length(), UTF_8).strip();
        if (!line.isEmpty()) {
          String[] words = line.split("\\s+");
          labels.add(label(words, labelPrefix, name + ", text number " + (texts.size() + 1)));
          texts.add(text(words, labelPrefix));
        }
      }
    }
    if (texts.isEmpty()) {
      throw new BadInputException(name + " has no labelled text");
    }
    return new LabelledTexts(labels, texts);
  }

  private static String label(String[] words, String prefix, String where)
      throws BadInputException {
    String label = null;
    for (String word : words) {
      if (word.startsWith(prefix)) {
        if (label != null) {
          throw new BadInputException(
              where + ": has the labels " + label + " and " + word + "; a probe takes one a text");
        }
        label = word;
      }
    }
    if (label == null) {
      throw new BadInputException(where + ": has no label; words with " + prefix + " are labels");
    }
    return label.substring(prefix.length());
  }

  private static String text(String[] words, String prefix) {
    var text = new StringBuilder();
    for (String word : words) {
      if (!word.startsWith(prefix)) {
        text.append(text.isEmpty() ? "" : " ").append(word);
      }
    }
    return text.toString();
  }

  /** How many texts there are. */
  public int size() {
    return texts.size();
  }
}

package dev.firth.cli.bert;

import dev.firth.seq2seq.engine.Torch;
import dev.firth.tokenizers.files.VocabText;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.exchange.HuggingFaceWriter;
import dev.firth.transformer.bert.heads.BertForPretraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A model that nothing has trained, and texts in its words. */
final class SmallBert {
  static final List<String> TOKENS =
      List.of(
          "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "old", "new", "film", "is", "not",
          "good", "bad", "anna", "ben", "paris", "rome", "lives", "in", "who", "where", "?");

  private SmallBert() {}

  /** Writes a model of two layers. */
  static Path write(Path folder) throws IOException {
    return write(folder, TOKENS, 32);
  }

  static Path write(Path folder, List<String> tokens, int dim) throws IOException {
    var options =
        new BertOptions.Builder(tokens.size())
            .size(2, dim, 4, 2 * dim)
            .positions(32, 0)
            .deviation(0.1)
            .build();
    try (var manager = Torch.manager().newSubManager()) {
      var model = new BertForPretraining(new Bert(options), true);
      model.initialize(manager, 3);
      HuggingFaceWriter.write(folder, model, List.of());
    }
    Path file = Files.write(folder.resolve("tokens.txt"), tokens);
    HuggingFaceWriter.write(folder, VocabText.read(file, BertNormalizer.uncased()));
    return folder;
  }

  /** Films that are good or not, with labels 1 and 0 and a header. */
  static Path reviews(Path file, int count, SplittableRandom random) throws IOException {
    var lines = new ArrayList<>(List.of("sentence\tlabel"));
    for (int i = 0; i < count; i++) {
      String not = random.nextBoolean() ? "" : "not ";
      String word = random.nextBoolean() ? "good" : "bad";
      String age = random.nextBoolean() ? "old" : "new";
      int label = not.isEmpty() == word.equals("good") ? 1 : 0;
      lines.add("the " + age + " film is " + not + word + "\t" + label);
    }
    return Files.write(file, lines);
  }
}

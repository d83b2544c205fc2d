package dev.firth.transformer.bert.finetune;

import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.Measure;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.data.WordPieces;
import dev.firth.transformer.bert.exchange.HuggingFaceWriter;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.Origin;
import dev.firth.transformer.bert.heads.BertForPretraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiPredicate;

/** A model small enough to learn in seconds, and what its fine-tuning needs. */
public final class TinyBert {
  private static final String WORDS =
      "the a cat dog bird fish sees likes eats finds red green blue old in on house garden river"
          + " who what where is not and . ? anna ben carl dora paris rome oslo bonn near lives"
          + " works good bad fine dull film ##s ##ly";

  private TinyBert() {}

  static Tokenizer tokenizer() {
    return WordPieces.of(WORDS.split(" "));
  }

  /** One of other words, as many. */
  static Tokenizer otherTokenizer() {
    return WordPieces.of(WORDS.replace("cat", "cow").split(" "));
  }

  /** Weights that nothing has trained. */
  static PretrainedModel write(Path folder) throws IOException {
    return write(folder, 2, 32);
  }

  static PretrainedModel write(Path folder, int layers, int dim) throws IOException {
    Tokenizer tokenizer = tokenizer();
    var options =
        new BertOptions.Builder(tokenizer.size())
            .size(layers, dim, 4, 2 * dim)
            .positions(48, 0)
            .dropout(0.05, 0.05)
            .deviation(0.1)
            .build();
    try (var manager = Torch.manager().newSubManager()) {
      var model = new BertForPretraining(new Bert(options), true);
      model.initialize(manager, 7);
      HuggingFaceWriter.write(folder, model, List.of());
      HuggingFaceWriter.write(folder, tokenizer);
    }
    return PretrainedModel.open(folder);
  }

  public static RunDirectory run(Path folder) throws IOException {
    return RunDirectory.create(
        folder, EffectiveOptions.none(), Provenance.capture(1, "none", List.of()));
  }

  public static Origin line(int number) {
    return new Origin(Path.of("made.txt"), number);
  }

  /** The share of answers that are right. */
  public static <X, Y, A> AnswerScore<X, Y, A> accuracy(BiPredicate<Y, A> right) {
    return new AnswerScore<>() {
      @Override
      public List<Measure> measures() {
        return List.of(new Measure("accuracy", "", true));
      }

      @Override
      public List<Double> score(List<Example<X, Y>> examples, List<A> answers) {
        double hits = 0;
        for (int i = 0; i < answers.size(); i++) {
          hits += right.test(examples.get(i).answer(), answers.get(i)) ? 1 : 0;
        }
        return List.of(hits / answers.size());
      }
    };
  }
}

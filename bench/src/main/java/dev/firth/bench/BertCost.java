package dev.firth.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.WeightUpdate;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertInput;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.BertSize;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.inference.BertModel;
import dev.firth.transformer.bert.inference.TextVector;
import dev.firth.transformer.bert.pretrain.PretrainingBatch;
import dev.firth.transformer.bert.train.BertTask;
import dev.firth.transformer.bert.train.TaskBatch;
import dev.firth.transformer.bert.train.TaskGradients;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Times of BERT, one line: {@code train SIZE ROWS LENGTH THREADS STEPS} for milliseconds of steps
 * of pretraining, {@code predict SIZE TEXTS THREADS} for seconds that the vectors of texts of mixed
 * lengths take. bench/bert-side-by-side.py runs it in turn with the same in plain PyTorch.
 */
public final class BertCost {
  private static final int VOCABULARY = 8000;
  private static final int FIRST_WORD = 5;

  private BertCost() {}

  public static void main(String[] args) {
    var options = BertOptions.of(BertSize.valueOf(args[1].toUpperCase(Locale.ROOT)), VOCABULARY);
    int[] numbers = IntStream.range(2, args.length).map(i -> Integer.parseInt(args[i])).toArray();
    try (NDManager manager = Torch.manager().newSubManager()) {
      var model = new BertForPretraining(new Bert(options), true);
      model.initialize(manager, 1);
      List<Double> times =
          switch (args[0]) {
            case "train" -> train(model, manager, numbers);
            case "predict" -> predict(model, numbers[0], numbers[1]);
            default -> throw new UsageException("train or predict, not " + args[0]);
          };
      System.out.println(
          times.stream()
              .map(time -> String.format(Locale.ROOT, "%.3f", time))
              .collect(Collectors.joining(" ")));
    }
  }

  private static List<Double> train(BertForPretraining model, NDManager manager, int... numbers) {
    TaskBatch batch = batch(numbers[0], numbers[1]).task();
    Torch.setThreads(numbers[2]);
    List<Double> millis = new ArrayList<>();
    try (var task = new BertTask(model, 1)) {
      List<NDArray> weights = task.weights().values().stream().map(Parameter::getArray).toList();
      var adam = new Adam(0.9, 0.999, 1e-8, 0, false, false);
      try (var update = new WeightUpdate(adam, weights, manager)) {
        for (int step = 1; step <= numbers[3]; step++) {
          long start = System.nanoTime();
          try (TaskGradients taught = task.gradients(batch, step)) {
            update.step(taught.gradients(), 1e-4);
          }
          millis.add((System.nanoTime() - start) / 1e6);
        }
      }
    }
    return millis;
  }

  private static PretrainingBatch batch(int rows, int length) {
    var random = new SplittableRandom(1);
    List<int[]> texts =
        IntStream.range(0, rows)
            .mapToObj(row -> random.ints(length, FIRST_WORD, VOCABULARY).toArray())
            .toList();
    long[] masked =
        IntStream.range(0, rows * length)
            .filter(place -> random.nextDouble() < 0.15)
            .asLongStream()
            .toArray();
    long[] expected = random.longs(masked.length, FIRST_WORD, VOCABULARY).toArray();
    long[] labels = IntStream.range(0, rows).mapToLong(row -> row % 2).toArray();
    return new PretrainingBatch(new BertInput(TokenMatrix.of(texts, 0)), masked, expected, labels);
  }

  private static List<Double> predict(BertForPretraining model, int texts, int threads) {
    Torch.setThreads(threads);
    var random = new SplittableRandom(1);
    List<String> all =
        IntStream.range(0, texts)
            .mapToObj(i -> random.ints(8 + (int) (7919L * i % 113), FIRST_WORD, VOCABULARY))
            .map(ids -> ids.mapToObj(String::valueOf).collect(Collectors.joining(" ")))
            .toList();
    List<Double> seconds = new ArrayList<>();
    try (var bert = new BertModel(numbersAsWords(), model)) {
      for (int round = 0; round < 3; round++) {
        long start = System.nanoTime();
        bert.embed(all, TextVector.MEAN);
        seconds.add((System.nanoTime() - start) / 1e9);
      }
    }
    return seconds;
  }

  private static Tokenizer numbersAsWords() {
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    IntStream.range(0, VOCABULARY).forEach(id -> vocabulary.put(String.valueOf(id), id));
    return Tokenizer.builder(new WordLevelModel(vocabulary, "0"))
        .preTokenizer(new WhitespaceSplit())
        .build();
  }
}

package dev.firth.transformer.bert;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.firth.corpora.almanac.Language;
import dev.firth.corpora.almanac.tales.ShortTale;
import dev.firth.corpora.almanac.tales.ShortTales;
import dev.firth.runs.Progress;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.transformer.bert.data.PreparedDocuments;
import dev.firth.transformer.bert.exchange.HuggingFaceWriter;
import dev.firth.transformer.bert.finetune.AnswerScore;
import dev.firth.transformer.bert.finetune.ChoiceAnswer;
import dev.firth.transformer.bert.finetune.DownstreamTask;
import dev.firth.transformer.bert.finetune.FineTuning;
import dev.firth.transformer.bert.finetune.FineTuningOptions;
import dev.firth.transformer.bert.finetune.LabelAnswer;
import dev.firth.transformer.bert.finetune.MultipleChoice;
import dev.firth.transformer.bert.finetune.NumberAnswer;
import dev.firth.transformer.bert.finetune.PretrainedModel;
import dev.firth.transformer.bert.finetune.QuestionAnswering;
import dev.firth.transformer.bert.finetune.SpanAnswer;
import dev.firth.transformer.bert.finetune.TagsAnswer;
import dev.firth.transformer.bert.finetune.TextClassification;
import dev.firth.transformer.bert.finetune.TextRegression;
import dev.firth.transformer.bert.finetune.TinyBert;
import dev.firth.transformer.bert.finetune.TokenClassification;
import dev.firth.transformer.bert.finetune.data.ChoiceInput;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.Passage;
import dev.firth.transformer.bert.finetune.data.TextAnswer;
import dev.firth.transformer.bert.finetune.data.TextInput;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.pretrain.AlmanacRun;
import dev.firth.transformer.bert.pretrain.BertPretraining;
import dev.firth.transformer.bert.pretrain.PretrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small model on the Almanac's tales: pretrained once, then taught every kind of task. */
class AlmanacLearningTest {
  private static final int TALES = 1500;
  private static final int LENGTH = 32;
  private static final ShortTales ALMANAC = new ShortTales(1, Language.ENGLISH);
  private static final FineTuningOptions OPTIONS =
      FineTuningOptions.defaults().withEpochs(6, 1e-3).withBatch(16);

  @TempDir private static Path shared;
  private static PretrainingResult pretraining;
  private static PretrainedModel pretrained;

  @TempDir private Path folder;

  @BeforeAll
  static void pretrain() throws IOException {
    Torch.setThreads(Runtime.getRuntime().availableProcessors());
    Path text = shared.resolve("tales.txt");
    Files.writeString(
        text, ALMANAC.tales(0, TALES).map(ShortTale::text).collect(Collectors.joining("\n\n")));
    PreparedDocuments documents = AlmanacRun.prepare(shared, text, 400, 0.1);
    var options = AlmanacRun.options(700).withRate(1.5e-3, 0.1);
    options = options.withData(options.examples().withMaxLength(LENGTH), options.masking(), 2048);
    var shape =
        new BertOptions.Builder(documents.tokenizer().size())
            .size(2, 128, 4, 256)
            .positions(LENGTH, 0)
            .dropout(0, 0)
            .deviation(0.1)
            .build();
    try (NDManager manager = Torch.manager().newSubManager();
        var training = new BertPretraining(documents, options);
        var run = AlmanacRun.directory(shared.resolve("run"))) {
      var model = new BertForPretraining(new Bert(shape), true);
      model.initialize(manager, 1);
      pretraining = training.train(model, run, false, Progress.none());
      HuggingFaceWriter.write(shared.resolve("bert"), model, List.of());
      HuggingFaceWriter.write(shared.resolve("bert"), documents.tokenizer());
    }
    pretrained = PretrainedModel.open(shared.resolve("bert"));
  }

  @Test
  void pretrainingLearnsMaskedTokensAndPairsFarBeyondTheBaselines() {
    var reached = pretraining.heldOut();
    var rules = pretraining.baselines();
    String all = pretraining.toString();
    assertTrue(reached.get("mlmAccuracy") > 3 * rules.unigram().accuracy(), all);
    assertTrue(reached.get("mlmAccuracy") > rules.neighbours().accuracy(), all);
    assertTrue(reached.get("mlmPerplexity") < 0.15 * rules.unigram().perplexity(), all);
    assertTrue(rules.pairs() < 0.6, all);
    assertTrue(reached.get("nspAccuracy") >= 0.8, all);
  }

  /** The best share of right answers about tales that no training has seen. */
  private <X, Y, A> double tune(
      DownstreamTask<X, Y, A> task,
      Function<ShortTale, Optional<Example<X, Y>>> maker,
      int training,
      AnswerScore<X, Y, A> score)
      throws IOException {
    var tuning =
        new FineTuning<>(
            task,
            pretrained,
            examples(maker, TALES, training),
            examples(maker, 3L * TALES, 150),
            score,
            LENGTH);
    try (var run = TinyBert.run(folder.resolve("run"))) {
      var result = tuning.train(OPTIONS, run, Progress.none());
      result.model().close();
      return result.training().best().get("accuracy");
    }
  }

  private static <X, Y> List<Example<X, Y>> examples(
      Function<ShortTale, Optional<Example<X, Y>>> maker, long from, int count) {
    return ALMANAC
        .tales(from, from + 2L * TALES)
        .map(maker)
        .flatMap(Optional::stream)
        .limit(count)
        .toList();
  }

  private static <X, Y> Optional<Example<X, Y>> example(X input, Y answer) {
    return Optional.of(new Example<>(TinyBert.line(1), input, answer));
  }

  private static void assertReached(double least, double accuracy) {
    assertTrue(accuracy >= least, accuracy + " where " + least + " is to be reached");
  }

  private static String begin(ShortTale tale, int sentences) {
    return String.join(" ", tale.sentences().subList(0, sentences));
  }

  @Test
  void themesAreTold() throws IOException {
    var task = new TextClassification(ShortTales.themes());
    AnswerScore<TextInput, String, LabelAnswer> right =
        TinyBert.accuracy((theme, said) -> theme.equals(said.label()));
    assertReached(
        0.8, tune(task, tale -> example(TextInput.of(begin(tale, 2)), tale.theme()), 200, right));
  }

  @Test
  void sentencesAreCounted() throws IOException {
    AnswerScore<TextInput, Double, NumberAnswer> right =
        TinyBert.accuracy((count, said) -> Math.round(said.value()) == count);
    assertReached(
        0.8,
        tune(
            new TextRegression(),
            tale -> {
              int count = 1 + tale.text().length() % 3;
              return example(TextInput.of(begin(tale, count)), (double) count);
            },
            300,
            right));
  }

  private static final List<String> LIVING =
      List.of(
          "farmer",
          "neighbour",
          "horse",
          "cow",
          "dog",
          "mouse",
          "mice",
          "king",
          "queen",
          "soldier",
          "eagle",
          "teacher",
          "girl",
          "friend",
          "cat",
          "sailor",
          "man",
          "men",
          "baker",
          "wolf",
          "wolves",
          "bear",
          "doctor");

  private static boolean isLiving(String word) {
    return LIVING.contains(word) || LIVING.contains(word.replaceFirst("s$", ""));
  }

  @Test
  void livingBeingsAreTagged() throws IOException {
    var task = new TokenClassification(List.of("B-ALIVE", "O"));
    AnswerScore<List<String>, List<String>, TagsAnswer> right =
        TinyBert.accuracy((tags, said) -> tags.equals(said.tags()));
    assertReached(
        0.85,
        tune(
            task,
            tale -> {
              List<String> words = Arrays.asList(begin(tale, 2).replace(".", " .").split(" "));
              return example(
                  words, words.stream().map(word -> isLiving(word) ? "B-ALIVE" : "O").toList());
            },
            200,
            right));
  }

  private static final Pattern PLACE =
      Pattern.compile(" (?:in|at|near|through|from|to) (the \\w+)\\.");

  @Test
  void placesAreFound() throws IOException {
    AnswerScore<Passage, List<TextAnswer>, SpanAnswer> exact =
        TinyBert.accuracy((places, said) -> places.getFirst().text().equals(said.best().text()));
    assertReached(
        0.85,
        tune(
            new QuestionAnswering(false, 4),
            tale -> {
              String text = begin(tale, 2);
              Matcher place = PLACE.matcher(text);
              return place.find()
                  ? example(
                      new Passage("1", "where", text),
                      List.of(new TextAnswer(place.group(1), place.start(1))))
                  : Optional.empty();
            },
            250,
            exact));
  }

  /** What pairs have taught. */
  @Test
  void theSentencesThatFollowAreChosen() throws IOException {
    AnswerScore<ChoiceInput, Integer, ChoiceAnswer> right =
        TinyBert.accuracy((number, said) -> number == said.choice());
    var others = ALMANAC.tales(6L * TALES, 6L * TALES + 97).toList();
    assertReached(
        0.8,
        tune(
            new MultipleChoice(2),
            tale -> {
              var next = String.join(" ", tale.sentences().subList(2, 4));
              var other = begin(others.get(tale.text().length() % others.size()), 2);
              int answer = tale.text().length() / 3 % 2;
              var choices = answer == 0 ? List.of(next, other) : List.of(other, next);
              return example(new ChoiceInput(begin(tale, 2), choices), answer);
            },
            200,
            right));
  }
}

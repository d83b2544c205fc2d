package dev.firth.cli.bert;

import dev.firth.eval.Correlation;
import dev.firth.eval.classify.ConfusionMatrix;
import dev.firth.eval.classify.LabelPairs;
import dev.firth.eval.classify.spans.SpanEvaluation;
import dev.firth.eval.classify.spans.SpanReading;
import dev.firth.eval.classify.spans.SpanResult;
import dev.firth.eval.classify.spans.TaggedSentence;
import dev.firth.eval.classify.squad.SquadEvaluation;
import dev.firth.eval.classify.squad.SquadQuestion;
import dev.firth.eval.classify.squad.SquadResult;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.train.Measure;
import dev.firth.transformer.bert.finetune.AnswerScore;
import dev.firth.transformer.bert.finetune.ChoiceAnswer;
import dev.firth.transformer.bert.finetune.LabelAnswer;
import dev.firth.transformer.bert.finetune.NumberAnswer;
import dev.firth.transformer.bert.finetune.SpanAnswer;
import dev.firth.transformer.bert.finetune.TagsAnswer;
import dev.firth.transformer.bert.finetune.data.ChoiceInput;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.Passage;
import dev.firth.transformer.bert.finetune.data.TextAnswer;
import dev.firth.transformer.bert.finetune.data.TextInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** The scores of fine-tuning's tasks, as {@code firth score} computes them. */
public final class TuningScore<X, Y, A> implements AnswerScore<X, Y, A> {
  private interface Scorer<X, Y, A> {
    /** Values by the names of the measures. */
    Map<String, Double> of(List<Example<X, Y>> examples, List<A> answers) throws IOException;
  }

  private final List<Measure> measures;
  private final Scorer<X, Y, A> scorer;

  private TuningScore(List<Measure> measures, Scorer<X, Y, A> scorer) {
    this.measures = measures;
    this.scorer = scorer;
  }

  private static List<Measure> higher(String... names) {
    return List.of(names).stream().map(name -> new Measure(name, "", true)).toList();
  }

  /** Labels: accuracy, F1 averaged over labels, Matthews' coefficient. */
  public static TuningScore<TextInput, String, LabelAnswer> ofLabels() {
    return new TuningScore<>(
        higher("accuracy", "macroF1", "matthews"),
        (examples, answers) ->
            ofLabels(
                examples.stream().map(Example::answer).toList(),
                answers.stream().map(LabelAnswer::label).toList()));
  }

  /** The scores of predicted labels. */
  static SequencedMap<String, Double> ofLabels(List<String> right, List<String> predicted) {
    ConfusionMatrix matrix = LabelPairs.of(right, predicted).matrix();
    var values = new LinkedHashMap<String, Double>();
    values.put("accuracy", matrix.accuracy());
    values.put("macroF1", matrix.report().macro().f1());
    values.put("matthews", matrix.matthews());
    return values;
  }

  /** Numbers: Pearson's and Spearman's correlation, mean squared error. */
  static TuningScore<TextInput, Double, NumberAnswer> ofNumbers() {
    var measures = new ArrayList<>(higher("pearson", "spearman"));
    measures.add(new Measure("mse", "", false));
    return new TuningScore<>(
        measures,
        (examples, answers) -> {
          double[] right = examples.stream().mapToDouble(Example::answer).toArray();
          double[] said = answers.stream().mapToDouble(NumberAnswer::value).toArray();
          double squares = 0;
          for (int i = 0; i < right.length; i++) {
            squares += (right[i] - said[i]) * (right[i] - said[i]);
          }
          return Map.of(
              "pearson", Correlation.pearson(right, said),
              "spearman", Correlation.spearman(right, said),
              "mse", squares / right.length);
        });
  }

  /** Tags: F1, precision and recall of spans as conlleval counts them, accuracy of tags. */
  static TuningScore<List<String>, List<String>, TagsAnswer> ofTags() {
    return new TuningScore<>(
        higher("f1", "precision", "recall", "accuracy"),
        (examples, answers) -> {
          var sentences = new ArrayList<TaggedSentence>();
          for (int i = 0; i < answers.size(); i++) {
            Example<List<String>, List<String>> example = examples.get(i);
            sentences.add(
                new TaggedSentence(
                    example.origin().line(), example.answer(), answers.get(i).tags()));
          }
          SpanResult result = SpanEvaluation.evaluate(sentences, SpanReading.conlleval());
          return Map.of(
              "f1", result.overall().f1(),
              "precision", result.overall().precision(),
              "recall", result.overall().recall(),
              "accuracy", result.accuracy());
        });
  }

  /** Choices: accuracy. */
  static TuningScore<ChoiceInput, Integer, ChoiceAnswer> ofChoices() {
    return new TuningScore<>(
        higher("accuracy"),
        (examples, answers) ->
            Map.of(
                "accuracy",
                IntStream.range(0, answers.size())
                    .mapToDouble(i -> examples.get(i).answer() == answers.get(i).choice() ? 1 : 0)
                    .average()
                    .orElse(Double.NaN)));
  }

  /** Answers in texts: F1 and exact match in percent, as SQuAD's program counts them. */
  static TuningScore<Passage, List<TextAnswer>, SpanAnswer> ofAnswers() {
    return new TuningScore<>(
        higher("f1", "exactMatch"),
        (examples, answers) -> {
          var questions = new ArrayList<SquadQuestion>();
          var predictions = new LinkedHashMap<String, String>();
          for (int i = 0; i < answers.size(); i++) {
            String id = examples.get(i).input().id();
            questions.add(
                new SquadQuestion(
                    id, examples.get(i).answer().stream().map(TextAnswer::text).toList()));
            predictions.put(id, answers.get(i).best().text());
          }
          SquadResult result = SquadEvaluation.evaluate(questions, predictions);
          return Map.of("f1", result.f1(), "exactMatch", result.exactMatch());
        });
  }

  /**
   * The same where another measure decides which weights are best.
   *
   * @param name null for the usual one
   * @throws UsageException if there is no such measure
   */
  TuningScore<X, Y, A> deciding(String name) {
    if (name == null) {
      return this;
    }
    var ordered = new ArrayList<>(measures);
    Measure first =
        measures.stream()
            .filter(measure -> measure.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--metric takes %s, not %s"
                            .formatted(
                                String.join(", ", measures.stream().map(Measure::name).toList()),
                                name)));
    ordered.remove(first);
    ordered.addFirst(first);
    return new TuningScore<>(List.copyOf(ordered), scorer);
  }

  /** What is told: the names of the measures, and with a test such as {@code testAccuracy}. */
  List<String> names(boolean test) {
    List<String> names = new ArrayList<>(measures.stream().map(Measure::name).toList());
    if (test) {
      measures.forEach(measure -> names.add(ofTest(measure.name())));
    }
    return names;
  }

  private static String ofTest(String name) {
    return "test" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** The values of a test by their names. */
  SequencedMap<String, Double> test(List<Example<X, Y>> examples, List<A> answers)
      throws IOException {
    return test(scorer.of(examples, answers));
  }

  /** Values of measures as those of a test. */
  static SequencedMap<String, Double> test(Map<String, Double> values) {
    var named = new LinkedHashMap<String, Double>();
    values.forEach((name, value) -> named.put(ofTest(name), value));
    return named;
  }

  @Override
  public List<Measure> measures() {
    return measures;
  }

  @Override
  public List<Double> score(List<Example<X, Y>> examples, List<A> answers) throws IOException {
    Map<String, Double> values = scorer.of(examples, answers);
    return measures.stream().map(measure -> values.get(measure.name())).toList();
  }
}

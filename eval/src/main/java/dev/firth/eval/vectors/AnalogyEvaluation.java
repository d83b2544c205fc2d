package dev.firth.eval.vectors;

import dev.firth.eval.Signature;
import dev.firth.eval.vectors.AnalogyOutcomes.Outcome;
import dev.firth.eval.vectors.AnalogyQuestions.Question;
import dev.firth.eval.vectors.AnalogyQuestions.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers analogy questions with a {@link WordSpace} and counts the right answers, as word2vec's
 * compute-accuracy does (Mikolov et al. 2013): a question is seen if its four words are known (of
 * several right answers, one); its three given words are no answers, but other words that fold to
 * the same text are; the answer is the word with the greatest score, the first one where scores are
 * equal, and with 3CosAdd only if the score is above zero; it is right if it folds to the same text
 * as the fourth word, or as one of several.
 *
 * <p>With {@link AnalogyOptions#computeAccuracy} the figures are those of that program, and {@link
 * ComputeAccuracyReport} prints them in its words. There is one difference: it garbles words of 50
 * bytes or more, which are whole words here.
 *
 * <p>Thread-safe; the result does not depend on the number of threads.
 */
public final class AnalogyEvaluation {
  private final AnalogyOptions options;
  private final CaseFold fold;

  public AnalogyEvaluation(AnalogyOptions options) {
    this.options = options;
    this.fold = options.caseFold();
  }

  /**
   * A question whose words are known.
   *
   * @param index its place among all questions
   * @param answers the right ones, folded
   * @param rarest the greatest id of its words, of several answers that of the most frequent one
   */
  private record Seen(int index, int a, int b, int c, Set<String> answers, int rarest) {}

  /** Scores the space on the questions. */
  public AnalogyResult evaluate(WordSpace space, AnalogyQuestions questions) {
    return answer(space, questions).result();
  }

  /** Answers the questions and tells of each whether the answer was right. */
  public AnalogyOutcomes answer(WordSpace space, AnalogyQuestions questions) {
    int limit = WordLookup.limit(space, options.restrict());
    List<Seen> seen = seen(questions, lookup(space, limit, questions));
    var ranking =
        new AnalogyRanking(
            space, limit, options, ids(seen, Seen::a), ids(seen, Seen::b), ids(seen, Seen::c));
    var outcomes = new Outcome[questions.total()];
    Arrays.fill(outcomes, Outcome.SKIPPED);
    for (int i = 0; i < seen.size(); i++) {
      Seen question = seen.get(i);
      int rank = rank(question.answers, ranking.answers(i), space);
      outcomes[question.index] = new Outcome(true, rank == 0, rank >= 0, question.rarest);
    }
    return new AnalogyOutcomes(questions, List.of(outcomes), signature(space));
  }

  private WordLookup lookup(WordSpace space, int limit, AnalogyQuestions questions) {
    var words = new HashSet<String>();
    for (Section section : questions.sections()) {
      for (Question q : section.questions()) {
        Stream.of(q.a(), q.b(), q.c()).map(fold::fold).forEach(words::add);
        q.answers().stream().map(fold::fold).forEach(words::add);
      }
    }
    return new WordLookup(space, limit, fold, words);
  }

  private List<Seen> seen(AnalogyQuestions questions, WordLookup lookup) {
    var seen = new ArrayList<Seen>();
    // The pairs of a set are asked many times over: each list of answers is folded once.
    var folded = new IdentityHashMap<List<String>, Set<String>>();
    int index = 0;
    for (Section section : questions.sections()) {
      for (Question q : section.questions()) {
        int a = lookup.id(q.a());
        int b = lookup.id(q.b());
        int c = lookup.id(q.c());
        // An answer has to be known, but is compared by its text.
        int d = mostFrequent(q.answers(), lookup);
        if (a >= 0 && b >= 0 && c >= 0 && d >= 0) {
          int rarest = Math.max(Math.max(a, b), Math.max(c, d));
          seen.add(
              new Seen(index, a, b, c, folded.computeIfAbsent(q.answers(), this::foldAll), rarest));
        }
        index++;
      }
    }
    return seen;
  }

  private static int mostFrequent(List<String> words, WordLookup lookup) {
    return words.stream().mapToInt(lookup::id).filter(id -> id >= 0).min().orElse(-1);
  }

  private Set<String> foldAll(List<String> words) {
    return words.stream().map(fold::fold).collect(Collectors.toUnmodifiableSet());
  }

  private static int[] ids(List<Seen> seen, ToIntFunction<Seen> word) {
    return seen.stream().mapToInt(word).toArray();
  }

  /** The place of a right answer among those given, from 0; -1 if there is none. */
  private int rank(Set<String> answers, int[] given, WordSpace space) {
    for (int rank = 0; rank < given.length; rank++) {
      if (answers.contains(fold.fold(space.word(given[rank])))) {
        return rank;
      }
    }
    return -1;
  }

  private String signature(WordSpace space) {
    return Signature.of("analogy")
        .with("space", space.signature())
        .with("method", options.method())
        .with("case", fold)
        .with("restrict", options.restrict() == 0 ? "none" : options.restrict())
        .with("top", options.top())
        .toString();
  }
}

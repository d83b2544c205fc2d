package dev.firth.eval.vectors;

import dev.firth.eval.Signature;
import dev.firth.eval.vectors.AnalogyQuestions.Question;
import dev.firth.eval.vectors.AnalogyQuestions.Section;
import dev.firth.eval.vectors.AnalogyResult.SectionScore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Answers analogy questions with a {@link WordSpace} and counts the right answers, as word2vec's
 * compute-accuracy does (Mikolov et al. 2013): a question is seen if its four words are known; its
 * three given words are no answers, but other words that fold to the same text are; the answer is
 * the word with the greatest score, the first one where scores are equal, and with 3CosAdd only if
 * the score is above zero; it is right if it folds to the same text as the fourth word.
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

  /** A question whose words are known: the ids of the given ones, the answer folded. */
  private record Seen(int section, int a, int b, int c, String answer) {}

  /** Scores the space on the questions. */
  public AnalogyResult evaluate(WordSpace space, AnalogyQuestions questions) {
    int limit = WordLookup.limit(space, options.restrict());
    List<Seen> seen = seen(questions, lookup(space, limit, questions));
    var ranking =
        new AnalogyRanking(
            space, limit, options, ids(seen, Seen::a), ids(seen, Seen::b), ids(seen, Seen::c));
    List<Section> sections = questions.sections();
    var tallies = new Tally[sections.size()];
    for (int i = 0; i < tallies.length; i++) {
      tallies[i] = new Tally();
    }
    for (int i = 0; i < seen.size(); i++) {
      Seen question = seen.get(i);
      tallies[question.section].count(rank(question.answer, ranking.answers(i), space));
    }
    var scores = new ArrayList<SectionScore>();
    for (int i = 0; i < tallies.length; i++) {
      Section section = sections.get(i);
      AnalogyScore score = tallies[i].score(section.questions().size());
      scores.add(new SectionScore(section.number(), section.name(), section.semantic(), score));
    }
    return new AnalogyResult(questions.name(), scores, signature(space));
  }

  private WordLookup lookup(WordSpace space, int limit, AnalogyQuestions questions) {
    var words = new HashSet<String>();
    for (Section section : questions.sections()) {
      for (Question q : section.questions()) {
        Stream.of(q.a(), q.b(), q.c(), q.d()).map(fold::fold).forEach(words::add);
      }
    }
    return new WordLookup(space, limit, fold, words);
  }

  private List<Seen> seen(AnalogyQuestions questions, WordLookup lookup) {
    var seen = new ArrayList<Seen>();
    for (int section = 0; section < questions.sections().size(); section++) {
      for (Question q : questions.sections().get(section).questions()) {
        int a = lookup.id(q.a());
        int b = lookup.id(q.b());
        int c = lookup.id(q.c());
        // The fourth word has to be known, but is compared by its text.
        if (a >= 0 && b >= 0 && c >= 0 && lookup.id(q.d()) >= 0) {
          seen.add(new Seen(section, a, b, c, fold.fold(q.d())));
        }
      }
    }
    return seen;
  }

  private static int[] ids(List<Seen> seen, ToIntFunction<Seen> word) {
    return seen.stream().mapToInt(word).toArray();
  }

  /** The place of the right answer among those given, from 0; -1 if it is not there. */
  private int rank(String answer, int[] given, WordSpace space) {
    for (int rank = 0; rank < given.length; rank++) {
      if (fold.fold(space.word(given[rank])).equals(answer)) {
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

  private static final class Tally {
    private int correct;
    private int correctInTop;
    private int seen;

    void count(int rank) {
      seen++;
      correct += rank == 0 ? 1 : 0;
      correctInTop += rank >= 0 ? 1 : 0;
    }

    AnalogyScore score(int total) {
      return new AnalogyScore(correct, correctInTop, seen, total);
    }
  }
}

package dev.firth.eval.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.embeddings.WordVectors;
import dev.firth.eval.vectors.WordCategories.Member;
import dev.firth.runs.BadInputException;
import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CategorisationEvaluationTest {
  private static WordCategories categories(int perCategory, String... names) {
    var members = new ArrayList<Member>();
    for (int i = 0; i < perCategory; i++) {
      for (String name : names) {
        members.add(new Member(name + i, name));
      }
    }
    return new WordCategories("made", members);
  }

  private static WordVectors around(WordCategories categories, double noise) {
    var random = Seeds.random(3);
    var names = categories.members().stream().map(Member::category).distinct().toList();
    int dim = names.size();
    var rows = new float[categories.members().size() * dim];
    for (int i = 0; i < categories.members().size(); i++) {
      int axis = names.indexOf(categories.members().get(i).category());
      for (int d = 0; d < dim; d++) {
        rows[i * dim + d] = (float) ((d == axis ? 1 : 0) + noise * random.nextGaussian());
      }
    }
    return WordVectors.of(categories.members().stream().map(Member::word).toList(), rows, dim);
  }

  private static CategorisationResult evaluate(
      WordVectors vectors, WordCategories categories, CategorisationOptions options)
      throws BadInputException {
    return new CategorisationEvaluation(options).evaluate(new DenseWordSpace(vectors), categories);
  }

  @Test
  void findsGroupsThatAreThere() throws BadInputException {
    var categories = categories(12, "animal", "plant", "tool", "metal");
    try (var vectors = around(categories, 0.15)) {
      var result = evaluate(vectors, categories, CategorisationOptions.defaults());
      assertEquals(1.0, result.purity());
      assertEquals(4, result.clusters());
      assertEquals(48, result.found());
      assertTrue(
          result
              .signature()
              .startsWith(
                  "categorisation|space:vectors-4|measure:purity|clustering:spherical-k-means"
                      + "|clusters:4|restarts:10|seed:1|case:none|restrict:none|version:firth-"),
          result.signature());
    }
  }

  @Test
  void purityCountsTheGreatestCategoryOfEachCluster() {
    var categories = categories(3, "a", "b");
    // a0 b0 a1 b1 a2 b2: clusters {a0 b0 a1}, {b1 a2}, b2 unknown.
    var outcomes = new CategorisationOutcomes(categories, List.of(0, 0, 0, 1, 1, -1), "");
    assertEquals(3.0 / 5, outcomes.result().purity());
    assertEquals(1, outcomes.result().missed());
    assertEquals(2, outcomes.result().clusters());
  }

  @Test
  void unknownWordsAreCountedAndCaseMayBeFolded() throws BadInputException {
    var known = categories(5, "a", "b");
    var members = new ArrayList<>(known.members());
    members.add(new Member("unknown", "c"));
    members.set(0, new Member("A0", "a"));
    var asked = new WordCategories("asked", members);
    try (var vectors = around(known, 0.1)) {
      var plain = evaluate(vectors, asked, CategorisationOptions.defaults());
      assertEquals(2, plain.missed());
      assertEquals(2, plain.clusters());
      var folded =
          evaluate(vectors, asked, CategorisationOptions.defaults().withCaseFold(CaseFold.UNICODE));
      assertEquals(1, folded.missed());
      var none = evaluate(vectors, categories(2, "x"), CategorisationOptions.defaults());
      assertTrue(Double.isNaN(none.purity()));
    }
  }

  @Test
  void chanceIsLeftFarBehindOnlyWhereThereIsSomething() throws BadInputException {
    var categories = categories(20, "a", "b", "c", "d", "e");
    try (var good = around(categories, 0.4);
        var noise = around(categories, 50)) {
      double found = evaluate(good, categories, CategorisationOptions.defaults()).purity();
      double chance = evaluate(noise, categories, CategorisationOptions.defaults()).purity();
      assertTrue(found > 0.8 && chance < 0.5, found + " " + chance);
    }
  }
}

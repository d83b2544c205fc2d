package dev.firth.transformer.bert.masking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.seq2seq.data.EpochRandom;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.transformer.bert.data.BertTokens;
import dev.firth.transformer.bert.data.WordPieces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is masked over 100,000 tokens of rows with special, unknown and continuing tokens. */
class MaskingTest {
  private static final int TOKENS = 100_000;
  private static final int ROW = 126;
  private static final int SPECIAL = 5;
  private static final int VOCABULARY = 2000;

  private MaskedVocabulary vocabulary;
  private BertTokens special;
  private List<int[]> rows;
  private long maskable;

  /** Ids 5 to 1499 begin words, those above continue them. */
  @BeforeEach
  void makeRows() throws IOException {
    Tokenizer tokenizer =
        WordPieces.of(
            IntStream.range(SPECIAL, VOCABULARY)
                .mapToObj(id -> (id < 1500 ? "w" : "##c") + id)
                .toArray(String[]::new));
    special = BertTokens.of(tokenizer, "test");
    vocabulary = new MaskedVocabulary(tokenizer, special);
    SplittableRandom random = Seeds.random(0);
    rows = new ArrayList<>();
    maskable = 0;
    while (maskable < TOKENS) {
      var row = new int[ROW + 3];
      for (int i = 1; i < row.length; i++) {
        boolean continues = random.nextDouble() < 0.25;
        row[i] = continues ? random.nextInt(1500, VOCABULARY) : random.nextInt(SPECIAL, 1500);
        row[i] = random.nextDouble() < 0.01 ? special.unknown() : row[i];
      }
      row[0] = special.cls();
      row[40] = special.sep();
      row[row.length - 1] = special.sep();
      maskable += count(row, id -> id >= SPECIAL);
      rows.add(row);
    }
  }

  private static long count(int[] ids, IntPredicate what) {
    return Arrays.stream(ids).filter(what).count();
  }

  private List<MaskedRow> mask(MaskingOptions options) {
    var masking = new Masking(options, vocabulary);
    var masked = new ArrayList<MaskedRow>();
    for (int i = 0; i < rows.size(); i++) {
      masked.add(masking.mask(rows.get(i), new EpochRandom(1, 0, i)));
    }
    return masked;
  }

  @ParameterizedTest
  @EnumSource(MaskedUnit.class)
  void shareAndReplacementsAreThoseWanted(MaskedUnit unit) {
    long chosen = 0;
    long masks = 0;
    long same = 0;
    List<MaskedRow> masked = mask(MaskingOptions.defaults().withUnit(unit));
    for (int row = 0; row < rows.size(); row++) {
      MaskedRow hidden = masked.get(row);
      for (int i = 0; i < hidden.positions().length; i++) {
        int read = hidden.ids()[hidden.positions()[i]];
        assertEquals(rows.get(row)[hidden.positions()[i]], hidden.labels()[i]);
        masks += read == special.mask() ? 1 : 0;
        same += read == hidden.labels()[i] ? 1 : 0;
      }
      chosen += hidden.positions().length;
    }
    assertEquals(0.15, (double) chosen / maskable, 0.003, "share of all tokens");
    // Spans share what replaces them, so there are fewer independent draws.
    double tolerance = unit == MaskedUnit.SPANS ? 0.025 : 0.015;
    assertEquals(0.8, (double) masks / chosen, tolerance, "share of masks");
    assertEquals(0.1, (double) same / chosen, tolerance, "share that stays");
  }

  @ParameterizedTest
  @EnumSource(MaskedUnit.class)
  void specialTokensAreNeitherHiddenNorPutIn(MaskedUnit unit) {
    List<MaskedRow> masked =
        mask(MaskingOptions.defaults().withUnit(unit).withReplacements(0.1, 0.9));
    for (int row = 0; row < rows.size(); row++) {
      int[] before = rows.get(row);
      int[] after = masked.get(row).ids();
      for (int i = 0; i < before.length; i++) {
        if (before[i] < SPECIAL) {
          assertEquals(before[i], after[i]);
        } else {
          assertTrue(after[i] >= SPECIAL || after[i] == special.mask());
        }
      }
      assertTrue(Arrays.stream(masked.get(row).labels()).allMatch(label -> label >= SPECIAL));
    }
  }

  @Test
  void wordsAreHiddenWhole() {
    assertEveryWordIsWholeOrLeft(mask(MaskingOptions.defaults().withUnit(MaskedUnit.WORDS)));
    assertEveryWordIsWholeOrLeft(mask(MaskingOptions.defaults().withUnit(MaskedUnit.SPANS)));
  }

  private void assertEveryWordIsWholeOrLeft(List<MaskedRow> masked) {
    for (int row = 0; row < rows.size(); row++) {
      int[] ids = rows.get(row);
      boolean[] hidden = new boolean[ids.length];
      Arrays.stream(masked.get(row).positions()).forEach(position -> hidden[position] = true);
      for (int i = 1; i < ids.length; i++) {
        boolean sameWord = ids[i] >= 1500 && ids[i - 1] >= SPECIAL;
        if (sameWord) {
          assertEquals(hidden[i - 1], hidden[i], "row " + row + ", position " + i);
        }
      }
    }
  }

  @Test
  void spansAreAsLongAsJoshiAndOthersHaveThem() {
    List<MaskedRow> masked = mask(MaskingOptions.defaults().withUnit(MaskedUnit.SPANS));
    double runs = 0;
    double hidden = 0;
    for (MaskedRow row : masked) {
      int[] positions = row.positions();
      hidden += positions.length;
      for (int i = 0; i < positions.length; i++) {
        runs += i == 0 || positions[i] > positions[i - 1] + 1 ? 1 : 0;
      }
    }
    // 3.8 words of 1.33 tokens, less where the row's share is used up, more where spans touch.
    assertEquals(4.3, hidden / runs, 0.6, "tokens of a span");
    List<MaskedRow> single = mask(MaskingOptions.defaults());
    assertTrue(single.stream().mapToInt(row -> row.positions().length).sum() > 0);
  }

  @Test
  void noRowHasMorePredictionsThanAllowed() {
    for (MaskedUnit unit : MaskedUnit.values()) {
      for (MaskedRow row : mask(MaskingOptions.defaults().withUnit(unit).withMaxPredictions(7))) {
        assertTrue(row.positions().length <= 7 && row.positions().length > 0);
      }
    }
  }

  @Test
  void whatIsHiddenFollowsFromTheRandomNumbersAlone() {
    var masking = new Masking(MaskingOptions.defaults(), vocabulary);
    int[] row = rows.getFirst();
    int[] copy = row.clone();
    MaskedRow first = masking.mask(row, new EpochRandom(3, 4, 5));
    MaskedRow again = masking.mask(row, new EpochRandom(3, 4, 5));
    MaskedRow other = masking.mask(row, new EpochRandom(3, 5, 5));
    assertArrayEquals(copy, row, "the row itself stays");
    assertArrayEquals(first.ids(), again.ids());
    assertFalse(Arrays.equals(first.positions(), other.positions()));
  }

  @Test
  void aRowOfOneWordHasAPrediction() {
    var masking = new Masking(MaskingOptions.defaults().withUnit(MaskedUnit.SPANS), vocabulary);
    int[] row = {special.cls(), 7, 1500, 1501, special.sep()};
    assertArrayEquals(new int[] {1, 2, 3}, masking.mask(row, new EpochRandom(1, 1, 1)).positions());
  }
}

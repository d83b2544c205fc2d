package dev.firth.eval.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.embeddings.classify.LabelScore;
import dev.firth.eval.classify.Calibration;
import dev.firth.eval.classify.ClassScore;
import dev.firth.eval.classify.PrecisionRecallCurve;
import dev.firth.eval.classify.RocCurve;
import dev.firth.eval.classify.ScoredItems;
import dev.firth.eval.report.Curve.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationPanelsTest {
  private static final boolean[] POSITIVE = {true, true, false, true, false};
  private static final double[] SCORES = {0.9, 0.8, 0.7, 0.4, 0.1};

  @Test
  void barsAreTheFiguresOfEachLabel() {
    var panel =
        ClassificationPanels.perLabel(
            "By label", List.of(new ClassScore("a", new LabelScore(4, 5, 3))));
    assertEquals(List.of("precision", "recall", "F1"), panel.series());
    assertEquals(
        new BarGroup(
            "a", 4, List.of(Estimate.of(3 / 5.0), Estimate.of(3 / 4.0), Estimate.of(6 / 9.0))),
        panel.groups().getFirst());
  }

  @Test
  void curvesGoFromEndToEnd() {
    var items = ScoredItems.of(POSITIVE, SCORES);
    var roc = ClassificationPanels.roc(RocCurve.of(items)).curves();
    assertEquals(new Point(0, 0), roc.getFirst().points().getFirst());
    assertEquals(new Point(1, 1), roc.getFirst().points().getLast());
    assertEquals("AUC 0.8333", roc.getFirst().note());
    var panel =
        ClassificationPanels.precisionRecall(PrecisionRecallCurve.of(items), items.positiveShare());
    assertEquals(List.of(new Point(0, 0.6), new Point(1, 0.6)), panel.curves().getLast().points());
  }

  @Test
  void binsOfACalibrationAreThoseOfThePanel() {
    var panel = ClassificationPanels.reliability(Calibration.of(POSITIVE, SCORES, 5));
    assertEquals(5, panel.bins().size());
    assertEquals(5, panel.total());
    assertEquals(0.9, panel.bins().getLast().confidence(), 1e-12);
    assertEquals(1, panel.bins().getLast().accuracy());
  }
}

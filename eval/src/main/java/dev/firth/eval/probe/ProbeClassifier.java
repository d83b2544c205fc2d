package dev.firth.eval.probe;

import dev.firth.runs.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.classification.mnb.MultinomialNaiveBayesTrainer;
import org.tribuo.common.nearest.KNNModel;
import org.tribuo.common.nearest.KNNTrainer;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;

/** The classifiers of a probe. All give the same model for the same texts. */
public enum ProbeClassifier {
  /** L2-regularised logistic regression, one label against the others (LIBLINEAR). */
  LOGISTIC_REGRESSION("logistic-regression") {
    @Override
    Trainer<Label> trainer(ProbeOptions options) {
      return linear(LinearType.L2R_LR, options);
    }

    @Override
    String setting(ProbeOptions options) {
      return "cost-" + options.cost();
    }
  },
  /** L2-regularised linear SVM with squared hinge loss, one against the others (LIBLINEAR). */
  LINEAR_SVM("linear-svm") {
    @Override
    Trainer<Label> trainer(ProbeOptions options) {
      return linear(LinearType.L2R_L2LOSS_SVC, options);
    }

    @Override
    String setting(ProbeOptions options) {
      return "cost-" + options.cost();
    }
  },
  /** Multinomial naive Bayes, all labels alike likely before; takes no negative features. */
  NAIVE_BAYES("naive-bayes") {
    @Override
    Trainer<Label> trainer(ProbeOptions options) {
      return new MultinomialNaiveBayesTrainer(options.smoothing());
    }

    @Override
    String setting(ProbeOptions options) {
      return "smoothing-" + options.smoothing();
    }
  },
  /** The vote of the texts with the greatest cosines. */
  NEAREST_NEIGHBOURS("knn") {
    @Override
    Trainer<Label> trainer(ProbeOptions options) {
      return new KNNTrainer<>(
          options.neighbours(),
          DistanceType.COSINE.getDistance(),
          1,
          new VotingCombiner(),
          KNNModel.Backend.INNERTHREADPOOL,
          NeighboursQueryFactoryType.BRUTE_FORCE);
    }

    @Override
    String setting(ProbeOptions options) {
      return "neighbours-" + options.neighbours() + "-cosine";
    }
  };

  private static final int MOST_ITERATIONS = 1000;

  /** LIBLINEAR's own for the primal problem. */
  private static final double TOLERANCE = 0.01;

  private final String label;

  ProbeClassifier(String label) {
    this.label = label;
  }

  private static Trainer<Label> linear(LinearType type, ProbeOptions options) {
    return new LibLinearClassificationTrainer(
        new LinearClassificationType(type), options.cost(), MOST_ITERATIONS, TOLERANCE);
  }

  abstract Trainer<Label> trainer(ProbeOptions options);

  abstract String setting(ProbeOptions options);

  /** Whether it can learn from these features. */
  public boolean takes(ProbeFeatures features) {
    return this != NAIVE_BAYES || !features.mayBeNegative();
  }

  /** The name in tables and options. */
  public String label() {
    return label;
  }

  /**
   * The classifier of a name.
   *
   * @throws UsageException if there is none
   */
  public static ProbeClassifier ofLabel(String name) {
    return Arrays.stream(values())
        .filter(classifier -> classifier.label.equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new UsageException("no probe is called '" + name + "'; choose from " + labels()));
  }

  /** All names, for help and messages. */
  public static String labels() {
    return Arrays.stream(values()).map(ProbeClassifier::label).collect(Collectors.joining(", "));
  }
}

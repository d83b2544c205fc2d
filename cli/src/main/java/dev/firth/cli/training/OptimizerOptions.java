package dev.firth.cli.training;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.train.Adadelta;
import dev.firth.seq2seq.train.Adagrad;
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.Nadam;
import dev.firth.seq2seq.train.Optimizer;
import dev.firth.seq2seq.train.RmsProp;
import dev.firth.seq2seq.train.Sgd;
import java.util.List;
import picocli.CommandLine.Option;

/** Which optimiser learns, and what its gradients go through before. */
public final class OptimizerOptions {
  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "adam",
      description =
          "adam, adamw, amsgrad, nadam, rmsprop, adagrad, adadelta, sgd (with --momentum), or"
              + " nesterov (default: ${DEFAULT-VALUE}; Vaswani et al. 2017).")
  String name;

  @Option(
      names = "--betas",
      paramLabel = "B1,B2",
      split = ",",
      defaultValue = "0.9,0.98",
      description =
          "What remains of the means of gradients and of their squares after a step, for adam and"
              + " its kin (default: ${DEFAULT-VALUE}; Vaswani et al. 2017).")
  List<Double> betas;

  @Option(
      names = "--epsilon",
      paramLabel = "X",
      defaultValue = "1e-9",
      description =
          "What is added to the divisor of a step (default: ${DEFAULT-VALUE}; Vaswani et al."
              + " 2017).")
  double epsilon;

  @Option(
      names = "--momentum",
      paramLabel = "X",
      defaultValue = "0.9",
      description = "Momentum of sgd and nesterov (default: ${DEFAULT-VALUE}; PyTorch's examples).")
  double momentum;

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "Pull of weights towards 0, but for biases and normalisations: apart from the gradient"
              + " with adamw, else added to it (default: ${DEFAULT-VALUE}; fairseq).")
  double weightDecay;

  @Option(
      names = "--clip",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "Greatest norm of all gradients together, 0 for no clipping (default: ${DEFAULT-VALUE};"
              + " JoeyNMT).")
  double clip;

  @Option(
      names = "--accumulate",
      paramLabel = "N",
      defaultValue = "1",
      description = "Batches whose gradients make a step (default: ${DEFAULT-VALUE}).")
  int accumulate;

  @Option(
      names = "--ema",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "Validate and keep a moving average of the weights, of which this share remains after a"
              + " step, such as 0.999 (default: ${DEFAULT-VALUE}, no average).")
  double ema;

  /** A new optimiser. */
  public Optimizer optimizer() {
    require(betas.size() == 2 && betas.stream().allMatch(b -> b >= 0 && b < 1), "--betas", betas);
    require(epsilon > 0, "--epsilon", epsilon);
    require(momentum >= 0 && momentum < 1, "--momentum", momentum);
    require(weightDecay >= 0, "--weight-decay", weightDecay);
    double beta1 = betas.getFirst();
    double beta2 = betas.getLast();
    return switch (name) {
      case "adam" -> new Adam(beta1, beta2, epsilon, weightDecay, false, false);
      case "adamw" -> new Adam(beta1, beta2, epsilon, weightDecay, true, false);
      case "amsgrad" -> new Adam(beta1, beta2, epsilon, weightDecay, false, true);
      case "nadam" -> withoutDecay(new Nadam(beta1, beta2, epsilon));
      case "rmsprop" -> new RmsProp(beta2, epsilon, weightDecay);
      case "adagrad" -> new Adagrad(epsilon, weightDecay);
      case "adadelta" -> new Adadelta(beta1, epsilon, weightDecay);
      case "sgd" -> new Sgd(momentum, false, weightDecay);
      case "nesterov" -> new Sgd(momentum, true, weightDecay);
      default ->
          throw new UsageException(
              "--optimizer takes adam, adamw, amsgrad, nadam, rmsprop, adagrad, adadelta, sgd or"
                  + " nesterov, not "
                  + name);
    };
  }

  private Optimizer withoutDecay(Optimizer optimizer) {
    if (weightDecay > 0) {
      throw new UsageException("--weight-decay is not for --optimizer " + name + ": leave it out");
    }
    return optimizer;
  }

  private static void require(boolean right, String option, Object value) {
    if (!right) {
      throw new UsageException(option + " " + value + " is out of its range");
    }
  }

  /** Gradients are clipped to this norm. */
  double greatestNorm() {
    if (clip < 0) {
      throw new UsageException("--clip " + clip + ": it must be 0 or more");
    }
    return clip == 0 ? Double.POSITIVE_INFINITY : clip;
  }
}

package dev.firth.cli.bert;

import dev.firth.runs.UsageException;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.BertSize;
import dev.firth.transformer.bert.data.BertTokens;
import dev.firth.transformer.bert.data.SentenceTask;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The model that is pretrained. */
final class ModelShape {
  private static final Pattern OWN_SIZE = Pattern.compile("(\\d{1,3})x(\\d{1,5})");
  private static final int HEAD_DIM = 64;
  private static final int SMALL_HEAD_DIM = 32;
  private static final int HIDDEN_FACTOR = 4;
  private static final int POSITIONS = 512;
  private static final int ALBERT_EMBEDDING_DIM = 128;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "tiny",
      description =
          "tiny (2 layers of 128), mini (4x256), small (4x512), medium (8x512), base (12x768),"
              + " large (24x1024), or LAYERSxDIM such as 3x192 (default: ${DEFAULT-VALUE}; Turc et"
              + " al. 2019).")
  String size;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      defaultValue = "bert",
      description =
          "bert; roberta: no segments, no pairs; albert: one layer's weights for all, embeddings"
              + " of 128, swapped pairs; distilbert: no segments, no pooler, no pairs (default:"
              + " ${DEFAULT-VALUE}).")
  String variant;

  @Option(
      names = "--dropout",
      paramLabel = "X",
      defaultValue = "0.1",
      description = "Share of numbers that are dropped (default: ${DEFAULT-VALUE}; BERT).")
  double dropout;

  @Option(
      names = "--init-deviation",
      paramLabel = "X",
      defaultValue = "0.02",
      description =
          "Standard deviation of the weights at the beginning; small models learn sooner with more,"
              + " about 1 over the root of their dim (default: ${DEFAULT-VALUE}; BERT).")
  double deviation;

  @Option(
      names = "--positions",
      paramLabel = "START",
      defaultValue = "random",
      description =
          "What the vectors of places begin with: random (BERT) or sines, from which small models"
              + " learn sooner who stands beside whom (default: ${DEFAULT-VALUE}).")
  String positions;

  /** Tells early, before minutes of preparation, what makes no sense. */
  void check() {
    sized(1);
    deviation();
    sines();
  }

  /** What rows of the variant ask about pairs. */
  SentenceTask usualPairs() {
    return switch (variant) {
      case "bert" -> SentenceTask.NEXT_SENTENCE;
      case "albert" -> SentenceTask.SENTENCE_ORDER;
      case "roberta", "distilbert" -> SentenceTask.NONE;
      default ->
          throw new UsageException(
              "--variant takes bert, roberta, albert or distilbert, not " + variant);
    };
  }

  /**
   * The shape.
   *
   * @param longestRow tokens
   */
  BertOptions options(int vocabulary, BertTokens special, int longestRow) {
    var builder = sized(vocabulary);
    builder
        .positions(Math.max(POSITIONS, longestRow), 0)
        .padding(special.pad())
        .dropout(dropout, dropout)
        .deviation(deviation());
    return switch (variant) {
      case "roberta" -> builder.roberta(special.pad()).build();
      case "albert" -> builder.albert(ALBERT_EMBEDDING_DIM).build();
      case "distilbert" -> builder.distilBert().build();
      default -> builder.build();
    };
  }

  /** Numbers of a hidden state. */
  int dim() {
    return sized(1).build().dim();
  }

  /** Numbers of a token's vector. */
  int embeddingDim() {
    return variant.equals("albert") ? ALBERT_EMBEDDING_DIM : dim();
  }

  /** Gives weights that do not begin at random their beginning. */
  void begin(Bert bert) {
    if (sines()) {
      bert.embeddings().positionsBeginWithSines();
    }
  }

  private boolean sines() {
    return switch (positions) {
      case "random" -> false;
      case "sines" -> true;
      default -> throw new UsageException("--positions takes random or sines, not " + positions);
    };
  }

  private double deviation() {
    if (!(deviation > 0 && deviation <= 1)) {
      throw new UsageException("--init-deviation " + deviation + ": it must be above 0, at most 1");
    }
    return deviation;
  }

  private BertOptions.Builder sized(int vocabulary) {
    Optional<BertSize> named =
        Arrays.stream(BertSize.values()).filter(known -> label(known).equals(size)).findFirst();
    if (named.isPresent()) {
      return BertOptions.of(named.get(), vocabulary).toBuilder();
    }
    Matcher own = OWN_SIZE.matcher(size);
    if (!own.matches()) {
      throw new UsageException(
          "--size takes %s or LAYERSxDIM such as 3x192, not %s"
              .formatted(
                  Arrays.stream(BertSize.values())
                      .map(ModelShape::label)
                      .collect(Collectors.joining(", ")),
                  size));
    }
    int dim = Integer.parseInt(own.group(2));
    int headDim = dim % HEAD_DIM == 0 && dim > HEAD_DIM ? HEAD_DIM : SMALL_HEAD_DIM;
    return new BertOptions.Builder(vocabulary)
        .size(
            Integer.parseInt(own.group(1)),
            dim,
            dim % headDim == 0 ? dim / headDim : 1,
            HIDDEN_FACTOR * dim);
  }

  private static String label(BertSize known) {
    return known.name().toLowerCase(Locale.ROOT);
  }
}

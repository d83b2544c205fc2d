package dev.firth.seq2seq.translate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.model.Architecture;
import dev.firth.seq2seq.model.ModelDirectory;
import dev.firth.seq2seq.model.ModelFamily;
import dev.firth.seq2seq.train.checkpoint.WeightFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model whose weights are the mean of those of several, which often translates better than each
 * of them and costs what one costs (Wortsman et al. 2022, "Model soups"). It needs models that went
 * on from the same one: the mean of models that began apart is noise.
 */
public final class MeanModel {
  private MeanModel() {}

  /**
   * Writes the mean of models into a directory that exists.
   *
   * @param models their directories, two or more
   * @param families kinds of models that are known
   * @return how many numbers the model has
   * @throws BadInputException if a model is missing or damaged, or differs from the first one in
   *     more than its numbers and its dropout
   */
  public static long write(
      List<Path> models, List<ModelFamily<EncoderDecoder>> families, Path directory)
      throws IOException {
    try (NDManager manager = Torch.manager().newSubManager()) {
      Path first = models.getFirst();
      ModelDirectory<EncoderDecoder> mean = ModelDirectory.read(first, families, manager);
      for (Path other : models.subList(1, models.size())) {
        requireSame(first, mean, other, families);
      }
      Map<String, NDArray> weights = weights(mean.model());
      WeightFile.average(
          models.stream().map(m -> m.resolve(ModelDirectory.WEIGHTS)).toList(), weights);
      mean.tokenizers().write(directory);
      mean.forms().write(directory);
      ModelDirectory.write(directory, mean.config(), mean.model());
      return weights.values().stream().mapToLong(NDArray::size).sum();
    }
  }

  private static Map<String, NDArray> weights(EncoderDecoder model) {
    var weights = new LinkedHashMap<String, NDArray>();
    model.parameters().forEach((path, parameter) -> weights.put(path, parameter.getArray()));
    return weights;
  }

  private static void requireSame(
      Path first,
      ModelDirectory<EncoderDecoder> one,
      Path second,
      List<ModelFamily<EncoderDecoder>> families)
      throws IOException {
    try (NDManager manager = Torch.manager().newSubManager()) {
      ModelDirectory<EncoderDecoder> other = ModelDirectory.read(second, families, manager);
      SameText.require(first, one, second, other);
      requireSame(first, one.config().architecture(), second, other.config().architecture());
    }
  }

  private static void requireSame(
      Path first, Architecture<?> one, Path second, Architecture<?> other)
      throws BadInputException {
    if (!one.family().equals(other.family())) {
      throw different(first, second, "architecture", one.family(), other.family());
    }
    for (var option : one.options().entrySet()) {
      Object value = other.options().get(option.getKey());
      if (!option.getValue().equals(value) && !isDropout(option.getKey())) {
        throw different(first, second, option.getKey(), option.getValue(), value);
      }
    }
  }

  /** Nothing is dropped where a model translates: it may have learned with any rate. */
  private static boolean isDropout(String option) {
    return option.equals("dropout") || option.equals("attentionDropout");
  }

  private static BadInputException different(
      Path first, Path second, String what, Object one, Object other) {
    return new BadInputException(
        "%s and %s have no mean: %s is %s and %s".formatted(first, second, what, one, other));
  }
}

package dev.firth.tokenizers.postprocess;

import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.PostProcessor;
import java.util.List;

/** Post-processors one after the other; {@code Sequence} in {@code tokenizer.json}. */
public record ProcessorSequence(List<PostProcessor> processors) implements PostProcessor {
  public ProcessorSequence {
    processors = List.copyOf(processors);
  }

  @Override
  public int addedTokens(boolean pair) {
    return processors.stream().mapToInt(processor -> processor.addedTokens(pair)).sum();
  }

  @Override
  public List<Encoding> process(List<Encoding> sequences, boolean addSpecialTokens) {
    List<Encoding> parts = sequences;
    for (PostProcessor processor : processors) {
      parts = processor.process(parts, addSpecialTokens);
    }
    return parts;
  }
}

package dev.firth.tokenizers.postprocess;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.PostProcessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts sequences and special tokens together after templates, one for a single sequence and one for
 * a pair: {@code [CLS] $A [SEP]}.
 */
public final class TemplateProcessing implements PostProcessor {
  private final List<TemplatePiece> single;
  private final List<TemplatePiece> pair;
  private final Map<String, TemplateTokens> specialTokens = new LinkedHashMap<>();
  private final Map<TemplatePiece, Encoding> encoded = new LinkedHashMap<>();

  /**
   * With its templates and the special tokens that they name.
   *
   * @throws IllegalArgumentException if a name is unknown or the template for one sequence wants a
   *     second
   */
  public TemplateProcessing(
      List<TemplatePiece> single,
      List<TemplatePiece> pair,
      Collection<TemplateTokens> specialTokens) {
    this.single = List.copyOf(single);
    this.pair = List.copyOf(pair);
    specialTokens.forEach(tokens -> this.specialTokens.put(tokens.id(), tokens));
    if (single.stream().anyMatch(p -> p instanceof TemplatePiece.Sequence s && s.number() > 0)) {
      throw new IllegalArgumentException("the template for a single sequence wants a second one");
    }
    Stream.concat(single.stream(), pair.stream())
        .forEach(
            piece -> {
              if (piece instanceof TemplatePiece.Special special) {
                encoded.put(special, encode(special));
              }
            });
  }

  /**
   * From templates as people write them; see {@link TemplatePiece#parse}.
   *
   * @throws UsageException if a piece cannot be read
   */
  public static TemplateProcessing of(
      String single, String pair, Collection<TemplateTokens> specialTokens) {
    return new TemplateProcessing(
        TemplatePiece.parse(single), TemplatePiece.parse(pair), specialTokens);
  }

  private Encoding encode(TemplatePiece.Special piece) {
    TemplateTokens tokens = specialTokens.get(piece.name());
    if (tokens == null) {
      throw new IllegalArgumentException(
          "a template names '" + piece.name() + "', which is not among its special tokens");
    }
    int[] ids = tokens.ids().stream().mapToInt(Integer::intValue).toArray();
    return Encoding.special(ids, tokens.tokens(), piece.typeId());
  }

  /** The template for one sequence. */
  public List<TemplatePiece> single() {
    return single;
  }

  /** The template for a pair. */
  public List<TemplatePiece> pair() {
    return pair;
  }

  /** The special tokens by name. */
  public Map<String, TemplateTokens> specialTokens() {
    return Collections.unmodifiableMap(specialTokens);
  }

  @Override
  public int addedTokens(boolean forPair) {
    return (forPair ? pair : single)
        .stream()
            .mapToInt(
                piece -> piece instanceof TemplatePiece.Special ? encoded.get(piece).size() : 0)
            .sum();
  }

  @Override
  public List<Encoding> process(List<Encoding> sequences, boolean addSpecialTokens) {
    if (sequences.size() > 2) {
      throw new UsageException(
          "a template joins one or two sequences, not "
              + sequences.size()
              + "; let it come first among the post-processors");
    }
    var parts = new ArrayList<Encoding>();
    for (TemplatePiece piece : sequences.size() == 2 ? pair : single) {
      switch (piece) {
        case TemplatePiece.Sequence(int number, int typeId) ->
            parts.add(sequences.get(number).withTypeId(typeId).withSequence(number));
        case TemplatePiece.Special special -> {
          if (addSpecialTokens) {
            parts.add(encoded.get(special));
          }
        }
      }
    }
    return parts;
  }
}

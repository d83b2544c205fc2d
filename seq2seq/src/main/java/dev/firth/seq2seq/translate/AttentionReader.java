package dev.firth.seq2seq.translate;

import dev.firth.runs.SharedWork;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.AttentionLayer;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.align.PairAttention;
import dev.firth.seq2seq.align.TextPieces;
import dev.firth.seq2seq.data.LineEncoder;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.inference.ForcedAttention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Says how models look at a source while they say a target, after a search or of texts that are
 * given: the search itself is not slowed down. Of several models all heads count alike. Words are
 * those of the form in which the model sees lines. Thread-safe.
 */
public final class AttentionReader implements AutoCloseable {
  private final List<ForcedAttention> models;
  private final AttentionLayer layer;
  private final LineEncoder source;
  private final LineEncoder target;
  private final SpecialIds sourceSpecial;
  private final SpecialIds targetSpecial;

  AttentionReader(
      List<EncoderDecoder> models,
      AttentionLayer layer,
      LineEncoder source,
      LineEncoder target,
      SpecialIds sourceSpecial,
      SpecialIds targetSpecial) {
    models.forEach(model -> layer.indexIn(model.attention()));
    this.models = models.stream().map(ForcedAttention::new).toList();
    this.layer = layer;
    this.source = source;
    this.target = target;
    this.sourceSpecial = sourceSpecial;
    this.targetSpecial = targetSpecial;
  }

  /** What the target's vocabulary calls an unknown token, if it has one. */
  public Optional<String> unknown() {
    return targetSpecial.unknown() == SpecialIds.NONE
        ? Optional.empty()
        : Optional.of(target.token(targetSpecial.unknown()));
  }

  /** The text that a target in the model's form stands for. */
  String text(String words) {
    return target.text(words);
  }

  /**
   * Attention of targets that are texts.
   *
   * @param targets as many as sources
   * @param options the sizes among them: longest source, batches, threads
   * @throws UsageException if a text is longer than the model can tell places apart
   */
  public List<PairAttention> ofTexts(
      List<String> sources, List<String> targets, TranslationOptions options) {
    return read(
        IntStream.range(0, sources.size())
            .mapToObj(
                i ->
                    read(
                        sources.get(i),
                        target.ids(targets.get(i)),
                        target.pieces(targets.get(i)),
                        options))
            .toList(),
        options);
  }

  /**
   * Attention of what a search found, in the tokens in which it was found.
   *
   * @param translations as many as sources
   * @param options those of the search
   */
  public List<PairAttention> ofTranslations(
      List<String> sources, List<Translation> translations, TranslationOptions options) {
    List<Read> pairs = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      int[] ids = translations.get(i).tokens().stream().mapToInt(target::id).toArray();
      pairs.add(read(sources.get(i), ids, target.pieces(ids), options));
    }
    return read(pairs, options);
  }

  /** A pair before its weights are known. */
  private record Read(TextPieces source, TextPieces target, TokenPair tokens) {}

  private Read read(
      String sourceText, int[] targetIds, TextPieces targetPieces, TranslationOptions options) {
    TextPieces pieces = source.pieces(sourceText).first(options.maxSourceLength());
    int[] ids = Arrays.copyOf(source.ids(sourceText), pieces.pieces().size());
    return new Read(
        pieces, targetPieces, TokenPair.of(ids, targetIds, sourceSpecial, targetSpecial));
  }

  private List<PairAttention> read(List<Read> pairs, TranslationOptions options) {
    List<int[]> longest = pairs.stream().map(pair -> pair.tokens().longest()).toList();
    List<int[]> batches = SourceBatches.of(longest, options.batchTokens(), options.threads());
    List<Supplier<List<float[][][]>>> work = new ArrayList<>();
    for (int[] batch : batches) {
      work.add(() -> heads(Arrays.stream(batch).mapToObj(i -> pairs.get(i).tokens()).toList()));
    }
    var results = SharedWork.results(work, options.threads(), "reading attention");
    PairAttention[] all = new PairAttention[pairs.size()];
    for (int number = 0; number < batches.size(); number++) {
      for (int row = 0; row < batches.get(number).length; row++) {
        int place = batches.get(number)[row];
        all[place] = attention(pairs.get(place), results.get(number).get(row));
      }
    }
    return List.of(all);
  }

  private PairAttention attention(Read pair, float[][][] heads) {
    return new PairAttention(
        pair.source(), pair.target(), target.token(targetSpecial.end()), heads);
  }

  /** For each pair of a batch the heads of all models. */
  private List<float[][][]> heads(List<TokenPair> batch) {
    var sources = TokenPair.matrix(batch, TokenPair::source, sourceSpecial.pad());
    var read = TokenPair.matrix(batch, TokenPair::read, targetSpecial.pad());
    List<List<float[][][]>> each =
        models.stream().map(model -> model.weights(sources, read, layer)).toList();
    return IntStream.range(0, batch.size())
        .mapToObj(
            row ->
                each.stream().flatMap(of -> Arrays.stream(of.get(row))).toArray(float[][][]::new))
        .toList();
  }

  @Override
  public void close() {
    models.forEach(ForcedAttention::close);
  }
}

package dev.firth.seq2seq.data;

import dev.firth.corpora.ParallelCorpus;
import dev.firth.corpora.ParallelReader;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.UnencodableTextException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes a parallel corpus into a {@link SentenceFile}, a tokenizer for each side. Lines with an
 * empty side and lines that are too long are left out and counted; where there is one side only,
 * empty lines are kept, as a language model learns that there are some. Special tokens that stand
 * in the text are text. The file depends on text, tokenizers and limit, not on the number of
 * threads; memory is bounded by some thousand lines.
 */
public final class CorpusEncoder {
  private static final int BLOCK_LINES = 1 << 13;
  private static final long BLOCK_CHARACTERS = 1 << 22;

  private final ParallelCorpus corpus;
  private final int maxLength;
  private final int threads;
  private final List<SideEncoder> sides = new ArrayList<>();

  private long empty;
  private long tooLong;
  private long reserved;
  private long kept;

  private CorpusEncoder(
      ParallelCorpus corpus,
      List<Tokenizer> tokenizers,
      List<SpecialIds> special,
      int maxLength,
      int threads) {
    if (tokenizers.size() != corpus.sides() || special.size() != corpus.sides()) {
      throw new IllegalArgumentException(
          corpus.sides() + " sides and " + tokenizers.size() + " tokenizers");
    }
    if (maxLength < 1 || maxLength > SentenceFile.MAX_LENGTH) {
      throw new UsageException(
          "max-length is %d: it must be 1 to %d".formatted(maxLength, SentenceFile.MAX_LENGTH));
    }
    if (threads < 1) {
      throw new UsageException("threads is " + threads + ": it must be 1 or more");
    }
    this.corpus = corpus;
    this.maxLength = maxLength;
    this.threads = threads;
    for (int side = 0; side < corpus.sides(); side++) {
      sides.add(new SideEncoder(tokenizers.get(side), special.get(side)));
    }
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @param tokenizers one for each side
   * @param special their special tokens
   * @param maxLength most tokens of a side, special ones not counted
   * @param threads how many encode
   * @throws BadInputException if the corpus is not parallel, empty or damaged ({@link
   *     ParallelReader#next}), or a line cannot be encoded
   */
  public static EncodingCounts encode(
      ParallelCorpus corpus,
      List<Tokenizer> tokenizers,
      List<SpecialIds> special,
      int maxLength,
      int threads,
      Path file,
      Progress progress)
      throws IOException {
    var encoder = new CorpusEncoder(corpus, tokenizers, special, maxLength, threads);
    return encoder.write(file, progress);
  }

  private EncodingCounts write(Path file, Progress progress) throws IOException {
    var marks = sides.stream().map(SideEncoder::vocabulary).toList();
    try (ParallelReader reader = corpus.open();
        var task = progress.start("encoding text", "bytes", corpus.bytes())) {
      SentenceWriter.write(
          file,
          marks,
          out -> {
            for (LineBlock block = read(reader); block.size() > 0; block = read(reader)) {
              write(block, out);
              task.done(reader.bytesRead());
            }
          });
      return counts(reader);
    }
  }

  private LineBlock read(ParallelReader reader) throws IOException {
    var block = new LineBlock(corpus.sides(), reader.line() + 1);
    while (block.size() < BLOCK_LINES && block.characters() < BLOCK_CHARACTERS && reader.next()) {
      block.add(reader);
    }
    return block;
  }

  private void write(LineBlock block, SentenceWriter out) throws IOException {
    List<List<int[]>> encoded = new ArrayList<>();
    for (int side = 0; side < sides.size(); side++) {
      encoded.add(encode(block, side));
    }
    for (int line = 0; line < block.size(); line++) {
      List<int[]> ids = new ArrayList<>();
      for (int side = 0; side < sides.size(); side++) {
        ids.add(encoded.get(side).get(line));
        sides.get(side).measure(ids.get(side), block.number(line));
      }
      if (isKept(block, line, ids)) {
        kept++;
        out.add(ids);
        for (int side = 0; side < sides.size(); side++) {
          sides.get(side).count(ids.get(side));
        }
      }
    }
  }

  private List<int[]> encode(LineBlock block, int side) throws BadInputException {
    try {
      return sides.get(side).encode(block.lines(side), threads);
    } catch (UnencodableTextException e) {
      throw unencodable(block, side, e);
    }
  }

  /** Encodes again, one by one, to find the line. */
  private BadInputException unencodable(
      LineBlock block, int side, UnencodableTextException failure) {
    for (int line = 0; line < block.size(); line++) {
      try {
        sides.get(side).encode(block.lines(side).get(line));
      } catch (UnencodableTextException e) {
        return new BadInputException(
            "%s:%d cannot be encoded: %s"
                .formatted(corpus.name(side), block.number(line), e.getMessage()),
            e);
      }
    }
    throw failure;
  }

  private boolean isKept(LineBlock block, int line, List<int[]> ids) {
    if (block.isCut(line) || ids.stream().anyMatch(side -> side.length > maxLength)) {
      tooLong++;
      return false;
    }
    if (sides.size() > 1
        && (block.isBlank(line) || ids.stream().anyMatch(side -> side.length == 0))) {
      empty++;
      return false;
    }
    for (int side = 0; side < sides.size(); side++) {
      if (sides.get(side).holdsReserved(ids.get(side))) {
        reserved++;
        return false;
      }
    }
    return true;
  }

  private EncodingCounts counts(ParallelReader reader) {
    var perSide = new ArrayList<EncodingCounts.Side>();
    for (int side = 0; side < sides.size(); side++) {
      perSide.add(sides.get(side).counts(reader.brokenBytes(side)));
    }
    return new EncodingCounts(reader.line(), empty, tooLong, reserved, kept, perSide);
  }
}

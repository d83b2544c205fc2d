package dev.firth.seq2seq.data;

import dev.firth.corpora.ParallelCorpus;
import dev.firth.corpora.ParallelReader;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.UnencodableTextException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes a parallel corpus into a {@link SentenceFile}. Lines with an empty side and lines that
 * are too long are left out and counted; where there is one side only, empty lines are kept, as a
 * language model learns that there are some. Special tokens that stand in the text are text. The
 * file depends on text, tokenizers and limit, not on the number of threads; memory is bounded by
 * some thousand lines.
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
      ParallelCorpus corpus, List<EncodedSide> encoded, int maxLength, int threads) {
    if (encoded.size() != corpus.sides()) {
      throw new IllegalArgumentException(
          corpus.sides() + " sides and encoders for " + encoded.size());
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
    encoded.forEach(side -> sides.add(new SideEncoder(side)));
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @param encoded how each side becomes ids; sides have the same number of versions
   * @param maxLength most tokens of a side, special ones not counted
   * @param threads how many encode
   * @throws BadInputException if the corpus is not parallel, empty or damaged ({@link
   *     ParallelReader#next}), or a line cannot be encoded
   */
  public static EncodingCounts encode(
      ParallelCorpus corpus,
      List<EncodedSide> encoded,
      int maxLength,
      int threads,
      Path file,
      Progress progress)
      throws IOException {
    var encoder = new CorpusEncoder(corpus, encoded, maxLength, threads);
    return encoder.write(file, progress);
  }

  private EncodingCounts write(Path file, Progress progress) throws IOException {
    var marks = sides.stream().map(SideEncoder::vocabulary).toList();
    int versions = sides.getFirst().versions();
    try (var task = progress.start("encoding text", "bytes", versions * corpus.bytes())) {
      var counts = new ArrayList<EncodingCounts>();
      SentenceWriter.write(
          file,
          marks,
          out -> {
            for (int version = 0; version < versions; version++) {
              counts.add(write(version, out, task));
            }
          });
      return counts.getFirst();
    }
  }

  /** Writes a version of the text; returns what was counted of it and those before it. */
  private EncodingCounts write(int version, SentenceWriter out, Progress.Task task)
      throws IOException {
    try (ParallelReader reader = corpus.open()) {
      for (LineBlock block = read(reader); block.size() > 0; block = read(reader)) {
        write(block, version, out);
        task.done(version * corpus.bytes() + reader.bytesRead());
      }
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

  private void write(LineBlock block, int version, SentenceWriter out) throws IOException {
    List<List<int[]>> encoded = new ArrayList<>();
    List<List<int[]>> written = new ArrayList<>();
    for (int side = 0; side < sides.size(); side++) {
      List<int[]> ids = encode(block, side);
      encoded.add(ids);
      written.add(sides.get(side).version(version, block.lines(side), ids));
    }
    for (int line = 0; line < block.size(); line++) {
      List<int[]> ids = atLine(encoded, line);
      for (int side = 0; side < sides.size(); side++) {
        sides.get(side).measure(ids.get(side), block.number(line));
      }
      if (isKept(block, line, ids)) {
        kept++;
        out.add(atLine(written, line));
        for (int side = 0; side < sides.size(); side++) {
          sides.get(side).count(ids.get(side));
        }
      }
    }
  }

  private static List<int[]> atLine(List<List<int[]>> sides, int line) {
    return sides.stream().map(side -> side.get(line)).toList();
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

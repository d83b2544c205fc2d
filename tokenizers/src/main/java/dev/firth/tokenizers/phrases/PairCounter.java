package dev.firth.tokenizers.phrases;

import dev.firth.runs.Progress;
import dev.firth.runs.Tasks;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts pairs of neighbouring words and keeps those that are phrases. Pairs are cut into parts by
 * a hash; each part is counted exactly in a table of its own from one reading of the ids, so that
 * memory is bounded without dropping anything, and the result is the same for any number of parts
 * and threads.
 */
final class PairCounter {
  /** Bytes of a table for each pair while it grows. */
  private static final int BYTES_A_PAIR = 64;

  private static final int CHUNK = 1 << 14;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final IdCorpus ids;
  private final Vocabulary vocabulary;
  private final PhraseOptions options;
  private final double threshold;

  /**
   * @param ids encoded with a gap behind the words of the vocabulary, see {@link GapWords}
   */
  PairCounter(IdCorpus ids, Vocabulary vocabulary, PhraseOptions options, double threshold) {
    this.ids = ids;
    this.vocabulary = vocabulary;
    this.options = options;
    this.threshold = threshold;
  }

  /** The phrases by falling count, then in the order of their words' ids. */
  List<Phrase> phrases(Progress progress) throws IOException {
    int parts = parts();
    var done = new AtomicLong();
    var jobs = new ArrayList<Callable<List<Candidate>>>();
    try (var task = progress.start("count pairs", "ids", ids.length() * parts);
        var threads =
            Executors.newFixedThreadPool(
                options.threads(), Thread.ofPlatform().daemon().name("pairs").factory())) {
      for (int part = 0; part < parts; part++) {
        int own = part;
        jobs.add(
            () -> {
              var found = candidates(count(own, parts));
              task.done(ids.length() * done.incrementAndGet());
              return found;
            });
      }
      var found = new ArrayList<Candidate>();
      for (var job : threads.invokeAll(jobs)) {
        found.addAll(job.get());
      }
      found.sort(
          Comparator.comparingLong(Candidate::count).reversed().thenComparingLong(Candidate::pair));
      return found.stream().map(this::phrase).toList();
    } catch (ExecutionException e) {
      throw new IOException("counting pairs failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      throw Tasks.interrupted("counting pairs", e);
    }
  }

  private record Candidate(long pair, long count, double score) {
    int first() {
      return (int) (pair >>> 32);
    }

    int second() {
      return (int) pair;
    }
  }

  private Phrase phrase(Candidate candidate) {
    return new Phrase(
        vocabulary.word(candidate.first()),
        vocabulary.word(candidate.second()),
        candidate.count,
        candidate.score);
  }

  /** As many as the bound on memory asks for if all pairs were different. */
  private int parts() {
    long table = Math.max(1, options.memoryBytes() / options.threads() / BYTES_A_PAIR);
    return Math.toIntExact(Math.max(options.threads(), (ids.tokens() + table - 1) / table));
  }

  private Long2LongOpenHashMap count(int part, int parts) {
    var counts = new Long2LongOpenHashMap();
    var chunk = new int[CHUNK];
    int gap = vocabulary.size();
    int before = gap;
    for (long from = 0; from < ids.length(); from += CHUNK) {
      int length = (int) Math.min(CHUNK, ids.length() - from);
      MemorySegment.copy(ids.ids(), INT, from * Integer.BYTES, chunk, 0, length);
      for (int i = 0; i < length; i++) {
        int id = chunk[i];
        if (id == IdCorpus.LINE_END) {
          before = options.acrossLines() ? before : gap;
          continue;
        }
        if (before != gap && id != gap) {
          long pair = JoinedPairs.pair(before, id);
          if (partOf(pair, parts) == part) {
            counts.addTo(pair, 1);
          }
        }
        before = id;
      }
    }
    return counts;
  }

  private static int partOf(long pair, int parts) {
    // Murmur's mix, for the tables use the other one.
    return (int) (((HashCommon.murmurHash3(pair) >>> 32) * parts) >>> 32);
  }

  private List<Candidate> candidates(Long2LongOpenHashMap counts) {
    var found = new ArrayList<Candidate>();
    for (var entry : counts.long2LongEntrySet()) {
      long pair = entry.getLongKey();
      long count = entry.getLongValue();
      if (count >= options.minCount()) {
        double score =
            options
                .scorer()
                .score(
                    vocabulary.count((int) (pair >>> 32)),
                    vocabulary.count((int) pair),
                    count,
                    options.minCount(),
                    vocabulary.corpusTokens());
        if (score > threshold) {
          found.add(new Candidate(pair, count, score));
        }
      }
    }
    return found;
  }
}

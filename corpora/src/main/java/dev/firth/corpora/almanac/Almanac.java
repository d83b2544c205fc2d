package dev.firth.corpora.almanac;

import dev.firth.corpora.almanac.english.EnglishLexicon;
import dev.firth.corpora.almanac.meaning.Grammar;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.plan.DocumentPlan;
import dev.firth.corpora.almanac.plan.Planner;
import dev.firth.corpora.almanac.world.World;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Text that comes with the house: simple English, German or French about a small world, generated
 * from a seed, with analogy questions and similarity pairs for the English. It is for first steps
 * and for tests of learning; no claim of quality is made on it.
 *
 * <p>The text is documents, an empty line between two; a line is a paragraph. A document stays with
 * one topic, one country and few people, a paragraph with one tense. Word frequencies fall about as
 * Zipf's law says. The same options give the same bytes on any machine and for any number of
 * threads.
 *
 * <p>For one in three of the pairs of capital and country, country and currency, man and woman,
 * animal and young, trade and tool, and adjective and prefixed opposite, no sentence ever mentions
 * both: they are related only by the company they keep (Firth 1957). The other pairs are now and
 * then named in one sentence.
 *
 * <p>A document of a number says the same in every language; pairs of sentences with held-out
 * combinations of words come from {@link dev.firth.corpora.almanac.parallel.ParallelAlmanac}.
 *
 * <p>Thread-safe.
 */
public final class Almanac {
  private static final int DOCUMENTS_A_TASK = 128;
  private static final int TASKS_AHEAD_A_THREAD = 3;

  private final AlmanacOptions options;
  private final World world;
  private final EnglishLexicon lexicon;
  private final Planner planner;
  private final Grammar grammar;

  /** Builds the world of the options' seed. */
  public Almanac(AlmanacOptions options) {
    this.options = options;
    world = World.of(options.seed());
    lexicon = new EnglishLexicon(world);
    planner = new Planner(world, options.seed());
    grammar = options.language().grammar(world);
  }

  /**
   * Writes the text to a file that is whole or absent afterwards.
   *
   * @return the words written
   */
  public long write(Path file) throws IOException {
    var tokens = new AtomicLong();
    AtomicFile.write(file, out -> tokens.set(write(out)));
    return tokens.get();
  }

  /**
   * Writes the text as UTF-8 and leaves the stream open.
   *
   * @return the words written
   */
  public long write(OutputStream out) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(options.threads());
    try {
      return write(out, pool);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while writing the Almanac");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a document of the Almanac could not be made", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** Documents are made ahead by any thread and written in the order of their numbers. */
  private long write(OutputStream out, ExecutorService pool)
      throws IOException, InterruptedException, ExecutionException {
    var ahead = new ArrayDeque<Future<List<AlmanacDocument>>>();
    long next = 0;
    long tokens = 0;
    while (tokens < options.tokens()) {
      while (ahead.size() < options.threads() * TASKS_AHEAD_A_THREAD) {
        long first = next;
        ahead.add(pool.submit(() -> documents(first)));
        next += DOCUMENTS_A_TASK;
      }
      for (AlmanacDocument document : ahead.remove().get()) {
        if (tokens < options.tokens()) {
          String gap = tokens == 0 ? "" : "\n";
          out.write((gap + document.text()).getBytes(StandardCharsets.UTF_8));
          tokens += document.tokens();
        }
      }
    }
    return tokens;
  }

  private List<AlmanacDocument> documents(long first) {
    return LongStream.range(first, first + DOCUMENTS_A_TASK).mapToObj(this::document).toList();
  }

  /** The document of a number, from 0: the same whatever else is written. */
  public AlmanacDocument document(long number) {
    DocumentPlan plan = planner.document(number);
    var writer = new TextWriter(options.form());
    for (List<Meaning> paragraph : plan.paragraphs()) {
      for (Meaning sentence : paragraph) {
        grammar.say(sentence, writer);
      }
      writer.endParagraph();
    }
    return new AlmanacDocument(plan.topic(), writer.text(), writer.tokens());
  }

  /**
   * Analogy questions on this world in the layout of word2vec's questions-words.txt, lower-case:
   * five semantic sections, then those on word forms, named {@code gram…}. In the semantic sections
   * and in {@code gram2-opposite} a third of the pairs are held back (see above); word forms are
   * related by their company alone.
   *
   * @throws UsageException if the text is not English
   */
  public String analogyQuestions() {
    checkEnglish("analogy questions");
    return new Analogies(world, lexicon, options.seed()).questions();
  }

  /**
   * Word pairs, lower-case, scored by the world's structure: related or of one narrow kind 5.5 to
   * 9, of one broad kind 4, with little or nothing in common 1.5 or 0.5. Of the related ones a
   * third is held back as in the analogies; words of one kind are related by their company alone.
   *
   * @throws UsageException if the text is not English
   */
  public List<SimilarityPair> similarityPairs() {
    checkEnglish("similarity pairs");
    return new Similarities(world, lexicon, options.seed()).pairs();
  }

  private void checkEnglish(String what) {
    if (options.language() != Language.ENGLISH) {
      throw new UsageException(
          "the Almanac's " + what + " are about the English text; ask for it with --languages en");
    }
  }
}

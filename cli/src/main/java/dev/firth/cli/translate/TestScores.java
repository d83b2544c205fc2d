package dev.firth.cli.translate;

import dev.firth.eval.Score;
import dev.firth.eval.report.Axis;
import dev.firth.eval.report.BarGroup;
import dev.firth.eval.report.LengthBars;
import dev.firth.eval.report.NumberStyle;
import dev.firth.eval.translation.Bleu;
import dev.firth.eval.translation.BleuOptions;
import dev.firth.eval.translation.BleuTokenizer;
import dev.firth.eval.translation.ChrF;
import dev.firth.eval.translation.ChrFOptions;
import dev.firth.eval.translation.CorpusStatistics;
import dev.firth.eval.translation.References;
import dev.firth.eval.translation.WordFrequencyScores;
import dev.firth.eval.translation.WordFrequencyScores.WordClass;
import dev.firth.seq2seq.translate.TranslatedSentence;
import dev.firth.seq2seq.translate.Translation;
import dev.firth.tokenizers.words.Casing;
import dev.firth.tokenizers.words.LineForm;
import dev.firth.tokenizers.words.LineFormOptions;
import it.unimi.dsi.fastutil.objects.Object2LongMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scores of a model's translations, as text and in the form in which it sees words. */
final class TestScores {
  private final LineForm form;
  private final List<String> texts;
  private final List<String> words;
  private final List<String> references;
  private final List<String> referenceWords;

  TestScores(LineForm form, List<TranslatedSentence> translated, List<String> references) {
    this.form = form;
    this.texts = translated.stream().map(TestScores::text).toList();
    this.words = translated.stream().map(TestScores::words).toList();
    this.references = references;
    this.referenceWords = references.stream().map(form::prepare).toList();
  }

  /** The best translation; none of an empty line. */
  static String text(TranslatedSentence sentence) {
    List<Translation> all = sentence.translations();
    return all.isEmpty() ? "" : all.getFirst().text().replace('\n', ' ');
  }

  private static String words(TranslatedSentence sentence) {
    List<Translation> all = sentence.translations();
    return all.isEmpty() ? "" : all.getFirst().words();
  }

  int sentences() {
    return texts.size();
  }

  /** All scores of the whole text, that of the literature first. */
  List<Score> scores() {
    var scores = new ArrayList<Score>();
    if (form.options().moses()) {
      scores.add(tokenized());
    }
    boolean lower = form.options().casing() == Casing.LOWER;
    scores.add(plain(lower).score());
    if (lower) {
      scores.add(plain(false).score());
    }
    scores.add(
        new ChrF(ChrFOptions.defaults().withLowercase(lower))
            .corpus(texts, References.single(references)));
    return scores;
  }

  /** BLEU of words as the model sees them, which published figures often are. */
  private Score tokenized() {
    var metric = new Bleu(BleuOptions.defaults().withTokenizer(BleuTokenizer.NONE));
    Score score = metric.corpus(words, References.single(referenceWords));
    LineFormOptions options = form.options();
    String name =
        "moses-%s-%s"
            .formatted(options.language(), options.casing().name().toLowerCase(Locale.ROOT));
    return score.withSignature(score.signature().withAfter("tok", "form", name));
  }

  private CorpusStatistics plain(boolean lower) {
    return new Bleu(BleuOptions.defaults().withLowercase(lower))
        .statistics(texts, References.single(references));
  }

  /** BLEU of the text by the words of the references. */
  List<BarGroup> byLength() {
    CorpusStatistics statistics = plain(form.options().casing() == Casing.LOWER);
    int[] lengths = references.stream().mapToInt(TestScores::length).toArray();
    Axis axis = Axis.of("BLEU", NumberStyle.SCORE);
    return LengthBars.of(axis, statistics.resampled(), lengths, LengthBars.BOUNDS).groups();
  }

  private static int length(String line) {
    return line.isBlank() ? 0 : line.strip().split("\\s+").length;
  }

  /** How well words are said by how often they were seen. */
  List<WordClass> byFrequency(Object2LongMap<String> seen) {
    return WordFrequencyScores.of(words, referenceWords, seen);
  }
}

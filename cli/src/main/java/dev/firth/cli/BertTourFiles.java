package dev.firth.cli;

import dev.firth.corpora.almanac.Language;
import dev.firth.corpora.almanac.tales.ShortTale;
import dev.firth.corpora.almanac.tales.ShortTales;
import dev.firth.runs.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the quickstart for BERT reads: tales to pretrain on, an empty line between two; and two
 * sentences of other tales with their theme, few to learn from and more to be judged by.
 *
 * @param text of the tales
 * @param train labelled texts
 * @param valid labelled texts
 */
record BertTourFiles(Path text, Path train, Path valid) {
  static final int TALES = 3000;
  static final int LABELLED = 40;
  static final int JUDGED = 400;

  static BertTourFiles write(Path folder, long seed) throws IOException {
    Files.createDirectories(folder);
    var tales = new ShortTales(seed, Language.ENGLISH);
    var files =
        new BertTourFiles(
            folder.resolve("tales.txt"),
            folder.resolve("themes-train.tsv"),
            folder.resolve("themes-valid.tsv"));
    write(files.text, tales.tales(0, TALES).map(tale -> tale.text() + "\n"));
    int labelled = TALES + LABELLED;
    write(files.train, labelled(tales.tales(TALES, labelled)));
    write(files.valid, labelled(tales.tales(labelled, labelled + JUDGED)));
    return files;
  }

  private static Stream<String> labelled(Stream<ShortTale> tales) {
    return Stream.concat(
        Stream.of("label\ttext"),
        tales.map(tale -> tale.theme() + "\t" + String.join(" ", tale.sentences().subList(0, 2))));
  }

  private static void write(Path file, Stream<String> lines) throws IOException {
    String text = lines.collect(Collectors.joining("\n", "", "\n"));
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}

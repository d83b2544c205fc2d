package dev.firth.cli.vectors;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth vectors …}. */
@Command(
    name = "vectors",
    header = "Word vectors: count, encode, train, update, ask, score, convert.",
    subcommands = {
      TrainCommand.class,
      VocabularyCommand.class,
      EncodeCommand.class,
      CooccurrenceCommand.class,
      UpdateCommand.class,
      SimilarCommand.class,
      AnalogyCommand.class,
      OddOneOutCommand.class,
      SimilarityCommand.class,
      EvaluateCommand.class,
      CompareCommand.class,
      ConvertCommand.class
    })
public final class VectorsCommand extends CommandGroup {}

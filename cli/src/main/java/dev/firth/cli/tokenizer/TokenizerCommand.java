package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth tokenizer …}. */
@Command(
    name = "tokenizer",
    header =
        "Tokenizers: count, train, encode, decode, inspect, convert, compare, extend, prune,"
            + " merge.",
    subcommands = {
      CountCommand.class,
      TrainCommand.class,
      EncodeCommand.class,
      DecodeCommand.class,
      InspectCommand.class,
      ConvertCommand.class,
      CompareCommand.class,
      ExtendCommand.class,
      PruneCommand.class,
      MergeCommand.class
    })
public final class TokenizerCommand extends CommandGroup {}

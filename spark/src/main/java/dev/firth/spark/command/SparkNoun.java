package dev.firth.spark.command;

import dev.firth.cli.shell.Noun;

/** Makes {@code firth spark} known to the command. */
public final class SparkNoun implements Noun {
  @Override
  public String name() {
    return "spark";
  }

  @Override
  public Class<?> command() {
    return SparkCommand.class;
  }
}

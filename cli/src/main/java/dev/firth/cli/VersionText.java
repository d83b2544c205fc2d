package dev.firth.cli;

import dev.firth.runs.FirthVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code firth --version} prints. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"firth " + FirthVersion.current() + " (Java " + Runtime.version() + ")"};
  }
}

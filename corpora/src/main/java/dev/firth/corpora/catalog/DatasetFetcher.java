package dev.firth.corpora.catalog;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Fetches a data set of the catalogue into a folder of its own, {@code FOLDER/ID}: downloads its
 * files, checks them, unpacks what the catalogue names and removes the archives. {@code
 * .fetched.json} there lists what came from where with sizes and checksums; a data set that is
 * there according to it is not fetched again. Its name is hidden, so that the folder can be read as
 * a corpus.
 */
public final class DatasetFetcher {
  /**
   * @param mirror where to take the files from instead: {@code BASE} stands for {@code BASE/NAME}
   *     of every file; an http(s) address or a local folder
   * @param keepArchives keeps archives after unpacking
   * @param patience with the network
   */
  public record Options(Optional<String> mirror, boolean keepArchives, Download.Patience patience) {
    public static Options defaults() {
      return new Options(Optional.empty(), false, Download.Patience.defaults());
    }

    public Options withMirror(String base) {
      return new Options(Optional.of(base), keepArchives, patience);
    }

    public Options withKeepArchives(boolean keep) {
      return new Options(mirror, keep, patience);
    }

    public Options withPatience(Download.Patience other) {
      return new Options(mirror, keepArchives, other);
    }
  }

  private final Options options;

  public DatasetFetcher(Options options) {
    this.options = options;
  }

  /**
   * Fetches what is missing.
   *
   * @return the files ready for use, in the catalogue's order
   * @throws BadInputException if a file is not what the catalogue says, or the mirror lacks it
   * @throws IOException if the network or the disk fails
   * @throws UsageException if the mirror's address cannot be understood
   */
  public List<Path> fetch(Dataset dataset, Path folder, Progress progress) throws IOException {
    Path home = folder.resolve(dataset.id());
    Optional<List<Path>> present = FetchedFiles.complete(home);
    if (present.isPresent()) {
      return present.get();
    }
    Files.createDirectories(home);
    AtomicFile.checkSpace(home.resolve(".fetched.json"), dataset.bytes());
    var fetched = new FetchedFiles(dataset.id());
    try (var download = new Download(options.patience())) {
      for (RemoteFile file : dataset.files()) {
        fetchFile(file, home, download, fetched, progress);
      }
    }
    fetched.write(home);
    return fetched.paths(home);
  }

  private void fetchFile(
      RemoteFile file, Path home, Download download, FetchedFiles fetched, Progress progress)
      throws IOException {
    URI source = source(file);
    Path target = home.resolve(file.name());
    HashedFile stored =
        source.getScheme().equals("file")
            ? LocalCopy.copy(Path.of(source), target, file, progress)
            : download.fetch(source, target, file.bytes(), file.sha256(), progress);
    if (file.members().isEmpty()) {
      fetched.add(home, stored, source);
      return;
    }
    for (HashedFile unpacked : new Unpacker(file, home, progress).unpack(target)) {
      fetched.add(home, unpacked, source);
    }
    if (!options.keepArchives()) {
      Files.delete(target);
    }
  }

  private URI source(RemoteFile file) {
    if (options.mirror().isEmpty()) {
      return file.url();
    }
    String base = options.mirror().get();
    try {
      if (base.startsWith("http://") || base.startsWith("https://")) {
        return URI.create(base + (base.endsWith("/") ? "" : "/") + file.name());
      }
      Path folder = base.startsWith("file:") ? Path.of(URI.create(base)) : Path.of(base);
      return folder.toAbsolutePath().resolve(file.name()).toUri();
    } catch (IllegalArgumentException e) {
      throw mirrorMistake(base, e);
    }
  }

  private static UsageException mirrorMistake(String base, IllegalArgumentException e) {
    var mistake =
        new UsageException(
            "--mirror takes an address (http://…, https://…) or a folder, not " + base);
    mistake.initCause(e);
    return mistake;
  }

  /** Files that lie in a folder instead of on a server. */
  private static final class LocalCopy {
    private LocalCopy() {}

    static HashedFile copy(Path source, Path target, RemoteFile file, Progress progress)
        throws IOException {
      if (!Files.isRegularFile(source)) {
        throw new BadInputException("the mirror has no file " + source);
      }
      HashedFile found = HashedFile.of(source);
      boolean right =
          (file.bytes() < 0 || file.bytes() == found.bytes())
              && (file.sha256().isEmpty() || file.sha256().get().equals(found.sha256()));
      if (!right) {
        throw new BadInputException(
            source + " is not the file of the catalogue: size or SHA-256 differ");
      }
      try (var task = progress.start("copying " + file.name(), "bytes", found.bytes())) {
        AtomicFile.write(target, out -> Files.copy(source, out));
        task.done(found.bytes());
      }
      return new HashedFile(target.toString(), found.bytes(), found.sha256());
    }
  }
}

package dev.firth.corpora.catalog;

import dev.firth.corpora.catalog.RemoteFile.Member;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks the members that the catalogue names from a {@code .zip}, {@code .tar.gz} or {@code .gz}
 * file, and nothing else: no other entries, no links, no paths that lead out of the folder, not
 * more bytes than the catalogue allows. Sizes and checksums known to the catalogue are checked.
 */
final class Unpacker {
  private static final int BUFFER_BYTES = 1 << 16;

  private final RemoteFile file;
  private final Path folder;
  private final Progress progress;
  private final List<HashedFile> unpacked = new ArrayList<>();
  private final Set<Member> found = new HashSet<>();
  private long bytes;

  Unpacker(RemoteFile file, Path folder, Progress progress) {
    this.file = file;
    this.folder = folder.toAbsolutePath().normalize();
    this.progress = progress;
  }

  /**
   * @return the files written, in the order of the archive
   * @throws BadInputException if the archive is damaged, lacks a member or is not as expected
   */
  List<HashedFile> unpack(Path archive) throws IOException {
    try (var task = progress.start("unpacking " + file.name(), "bytes", knownBytes())) {
      if (file.name().endsWith(".zip")) {
        unpackZip(archive, task);
      } else if (file.name().endsWith(".tar.gz") || file.name().endsWith(".tgz")) {
        unpackTar(archive, task);
      } else {
        unpackSingle(archive, task);
      }
    }
    for (Member member : file.members()) {
      if (!found.contains(member)) {
        throw new BadInputException(archive + " lacks " + member.from() + "; fetch it again");
      }
    }
    return unpacked;
  }

  private long knownBytes() {
    boolean known = file.members().stream().allMatch(member -> member.bytes() >= 0);
    return known ? file.members().stream().mapToLong(Member::bytes).sum() : -1;
  }

  private void unpackZip(Path archive, Progress.Task task) throws IOException {
    try (var zip = openZip(archive)) {
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        Optional<Member> member = memberFor(entry.getName());
        if (member.isPresent() && !entry.isDirectory()) {
          try (InputStream content = new ArchiveStream(zip.getInputStream(entry), archive)) {
            extract(member.get(), entry.getName(), content, archive, task);
          }
        }
      }
    }
  }

  private static ZipFile openZip(Path archive) throws IOException {
    try {
      return new ZipFile(archive.toFile());
    } catch (IOException e) {
      throw damaged(archive, e);
    }
  }

  private void unpackTar(Path archive, Progress.Task task) throws IOException {
    try (var tar = new TarArchiveInputStream(openGzip(archive))) {
      for (var entry = next(tar, archive); entry != null; entry = next(tar, archive)) {
        Optional<Member> member = memberFor(entry.getName());
        // isFile alone is true for links too.
        boolean regular = entry.isFile() && !entry.isLink() && !entry.isSymbolicLink();
        if (member.isPresent() && regular) {
          extract(member.get(), entry.getName(), new ArchiveStream(tar, archive), archive, task);
        }
      }
    }
  }

  private static org.apache.commons.compress.archivers.tar.TarArchiveEntry next(
      TarArchiveInputStream tar, Path archive) throws IOException {
    try {
      return tar.getNextEntry();
    } catch (IOException e) {
      throw damaged(archive, e);
    }
  }

  private void unpackSingle(Path archive, Progress.Task task) throws IOException {
    try (InputStream content = new ArchiveStream(openGzip(archive), archive)) {
      extract(file.members().getFirst(), "", content, archive, task);
    }
  }

  private static InputStream openGzip(Path archive) throws IOException {
    InputStream in = Files.newInputStream(archive);
    try {
      return new GZIPInputStream(in, BUFFER_BYTES);
    } catch (IOException e) {
      in.close();
      throw damaged(archive, e);
    }
  }

  private Optional<Member> memberFor(String name) {
    String normal = name.startsWith("./") ? name.substring(2) : name;
    return file.members().stream()
        .filter(
            member ->
                member.isFolder() ? normal.startsWith(member.from()) : normal.equals(member.from()))
        .findFirst();
  }

  private void extract(
      Member member, String name, InputStream content, Path archive, Progress.Task task)
      throws IOException {
    found.add(member);
    Path target = target(member, name, archive);
    Files.createDirectories(target.getParent());
    MessageDigest digest = sha256();
    long before = bytes;
    AtomicFile.write(
        target,
        out -> {
          copy(content, out, digest, archive, task);
          check(member, bytes - before, digest, archive);
        });
    unpacked.add(HashedFile.of(target));
  }

  private Path target(Member member, String name, Path archive) throws BadInputException {
    String inside = member.isFolder() ? name.substring(name.indexOf(member.from())) : "";
    String relative =
        member.to() + (member.isFolder() ? inside.substring(member.from().length()) : "");
    try {
      Path target = folder.resolve(relative).normalize();
      if (target.startsWith(folder) && !target.equals(folder)) {
        return target;
      }
    } catch (InvalidPathException e) {
      throw new BadInputException(archive + " holds a file with an impossible name: " + name, e);
    }
    throw new BadInputException(
        archive
            + " holds a file that leads out of its folder: "
            + name
            + "; nothing of it is used");
  }

  private void copy(
      InputStream in, OutputStream out, MessageDigest digest, Path archive, Progress.Task task)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n; (n = in.read(buffer)) >= 0; ) {
      bytes += n;
      if (bytes > file.unpackAtMost()) {
        throw new BadInputException(
            "%s unpacks to more than %d bytes: it is not the archive of the catalogue"
                .formatted(archive, file.unpackAtMost()));
      }
      digest.update(buffer, 0, n);
      out.write(buffer, 0, n);
      task.done(bytes);
    }
  }

  private static void check(Member member, long size, MessageDigest digest, Path archive)
      throws BadInputException {
    String hash = HexFormat.of().formatHex(digest.digest());
    boolean right =
        (member.bytes() < 0 || member.bytes() == size)
            && (member.sha256().isEmpty() || member.sha256().get().equals(hash));
    if (!right) {
      throw new BadInputException(
          archive + ": " + member.to() + " has another size or SHA-256 than the catalogue says");
    }
  }

  private static BadInputException damaged(Path archive, IOException e) {
    return new BadInputException(
        archive + " is damaged: " + e.getMessage() + "; remove it and fetch it again", e);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Tells failures of reading the archive from those of writing. */
  private static final class ArchiveStream extends FilterInputStream {
    private final Path archive;

    ArchiveStream(InputStream in, Path archive) {
      super(in);
      this.archive = archive;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (IOException e) {
        throw damaged(archive, e);
      }
    }
  }
}

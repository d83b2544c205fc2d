package dev.firth.seq2seq.engine;

/**
 * A TorchScript class without weights, of which scripts make objects: {@code __torch__.Name(...)}.
 *
 * @param name of the class
 * @param body its attributes and methods; how far all of it is indented does not matter
 * @param nothing the object, as scripts write it, that a caller gives who has none
 */
public record ScriptType(String name, String body, String nothing) {
  String text() {
    return "class " + name + ":\n" + ScriptArchive.indented(body);
  }
}

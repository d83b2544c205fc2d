package dev.firth.cli.vectors;

import dev.firth.embeddings.Query;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How several words make one question: add (3CosAdd) or mul (3CosMul). */
final class MethodName implements ITypeConverter<Query.Method> {
  @Override
  public Query.Method convert(String name) {
    return switch (name) {
      case "add", "3cosadd" -> Query.Method.COS_ADD;
      case "mul", "3cosmul" -> Query.Method.COS_MUL;
      default -> throw new TypeConversionException("it takes add or mul, not " + name);
    };
  }
}

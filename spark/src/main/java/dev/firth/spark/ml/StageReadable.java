package dev.firth.spark.ml;

import org.apache.spark.ml.util.DefaultParamsReadable;

/** Reads a stage from what {@code save} wrote: its name and its parameters. */
final class StageReadable<S> implements DefaultParamsReadable<S> {}

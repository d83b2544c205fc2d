/**
 * Layers whose forward pass is TorchScript, and the one place that knows the internals of DJL's
 * PyTorch engine.
 *
 * <p>A model is written once, as blocks that hold their parameters and the TorchScript of their
 * forward pass ({@link dev.firth.seq2seq.engine.ScriptBlock}); it runs as one call a step ({@link
 * dev.firth.seq2seq.engine.ScriptModule}).
 */
package dev.firth.seq2seq.engine;

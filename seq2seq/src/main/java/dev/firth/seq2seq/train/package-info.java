/** How sequence models learn: criterion, gradients, optimisers, schedules, the loop. */
package dev.firth.seq2seq.train;

/**
 * The ledger: an append-only, chained, Merkle-proved record of every outcome. Useful on its own.
 *
 * <p>Start at {@link io.sealwright.ledger.Ledger}, the writing side, whose hot door is
 * {@link io.sealwright.ledger.Appender}; {@code LedgerWriter} is the one thread behind both.
 * {@link io.sealwright.ledger.LedgerVerifier} and {@link io.sealwright.ledger.LedgerReader} are the offline side. Both
 * sides read segments by {@code SegmentScan} and follow the chain by {@code ChainState}, so what recovery accepts is
 * what the verifier accepts. The bytes are in docs/reference/ledger-format.md, and frozen.
 *
 * <p>What must stay true: (1) {@link io.sealwright.ledger.Completion#durable()} runs only after the disk confirmed the
 * frame; (2) a file whose write or sync failed is never written again; (3) recovery drops nothing but a batch that the
 * disk never confirmed.
 */
@NullMarked
package io.sealwright.ledger;

import org.jspecify.annotations.NullMarked;

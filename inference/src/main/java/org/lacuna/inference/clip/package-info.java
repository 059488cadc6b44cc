/**
 * A whole clip through a network: windows, subsets of modalities, and what comes back as sequences.
 */
@NullMarked
package org.lacuna.inference.clip;

import org.jspecify.annotations.NullMarked;

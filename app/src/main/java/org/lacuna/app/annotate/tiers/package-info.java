/**
 * The tiers of a clip as values: what they hold, what can be done to them, what a model proposes.
 */
@NullMarked
package org.lacuna.app.annotate.tiers;

import org.jspecify.annotations.NullMarked;

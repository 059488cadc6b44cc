/** Annotating by keyboard: tiers over the shared time axis, and what a model proposes for them. */
@NullMarked
package org.lacuna.app.annotate;

import org.jspecify.annotations.NullMarked;

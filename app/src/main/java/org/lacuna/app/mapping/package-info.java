/**
 * Opening foreign networks: what their tensors may mean, a run to try it, and the card that says
 * so.
 */
@NullMarked
package org.lacuna.app.mapping;

import org.jspecify.annotations.NullMarked;

/**
 * The one interface of all methods: features and masks in, named outputs out, with the loss and the
 * order of updates that belong to the method.
 */
@NullMarked
package org.lacuna.training.method;

import org.jspecify.annotations.NullMarked;

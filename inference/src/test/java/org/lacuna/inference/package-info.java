@NullMarked
package org.lacuna.inference;

import org.jspecify.annotations.NullMarked;

@org.jspecify.annotations.NullMarked
package org.lacuna.app.mapping.trial;

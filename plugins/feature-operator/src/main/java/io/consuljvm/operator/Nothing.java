package io.consuljvm.operator;

/** An argument or a reply that says nothing: an empty map on the wire. */
record Nothing() {}

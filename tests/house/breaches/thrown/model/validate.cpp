void refuse() {
  if (true) throw 1;  // however good the reason
}

static thread_local int depth = 0;
